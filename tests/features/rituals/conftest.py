"""Rituals for tests. It is a Wednesday at noon, UTC, and the next day they are due is the Thursday after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.rituals import closing, queries, service
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
    ClosingInput,
    EditRitualInput,
    MeetingView,
    ReplyInput,
    RitualInput,
)

EVERY_WEEK = {"rule": "FREQ=WEEKLY;BYDAY=TH", "first_on": "2026-03-12", "at": "12:00", "zone": "Europe/Paris"}
DAYS = tuple(date(2026, 3, 12) + timedelta(weeks=week) for week in range(8))


@dataclass
class Meeting:
    """The next meeting of a ritual, and what people do in it."""

    host: Actor
    ritual: str
    day: date

    def call(self, function: Callable, actor: Actor, *given: object) -> object:
        return db.write_now(function, actor, self.ritual, self.day, *given)

    def view(self, actor: Actor | None = None) -> MeetingView:
        return db.read_now(queries.get_meeting, actor or self.host, self.ritual, self.day)

    def reply(self, actor: Actor, word: str = "yes") -> None:
        self.call(service.reply, actor, ReplyInput.model_validate({"reply": word}))

    def add(self, title: str, actor: Actor | None = None, **given: object) -> str:
        form = AgendaItemInput.model_validate({"title": title, **given})
        return str(self.call(service.add_item, actor or self.host, form))

    def answer(self, actor: Actor, **given: object) -> None:
        self.call(service.answer_closing, actor, ClosingInput.model_validate(given))

    def at(self, minutes: float):
        """So many minutes after its time."""
        return clock.at(self.view().starts_at + timedelta(minutes=minutes))


@pytest.fixture(autouse=True)
def nothing_answered() -> Iterator[None]:
    closing.clear()
    yield
    closing.clear()


@pytest.fixture
def host(people, noon: datetime) -> Actor:
    return people.member("Hélène Marchetti")


@pytest.fixture
def ana(people, noon: datetime) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def plan(company: str, noon: datetime) -> Callable[..., str]:
    """Begins a ritual on Thursdays and answers its id."""

    def begin(actor: Actor, **given: object) -> str:
        form = {"title": "Coffee of the pumps", "form": "coffee", "language": "en", "minutes": 60}
        return db.write_now(
            service.plan_ritual, actor, RitualInput.model_validate({**form, **EVERY_WEEK, **given})
        )

    return begin


@pytest.fixture
def edit(company: str) -> Callable[..., None]:
    """Changes a ritual."""

    def change(actor: Actor, ritual: str, edition: int = 1, **given: object) -> None:
        form = {"title": "Coffee of the pumps", "form": "coffee", "language": "en", "minutes": 60}
        data = {**form, **EVERY_WEEK, "edition": edition, **given}
        db.write_now(service.edit_ritual, actor, ritual, EditRitualInput.model_validate(data))

    return change


@pytest.fixture
def meeting(host: Actor, plan: Callable[..., str]) -> Meeting:
    return Meeting(host, plan(host), DAYS[0])
