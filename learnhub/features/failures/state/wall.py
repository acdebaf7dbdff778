"""The wall of small failures."""

from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.failures import queries
from learnhub.features.failures.enums import Wall
from learnhub.features.failures.room import FAILURES_READ
from learnhub.features.failures.schemas import ComingMeeting, FailureRow, WallFigures
from learnhub.features.failures.state.echoes import add_echoes, show_echoes
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class WallState(PagedMixin, rx.State):
    """Stories, the latest first (tables: content, content_html, failure, authorship, person_role).

    The address says which of them (`?show=`). `has_trade` is whether the reader's profile names one,
    `coming` the next meeting in which stories are told.
    """

    rows: StateVar[list[FailureRow]] = state_var([])
    wall: StateVar[str] = state_var(Wall.ALL.value)
    figures: StateVar[WallFigures] = state_var(WallFigures())
    coming: StateVar[ComingMeeting] = state_var(ComingMeeting())
    has_trade: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(FAILURES_READ)
    async def load(self):
        """The first page of what the address asks for."""
        asked = parse_qs(self.router.url.query).get("show", [""])[-1]
        self.wall = asked if asked in list(Wall) else Wall.ALL.value
        self.figures = await read(queries.count_told)
        self.coming = await read(queries.get_coming)
        self.has_trade = bool(await read(queries.job_of))
        await show_echoes(self, [])
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(FAILURES_READ)

    async def _page(self, after: str | None) -> Page[FailureRow]:
        found = await read(queries.list_failures, wall=Wall(self.wall), cursor=after)
        await add_echoes(self, [row.id for row in found.items])
        return Page([row.typeset() for row in found.items], found.next)
