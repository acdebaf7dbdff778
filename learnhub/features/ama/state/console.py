"""The console from which hosts run a session."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import reflex as rx

from learnhub.access import guard
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Moderation, Outcome
from learnhub.features.ama.room import AMA_HOST
from learnhub.features.ama.schemas import (
    AmaView,
    DismissInput,
    Id,
    QuestionRow,
    QuestionSource,
    RephraseInput,
)
from learnhub.features.ama.state.joining import join_address
from learnhub.features.ama.state.room import PACE
from learnhub.features.ama.state.schedule import ScheduleState
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var

IdOrNone = Annotated[str, Line(12)]


class AmaHostLiveState(LiveState, rx.State):
    """What the hosts of a session see, pushed by the hub (tables: ama, ama_question, content, authorship)."""

    phase: StateVar[str] = state_var("")
    moderation: StateVar[str] = state_var("")
    next: StateVar[list[str]] = state_var([])
    waiting: StateVar[list[str]] = state_var([])
    dismissed: StateVar[list[str]] = state_var([])
    in_writing: StateVar[list[str]] = state_var([])
    on_air: StateVar[str] = state_var("")
    on_air_at: StateVar[datetime | None] = state_var(None)
    rows: StateVar[dict[str, QuestionRow]] = state_var({})
    votes: StateVar[dict[str, int]] = state_var({})
    counts: StateVar[dict[str, int]] = state_var({})
    viewers: StateVar[int] = state_var(0)


hub.register(
    Topic(
        "ama",
        AmaHostLiveState,
        queries.live_host_view,
        queries.may_host,
        audience="host",
        route="/ama/[ama_ref]/host",
        parts={"votes": queries.live_host_votes},
        pace={"next": PACE["next"]},
        counts="",
    )
)


class AmaHostState(FormMixin, rx.State):
    """What a host does; what it leads to comes back through the hub (tables: ama, ama_question, content)."""

    if TYPE_CHECKING:
        ama_ref: StateVar[str]

    ama: StateVar[AmaView] = state_var(AmaView())
    address: StateVar[str] = state_var("")
    dismissing: StateVar[str] = state_var("")
    rephrasing: StateVar[QuestionSource] = state_var(QuestionSource())
    leaving: StateVar[str] = state_var("")
    following: StateVar[str] = state_var("")

    @action(AMA_HOST)
    async def load(self):
        """The session, and from then on what the hub pushes to its hosts."""
        ama = await read(queries.open_ama, self.ama_ref)
        guard.require(ama.can_host)
        await hub.join(self, f"ama:{self.ama_ref}:host")
        self.ama, self.dismissing, self.errors = ama, "", {}
        self.leaving = self.following = ""
        self.rephrasing = QuestionSource()
        self.address = join_address(self, ama.code)
        return ScheduleState.load_change

    @action(AMA_HOST)
    async def open(self):
        """Go live."""
        await write(service.open_session, self.ama_ref)
        self.ama = await read(queries.open_ama, self.ama_ref)

    @action(AMA_HOST)
    async def end(self, outcome: Outcome | Literal[""] = ""):
        """End the session; every tab that shows it is loaded again."""
        await write(service.end_session, self.ama_ref, outcome=outcome or None)

    @action(AMA_HOST)
    async def call_off(self):
        """Take the announcement back."""
        await write(service.call_off, self.ama_ref)
        await toast(self, N_("The session is called off."))
        await go(self, "/ama")

    @action(AMA_HOST)
    async def approve(self, question: Id):
        """Show a question to everybody."""
        await write(service.approve, self.ama_ref, question)

    @action(AMA_HOST)
    async def choose_dismissal(self, question: Id):
        """Open the form that asks why."""
        self.dismissing, self.errors = question, {}

    @action(AMA_HOST)
    async def keep(self):
        """Leave that form."""
        self.dismissing = ""

    @action(AMA_HOST)
    async def dismiss(self, form: DismissInput):
        """Take a question away, with a reason for its asker."""
        await write(service.dismiss, self.ama_ref, form)
        self.dismissing = ""
        self.saved += 1

    @action(AMA_HOST)
    async def choose_rephrasing(self, question: Id):
        """Open the form with the words of a question that waits."""
        self.errors = {}
        self.rephrasing = await read(queries.get_question_to_rephrase, self.ama_ref, question)

    @action(AMA_HOST)
    async def keep_words(self):
        """Leave that form."""
        self.rephrasing = QuestionSource()

    @action(AMA_HOST)
    async def rephrase(self, form: RephraseInput):
        """Put a question in other words, of which its asker is told."""
        await write(service.rephrase, self.ama_ref, form)
        self.rephrasing = QuestionSource()
        self.saved += 1

    @action(AMA_HOST)
    async def put_on_air(self, question: Id, instead_of: IdOrNone):
        """Answer a question now; while another one is on air, ask first what becomes of that."""
        if instead_of:
            self.leaving, self.following = instead_of, question
        else:
            await write(service.put_on_air, self.ama_ref, question)

    @action(AMA_HOST)
    async def answer_and_next(self, answered: IdOrNone):
        """Close the question on air and take the one with the most votes.

        After a moment that answers nothing the host is asked, who may have pressed twice.
        """
        if answered and await read(queries.is_on_air_in_passing, self.ama_ref, answered):
            self.leaving, self.following = answered, ""
        else:
            await write(service.answer_and_next, self.ama_ref, answered=answered)

    @action(AMA_HOST)
    async def leave(self, outcome: Outcome):
        """Let the question on air go as the host says, and go on to the chosen one or to the next."""
        leaving, following = self.leaving, self.following
        self.leaving = self.following = ""
        if following:
            await write(service.put_on_air, self.ama_ref, following, instead_of=leaving, outcome=outcome)
        else:
            await write(service.answer_and_next, self.ama_ref, answered=leaving, outcome=outcome)

    @action(AMA_HOST)
    async def stay(self):
        """Go on with the question on air."""
        self.leaving = self.following = ""

    @action(AMA_HOST)
    async def mark_answered(self, question: Id):
        """Note that a question was answered."""
        await write(service.mark_answered, self.ama_ref, question)

    @action(AMA_HOST)
    async def put_back(self, question: Id):
        """Return a question to the list."""
        await write(service.put_back, self.ama_ref, question)

    @action(AMA_HOST)
    async def approve_by_itself(self, on: bool):
        """Show new questions at once, or read them first."""
        moderation = Moderation.AFTER if on else Moderation.BEFORE
        await write(service.set_moderation, self.ama_ref, moderation)
