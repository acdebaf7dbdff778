"""All sessions, and joining one by its code."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.features.ama import queries
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.errors import UnknownCode
from learnhub.features.ama.room import AMA_READ, AMA_SCHEDULE
from learnhub.features.ama.schemas import AmaRow, CodeInput
from learnhub.web.actions import FormMixin, action, actor, read


class AmaListState(rx.State):
    """The sessions that are live, announced and over (tables: ama, content, ama_host, ama_question)."""

    live: list[AmaRow] = []
    scheduled: list[AmaRow] = []
    ended: list[AmaRow] = []
    cursor: str = ""
    can_schedule: bool = False
    is_ready: bool = False

    @action(AMA_READ)
    async def load(self):
        """What is on, what comes, and the latest that are over."""
        upcoming = await read(queries.list_upcoming)
        self.live = [row for row in upcoming if row.phase == Phase.LIVE]
        self.scheduled = [row for row in upcoming if row.phase != Phase.LIVE]
        self.can_schedule = actor().may(AMA_SCHEDULE)
        self.ended = []
        (await self.get_state(JoinState)).errors = {}
        await self._append(None)
        self.is_ready = True

    @action(AMA_READ)
    async def show_more(self):
        """The sessions before the ones that are shown."""
        if self.cursor:
            await self._append(self.cursor)

    async def _append(self, cursor: str | None) -> None:
        page = await read(queries.list_ended, after=cursor)
        self.ended = [*self.ended, *page.items]
        self.cursor = page.next or ""


class JoinState(FormMixin, rx.State):
    """Joining by the six digits of a screen (table: ama)."""

    if TYPE_CHECKING:
        ama_code: str

    is_unknown: bool = False

    @action(AMA_READ)
    async def load(self):
        """Go to the session of the code in the address; an unknown one stays on the page that asks for it."""
        try:
            ama_id = await read(queries.find_by_code, self.ama_code)
        except UnknownCode:
            self.is_unknown, self.errors = True, {}
            return None
        self.is_unknown, self.errors = False, {}
        return rx.redirect(f"/ama/{ama_id}", replace=True)

    @action(AMA_READ)
    async def join(self, form: CodeInput):
        """Go to the session of a typed code."""
        return rx.redirect(f"/ama/{await read(queries.find_by_code, form.code)}")
