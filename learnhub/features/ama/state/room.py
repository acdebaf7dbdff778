"""A session as its colleagues see it."""

from datetime import datetime
from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Phase, QuestionState, Tab
from learnhub.features.ama.room import AMA_ASK, AMA_READ
from learnhub.features.ama.schemas import (
    BOARD_MAX,
    AmaView,
    AskInput,
    EndedBoard,
    Id,
    NamedAskForm,
    OwnQuestion,
    QuestionRow,
    RewordInput,
)
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.discussion.state import show_content
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.live import LiveState, Topic, hub

ORDER_PACE = 3.0
PACE = {"next": ORDER_PACE, "newest": ORDER_PACE}


class AmaLiveState(LiveState, rx.State):
    """What everybody sees, pushed by the hub (tables: ama, ama_question, content, authorship)."""

    phase: str = ""
    moderation: str = ""
    next: list[str] = []
    newest: list[str] = []
    answered: list[str] = []
    on_air: str = ""
    on_air_at: datetime | None = None
    rows: dict[str, QuestionRow] = {}
    votes: dict[str, int] = {}
    counts: dict[str, int] = {}
    viewers: int = 0


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


class AmaState(FormMixin, rx.State):
    """What is one's own in a session, and what is not live (tables: ama, content, vote, authorship)."""

    if TYPE_CHECKING:
        ama_ref: str

    ama: AmaView = AmaView()
    tab: str = Tab.NEXT
    own: list[OwnQuestion] = []
    editing: OwnQuestion = OwnQuestion()
    ended: EndedBoard = EndedBoard()
    more: list[str] = []
    more_rows: dict[str, QuestionRow] = {}
    more_votes: dict[str, int] = {}
    more_cursor: str = ""

    @action(AMA_READ)
    async def load(self):
        """The session and one's own in it, then what the hub pushes; or its questions when it is over."""
        wanted = self.router.url.query_parameters.get("tab", "")
        room = await read(queries.open_room, self.ama_ref)
        first = Tab.ANSWERED if room.ama.phase == Phase.ENDED else Tab.NEXT
        self.tab = wanted if wanted in list(Tab) else first
        self.more, self.more_rows, self.more_votes, self.more_cursor = [], {}, {}, ""
        if room.ama.phase == Phase.ENDED:
            self.ended = await read(queries.ended_board, self.ama_ref)
        else:
            await hub.join(self, f"ama:{self.ama_ref}")
        self.ama, self.own = room.ama, room.own
        # Which are one's own; how many there are comes through the live view.
        await show_content(self, {question: VoteView(is_mine=True) for question in room.votes})
        self.editing, self.errors = OwnQuestion(), {}

    @action(AMA_ASK)
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
        await self._reload_own()

    @action(AMA_ASK)
    async def withdraw(self, question: Id):
        """Take one of one's questions back."""
        await write(service.withdraw_question, question)
        await self._reload_own()
        await toast(self, N_("Your question is withdrawn."))

    @action(AMA_READ)
    async def show_more(self):
        """The questions after those that are shown."""
        tab = Tab(self.tab)
        if not self.more_cursor:
            first = await read(queries.list_questions, self.ama_ref, tab=tab, size=BOARD_MAX)
            self.more_cursor = first.next or ""
        page = await read(queries.list_questions, self.ama_ref, tab=tab, after=self.more_cursor or None)
        self.more = [*self.more, *(key for key in page.ids if key not in self.more_rows)]
        self.more_rows = {**self.more_rows, **page.rows}
        self.more_votes = {**self.more_votes, **page.votes}
        self.more_cursor = page.next or ""

    async def _reload_own(self) -> None:
        self.own = await read(queries.list_own_questions, self.ama_ref)
