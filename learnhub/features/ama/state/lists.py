"""All sessions, and joining one by its code."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.ama import queries
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.errors import UnknownCode
from learnhub.features.ama.room import AMA_READ, AMA_SCHEDULE
from learnhub.features.ama.schemas import AmaRow, CodeInput, OwedRow
from learnhub.features.ama.state.attendance import show_attendance
from learnhub.web.actions import FormMixin, action, actor, read
from learnhub.web.pages import go, go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class AmaListState(PagedMixin, rx.State):
    """The sessions that are live and announced, and as `rows` those that are over (tables: ama,
    ama_promise, content)."""

    live: StateVar[list[AmaRow]] = state_var([])
    scheduled: StateVar[list[AmaRow]] = state_var([])
    owed: StateVar[list[OwedRow]] = state_var([])
    rows: StateVar[list[AmaRow]] = state_var([])
    can_schedule: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(AMA_READ)
    async def load(self):
        """What is on, what comes, which answers are owed, and the latest that are over."""
        upcoming = await read(queries.list_upcoming)
        self.live = [row for row in upcoming if row.phase == Phase.LIVE]
        self.scheduled = [row for row in upcoming if row.phase != Phase.LIVE]
        await show_attendance(self, upcoming)
        own, owed = await read(queries.list_owed, mine=True), await read(queries.list_owed)
        self.owed = own.items + [row for row in owed.items if not row.is_mine]
        self.can_schedule = actor().may(AMA_SCHEDULE)
        (await self.get_state(JoinState)).errors = {}
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(AMA_READ)

    async def _page(self, after: str | None) -> Page[AmaRow]:
        return await read(queries.list_ended, after=after)


class JoinState(FormMixin, rx.State):
    """Joining by the six digits of a screen (table: ama)."""

    if TYPE_CHECKING:
        ama_code: str

    is_unknown: StateVar[bool] = state_var(False)

    @action(AMA_READ)
    async def load(self):
        """Go to the session of the code in the address; an unknown one stays on the page that asks for it."""
        try:
            ama_id = await read(queries.find_by_code, self.ama_code)
        except UnknownCode:
            self.is_unknown, self.errors = True, {}
            return
        self.is_unknown, self.errors = False, {}
        await go_instead(self, f"/ama/{ama_id}")

    @action(AMA_READ)
    async def join(self, form: CodeInput):
        """Go to the session of a typed code."""
        await go(self, f"/ama/{await read(queries.find_by_code, form.code)}")
