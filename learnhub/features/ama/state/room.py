"""A session as its colleagues see it."""

from datetime import datetime
from typing import TYPE_CHECKING

import reflex as rx

from learnhub.access import guard
from learnhub.core.i18n import N_
from learnhub.core.pagination import Page
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Phase, QuestionState, Tab
from learnhub.features.ama.room import AMA_ASK, AMA_READ, AMA_VOTE
from learnhub.features.ama.schemas import (
    AmaView,
    AskInput,
    Id,
    NamedAskForm,
    OwnQuestion,
    QuestionRow,
    RewordInput,
)
from learnhub.features.ama.state.answering import show_document
from learnhub.features.ama.state.attendance import show_attendance
from learnhub.features.discussion import ballots
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import Ballot, VoteView
from learnhub.features.discussion.state import VoteState, add_votes, show_content
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, show_once, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

BOARD = "board"  # stands for the cursor behind it, which nobody needs before the first page is read
ORDER_PACE = 3.0
PACE = {"next": ORDER_PACE, "newest": ORDER_PACE}


class AmaLiveState(LiveState, rx.State):
    """What everybody sees, pushed by the hub (tables: ama, ama_question, content, authorship)."""

    phase: StateVar[str] = state_var("")
    moderation: StateVar[str] = state_var("")
    next: StateVar[list[str]] = state_var([])
    newest: StateVar[list[str]] = state_var([])
    answered: StateVar[list[str]] = state_var([])
    on_air: StateVar[str] = state_var("")
    on_air_at: StateVar[datetime | None] = state_var(None)
    rows: StateVar[dict[str, QuestionRow]] = state_var({})
    votes: StateVar[dict[str, int]] = state_var({})
    counts: StateVar[dict[str, int]] = state_var({})
    viewers: StateVar[int] = state_var(0)


hub.register(
    Topic(
        "ama",
        AmaLiveState,
        queries.live_view,
        queries.may_watch,
        route="/ama/[ama_ref]",
        parts={"votes": queries.live_votes},
        pace=PACE,
    )
)


class AmaState(PagedMixin, FormMixin, rx.State):
    """What is one's own in a session, and what is not live (tables: ama, content, vote, authorship).

    The first page of a list is the board that is pushed. `rows` come when somebody asks for more, those of
    the board among them, so that what falls out of it is still shown.
    """

    if TYPE_CHECKING:
        ama_ref: StateVar[str]

    ama: StateVar[AmaView] = state_var(AmaView())
    tab: StateVar[str] = state_var(Tab.NEXT)
    own: StateVar[list[OwnQuestion]] = state_var([])
    editing: StateVar[OwnQuestion] = state_var(OwnQuestion())
    rows: StateVar[list[QuestionRow]] = state_var([])
    ballot: StateVar[str] = state_var("")  # sent to the browser and not kept here
    brought: StateVar[bool] = state_var(False)

    @action(AMA_READ)
    async def load(self):
        """The session and one's own in it, then what the hub pushes; or its questions when it is over."""
        wanted = self.router.url.query_parameters.get("tab", "")
        room = await read(queries.open_room, self.ama_ref)
        self.tab = wanted if wanted in list(Tab) else Tab.NEXT
        if room.ama.phase == Phase.ENDED:
            self.tab = Tab.MINE if wanted == Tab.MINE else Tab.NEXT
            await show_document(self)
        else:
            await hub.join(self, f"ama:{self.ama_ref}")
            await show_once(self, ballot=ballots.of(self.ama_ref, guard.require_person(actor())))
        self.ama, self.own, self.brought = room.ama, room.own, False
        # Which are one's own; how many there are comes through the live view.
        await show_content(self, {question: VoteView(is_mine=True) for question in room.votes})
        await show_following(self, self.ama_ref)
        await show_attendance(self, [room.ama])
        self.editing, self.errors = OwnQuestion(), {}
        await self._load_rows()

    @action(AMA_ASK, creates=True)
    async def ask(self, form: NamedAskForm):
        """Ask by name; without a name the browser posts by itself."""
        made = await write(once, form.request_key, service.ask_question, self.ama_ref, form)
        self.saved += 1
        await self._reload_own()
        waits = any(item.id == made and item.state == QuestionState.WAITING for item in self.own)
        await toast(
            self, N_("Sent. A host reads it first.") if waits else N_("Your question is in the list.")
        )

    @action(AMA_ASK)
    async def edit(self, question: Id):
        """Open the form that rewords one of one's questions."""
        self.editing = next((item for item in self.own if item.id == question), OwnQuestion())
        self.errors = {}

    @action(AMA_ASK)
    async def stop_editing(self):
        """Leave that form."""
        self.editing, self.errors = OwnQuestion(), {}

    @action(AMA_ASK)
    async def reword(self, form: RewordInput):
        """Keep the other words."""
        words = AskInput(text=form.text, language=form.language)
        await write(service.reword_question, form.question, words, edition=form.edition)
        self.editing = OwnQuestion()
        self.saved += 1
        await self._reload_own()

    @action(AMA_ASK)
    async def withdraw(self, question: Id):
        """Take one of one's questions back."""
        await write(service.withdraw_question, question)
        await self._reload_own()
        await toast(self, N_("Your question is withdrawn."))

    @action(AMA_VOTE)
    async def bring_ballot(self, ballot: Ballot):
        """Go on with the votes for anonymous questions from before the server began anew."""
        await write(discussion.bring_ballot, self.ama_ref, ballot)
        self.brought = True
        await show_once(self, ballot=ballots.of(self.ama_ref, guard.require_person(actor())))
        own = await read(queries.list_own_votes, self.ama_ref)
        await show_content(self, {question: VoteView(is_mine=True) for question in own})

    show_more = next_page(AMA_READ)

    async def _page(self, after: str | None) -> Page[QuestionRow]:
        page = await read(queries.list_questions, self.ama_ref, tab=Tab(self.tab), after=after)
        known = (await self.get_state(VoteState)).votes
        mine = {key for key in page.ids if key in known and known[key].is_mine}
        await add_votes(self, {key: VoteView(count, key in mine) for key, count in page.votes.items()})
        return Page([page.rows[key] for key in page.ids], page.next)

    async def _pages(self, count: int, first: Page[QuestionRow] | None = None) -> Page[QuestionRow]:
        return await super()._pages(count, first) if count > 1 else Page([], BOARD)

    def _moves(self) -> bool:
        return True

    async def _reload_own(self) -> None:
        self.own = await read(queries.list_own_questions, self.ama_ref)
