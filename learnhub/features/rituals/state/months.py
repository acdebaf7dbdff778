"""All rituals: a month of their meetings, and each of them by name."""

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.rituals import queries
from learnhub.features.rituals.room import RITUALS_READ
from learnhub.features.rituals.schemas import MonthName, MonthView
from learnhub.features.search.browsing import FoundRow, Search
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class MonthState(PagedMixin, rx.State):
    """A month of meetings, and all rituals under it (tables: content, ritual_rhythm, ritual_meeting)."""

    month: StateVar[MonthView] = state_var(MonthView())
    rows: StateVar[list[FoundRow]] = state_var([])

    show_more = next_page(RITUALS_READ)

    @action(RITUALS_READ)
    async def load(self):
        """The present month, or the one that was looked at."""
        self.month = await read(queries.get_month, self.month.name)
        await self._begin_rows()

    @action(RITUALS_READ)
    async def show_month(self, month: MonthName):
        """Another month; without a name the present one."""
        self.month = await read(queries.get_month, month)

    async def _page(self, after: str | None) -> Page[FoundRow]:
        return await read(queries.list_rituals, search=Search(), cursor=after)
