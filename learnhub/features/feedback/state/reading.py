"""What one was told, and what one is asked."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ
from learnhub.features.feedback.schemas import (
    FeedbackAskedRow,
    FeedbackDesk,
    FeedbackRow,
    FeedbackThanksInput,
    FeedbackView,
)
from learnhub.features.feedback.texts import as_markdown
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go, go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class FeedbackState(PagedMixin, rx.State):
    """The reader's own place (tables: feedback_note, feedback_author, feedback_request, feedback_asked,
    feedback_draft, feedback_thanks, feedback_choice).
    """

    rows: StateVar[list[FeedbackRow]] = state_var([])
    desk: StateVar[FeedbackDesk] = state_var(FeedbackDesk())
    is_ready: StateVar[bool] = state_var(False)

    @action(FEEDBACK_READ)
    async def load(self):
        """What one was told, and what stands around it."""
        self.desk = await read(queries.get_desk)
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(FEEDBACK_READ)

    @action(FEEDBACK_GIVE)
    async def stop(self, request_id: Id):
        """Ask nobody any longer."""
        await write(service.stop, request_id)
        await toast(self, N_("Nobody is asked any more. What has come stays with you."))
        self.desk = await read(queries.get_desk)

    @action(FEEDBACK_GIVE)
    async def discard(self, draft_id: Id):
        """Delete what one has begun."""
        await write(service.discard, draft_id)
        self.desk = await read(queries.get_desk)

    @action(FEEDBACK_GIVE)
    async def choose(self, only_when_asked: bool):
        """Say whether colleagues may offer one feedback."""
        await write(service.choose, only_when_asked=only_when_asked)
        self.desk = await read(queries.get_desk)

    async def _page(self, after: str | None) -> Page[FeedbackRow]:
        found = await read(queries.list_notes, cursor=after)
        return Page([row.typeset() for row in found.items], found.next)


class FeedbackNoteState(FormMixin, rx.State):
    """What one was told (tables: feedback_note, feedback_author, feedback_thanks).

    `markdown` is for the clipboard of its recipient.
    """

    note: StateVar[FeedbackView] = state_var(FeedbackView())
    markdown: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        feedback_ref: str

    @action(FEEDBACK_READ)
    async def load(self):
        """The note of the address."""
        self.note, self.errors = FeedbackView(), {}
        await self._show(self.feedback_ref)

    @action(FEEDBACK_GIVE)
    async def thank(self, form: FeedbackThanksInput):
        """Say thank you for it."""
        await write(service.thank, self.note.id, form)
        self.saved += 1
        await self._show(self.note.id)
        await toast(self, N_("Your thanks are on their way."))

    @action(FEEDBACK_READ)
    async def remove(self):
        """Delete it for good."""
        await write(service.remove_note, self.note.id)
        await toast(self, N_("It is deleted, and nobody has it any more."))
        await go(self, "/feedback")

    async def _show(self, note_id: str) -> None:
        note = await read(queries.get_note, note_id)
        self.note, self.markdown = note.typeset(), as_markdown(note, actor().language)


class AskedFeedbackState(rx.State):
    """What a colleague would like to hear (tables: feedback_request, feedback_asked, feedback_draft)."""

    asked: StateVar[FeedbackAskedRow] = state_var(FeedbackAskedRow())

    if TYPE_CHECKING:
        request_ref: str

    @action(FEEDBACK_GIVE)
    async def load(self):
        """What is asked at the address."""
        self.asked = FeedbackAskedRow()
        self.asked = await read(queries.get_asked, self.request_ref)

    @action(FEEDBACK_GIVE)
    async def begin(self):
        """Begin to write it, or go on."""
        await go_instead(self, f"/feedback/write/{await write(service.begin_answer, self.asked.id)}")

    @action(FEEDBACK_GIVE)
    async def decline(self):
        """Say nothing about it."""
        await write(service.decline, self.asked.id)
        await toast(self, N_("Noted. Nobody is told that you declined."))
        await go_instead(self, "/feedback")
