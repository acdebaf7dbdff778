"""The page of one ritual."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Day
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import show_content, show_discussion
from learnhub.features.notices.state import show_following
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.enums import MeetingStatus, Reply
from learnhub.features.rituals.room import RITUALS_ATTEND, RITUALS_READ, RITUALS_WRITE
from learnhub.features.rituals.schemas import MeetingView, ReplyInput, RitualView, day_of
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var


class RitualState(FormMixin, rx.State):
    """A ritual and its next meeting (tables: content, ritual, ritual_rhythm, ritual_meeting)."""

    ritual: StateVar[RitualView] = state_var(RitualView())
    meeting: StateVar[MeetingView] = state_var(MeetingView())

    if TYPE_CHECKING:
        ritual_ref: str

    @action(RITUALS_READ)
    async def load(self):
        """Show the ritual of the address."""
        self.ritual, self.meeting = RitualView(), MeetingView()
        await self._show(self.ritual_ref)
        await show_content(self)
        await show_discussion(self, self.ritual.id, [self.ritual.id])
        await show_following(self, self.ritual.id)
        await hub.join(self, topic_of(self.ritual.id))

    @action(RITUALS_ATTEND)
    async def reply(self, day: Day, word: Reply):
        """Say whether one comes to a meeting, and to no other."""
        await write(service.reply, self.ritual.id, day, ReplyInput(reply=word))
        await self._show(self.ritual.id)

    @action(RITUALS_WRITE)
    async def remove(self):
        """Take one's ritual back."""
        await write(service.remove_ritual, self.ritual.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/rituals")

    async def _show(self, ritual_id: str) -> None:
        self.ritual = await read(queries.open_ritual, ritual_id)
        held = [row for row in self.ritual.coming if row.state == MeetingStatus.PLANNED]
        if held:
            self.meeting = await read(queries.open_meeting, ritual_id, day_of(held[0].day))
        else:
            self.meeting = MeetingView()
