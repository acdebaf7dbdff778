"""States for the tests of the plumbing: every way of being called, and one live view."""
# ruff: noqa: RUF012 - Reflex copies the default of a var for each tab

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any

import reflex as rx
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.permissions import SESSION_OPEN
from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.questions.room import QUESTIONS_ASK, QUESTIONS_READ
from learnhub.web import pages
from learnhub.web.actions import FormMixin, action, actor, read, toast
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.live.topic import VIEWERS


class ProbeInput(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=3, max_length=20)]
    topics: list[str] = []


class ProbeState(FormMixin, rx.State):
    """Handlers of every kind."""

    said: str = ""
    kept: list[str] = []
    _secret: str = ""

    @action(SESSION_OPEN)
    async def say(self, text: str) -> None:
        self.said = text

    @action(QUESTIONS_ASK)
    async def ask(self, form: ProbeInput) -> None:
        self.said, self.kept = form.title, form.topics
        self.saved += 1
        await toast(self, N_("You may not do this."), kind="info")

    @action(MEMBERS_MANAGE)
    async def administer(self) -> None:
        self.said = "administered"

    @action(QUESTIONS_READ)
    async def count(self, n: Annotated[int, Field(ge=-1, le=1)]) -> None:
        self.said = str(n)

    @action(QUESTIONS_READ)
    async def clash(self) -> None:
        raise Conflict("{name} still has members. Move them first.", name="Ardelle")

    @action(QUESTIONS_READ)
    async def refuse_field(self, form: ProbeInput) -> None:
        raise Invalid("Not so.", fields={"title": "This name is already on the list."})

    @action(QUESTIONS_READ)
    async def break_down(self) -> None:
        raise ZeroDivisionError("a private text")

    @action(QUESTIONS_READ, background=True)
    async def work(self, steps: int) -> None:
        for step in range(steps):
            await asyncio.sleep(0.2)
            name = await read(whose)
            async with self:
                self.said = f"{step} {name}"

    def recalc(self) -> None:
        self.said = "recalculated"

    def set_secret(self, value: str) -> None:
        self.said = value


def whose(_session: Session, person: Actor) -> str:
    return person.name


class ProbeMarkState(rx.State):
    """Tells a test that everything before was handled."""

    n: int = 0

    @action(SESSION_OPEN)
    async def mark(self, n: int) -> None:
        self.n = n


class ProbeLoadState(rx.State):
    """The load of the probe's page."""

    loaded: str = ""

    @action(QUESTIONS_READ)
    async def load(self) -> None:
        self.loaded = actor().name


class ProbeMissingState(rx.State):
    """The load of a page about something that does not exist."""

    @action(QUESTIONS_READ)
    async def load(self) -> None:
        raise NotFound("There is nothing here.")


@dataclass
class Board:
    """What the live probe shows; tests change it and publish."""

    order: list[str]
    votes: dict[str, int]
    closed_to: set[str | None]
    builds: int = 0
    is_long: bool = False


BOARD = Board([], {}, set())


def build(_session: Session, key: str) -> dict[str, Any]:
    BOARD.builds += 1
    return {"order": list(BOARD.order), "votes": dict(BOARD.votes), "key": key}


def may_join(_session: Session, person: Actor, _key: str) -> bool:
    return person.is_signed_in and person.person_id not in BOARD.closed_to


class ProbeLiveState(LiveState, rx.State):
    """The live view."""

    order: list[str] = []
    votes: dict[str, int] = {}
    key: str = ""
    viewers: int = 0


class ProbeJoinState(rx.State):
    """Joins the live view."""

    @action(QUESTIONS_READ)
    async def load(self) -> None:
        await hub.join(self, "probe:one")

    @action(SESSION_OPEN)
    async def follow(self, topic: str) -> None:
        await hub.join(self, topic)


def view() -> rx.Component:
    return rx.el.div()


def mount(app: rx.App) -> None:
    """Add the probe's pages to the app."""
    made = (
        pages.Page("/probe", view, "Probe", load=ProbeLoadState.load, requires=QUESTIONS_READ),
        pages.Page("/probe-admin", view, "Probe", requires=MEMBERS_MANAGE),
        pages.Page("/probe-missing", view, "Probe", load=ProbeMissingState.load),
        pages.Page("/probe-open", view, "Probe"),
        pages.Page("/probe-live/[probe_ref]", view, "Probe", load=ProbeJoinState.load),
    )
    from learnhub.features.home.state import ShellState

    waiting = ShellState.shell.figures["inbox_waiting"].to(int)
    pages.add_pages(app, made, dress=lambda page: page.view, after=ShellState.load, waiting=waiting)


def build_votes(_session: Session, _key: str) -> dict[str, Any] | None:
    """The quick way to the votes, which knows nothing of the order."""
    return None if BOARD.is_long else {"votes": dict(BOARD.votes)}


hub.register(
    Topic(
        "probe",
        ProbeLiveState,
        build,
        may_join,
        route="/probe-live/[probe_ref]",
        parts={"votes": build_votes},
        pace={"order": 0.6, VIEWERS: 0.2},
    )
)
