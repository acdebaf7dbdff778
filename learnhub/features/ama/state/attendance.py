"""Which sessions one comes to, on every page that shows sessions."""

from collections.abc import Iterable

import reflex as rx

from learnhub.features.ama import service
from learnhub.features.ama.room import AMA_ATTEND
from learnhub.features.ama.schemas import AmaRow, AmaView, Id
from learnhub.web.actions import action, write
from learnhub.web.vars import StateVar, state_var


class AttendanceState(rx.State):
    """The ids of the sessions that the page shows and that one comes to (table: ama_attendance)."""

    attending: StateVar[list[str]] = state_var([])

    @action(AMA_ATTEND)
    async def attend(self, ama_id: Id, on: bool):
        """Say that one comes, or that one does not after all."""
        await write(service.set_attendance, ama_id, on=on)
        others = [each for each in self.attending if each != ama_id]
        self.attending = [*others, ama_id] if on else others


async def show_attendance(page: rx.State, sessions: Iterable[AmaRow | AmaView]) -> None:
    """Begin a page that shows these sessions."""
    attending = [each.id for each in sessions if each.is_attending]
    (await page.get_state(AttendanceState)).attending = attending
