"""The screens of leader notes."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.pagination import Page
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import ItemFormMixin, show_content, show_discussion
from learnhub.features.leaders import queries, service
from learnhub.features.leaders.enums import Section
from learnhub.features.leaders.room import LEADERS_READ, LEADERS_WRITE
from learnhub.features.leaders.schemas import (
    EditLeaderNoteInput,
    KeptMonth,
    LeaderDesk,
    LeaderNoteForm,
    LeaderNoteRow,
    LeaderNoteText,
    LeaderNoteView,
    PreviewInput,
)
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go, go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class LeaderNotesState(PagedMixin, rx.State):
    """Notes, the latest first (tables: content, content_html, leader_note, leader_ask, authorship)."""

    rows: StateVar[list[LeaderNoteRow]] = state_var([])
    kept: StateVar[list[KeptMonth]] = state_var([])
    can_write: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(LEADERS_READ)
    async def load(self):
        """The first page, and how the last months went."""
        self.kept = await read(queries.list_kept)
        self.can_write = actor().may(LEADERS_WRITE)
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(LEADERS_READ)

    async def _page(self, after: str | None) -> Page[LeaderNoteRow]:
        found = await read(queries.list_notes, cursor=after)
        return Page([row.typeset() for row in found.items], found.next)


class LeaderNoteState(rx.State):
    """The page of a note (tables: leader_note, content, content_section, content_html, authorship)."""

    note: StateVar[LeaderNoteView] = state_var(LeaderNoteView())

    if TYPE_CHECKING:
        note_ref: str

    @action(LEADERS_READ)
    async def load(self):
        """Show the note of the address."""
        self.note = LeaderNoteView()
        self.note = await read(queries.open_note, self.note_ref)
        await show_content(self)
        await show_discussion(self, self.note.id, [self.note.id])
        await show_following(self, self.note.id)
        await hub.join(self, topic_of(self.note.id))

    @action(LEADERS_WRITE)
    async def remove(self):
        """Take one's note back."""
        await write(service.remove_note, self.note.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/leaders")


class WriteLeaderNoteState(ItemFormMixin, rx.State):
    """The form of a new note (tables: leader_note, leader_ask, content, content_section, authorship).

    `preview` is the form as it was at the last pause, as Today will show it; `looked` counts the pauses.
    """

    text: StateVar[LeaderNoteText] = state_var(LeaderNoteText())
    desk: StateVar[LeaderDesk] = state_var(LeaderDesk())
    preview: StateVar[LeaderNoteRow] = state_var(LeaderNoteRow())
    looked: StateVar[int] = state_var(0)

    @action(LEADERS_WRITE)
    async def load(self):
        """An empty form, or what was taken back."""
        self.desk = await read(queries.get_desk)
        self._open(self._take() or await read(queries.new_text))
        self.preview = await read(queries.preview, self.text)

    @action(LEADERS_WRITE)
    async def show(self, form: PreviewInput):
        """Show the form as Today will have it."""
        self.preview = await read(queries.preview, form)
        self.looked += 1

    @action(LEADERS_WRITE, creates=True)
    async def publish(self, form: LeaderNoteForm):
        """Publish it and go to its page."""
        note_id = await write(once, form.request_key, service.write_note, form)
        await self._say_published(note_id, "", N_("It is published to everybody. Thank you for going first."))
        await go_instead(self, f"/leaders/{note_id}")

    @action(LEADERS_WRITE)
    async def not_now(self):
        """Say that there is no note this month."""
        await write(service.not_this_month)
        await toast(self, N_("Noted. You are asked again next month."))
        await go_instead(self, "/leaders")

    @action(LEADERS_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.note_text, service.remove_note):
            await go_instead(self, "/leaders/new")


class EditLeaderNoteState(ItemFormMixin, rx.State):
    """The form of a note that is published (tables: leader_note, content, content_section)."""

    text: StateVar[LeaderNoteText] = state_var(LeaderNoteText())
    desk: StateVar[LeaderDesk] = state_var(LeaderDesk())

    if TYPE_CHECKING:
        note_ref: str

    @action(LEADERS_WRITE)
    async def load(self):
        """The note of the address as it stands."""
        self.desk = await read(queries.get_desk)
        self._open(await read(queries.note_text, self.note_ref))

    @action(LEADERS_WRITE)
    async def save(self, form: EditLeaderNoteInput):
        """Save the next edition and go to its page."""
        texts = {"title": form.title} | {each.value: getattr(form, each.value) for each in Section}
        if await self._save(service.edit_note, form, texts, N_("It is saved.")):
            await go(self, f"/leaders/{self.text.id}")
