"""The page of the history of content."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.core.inputs import INTEGER_MAX
from learnhub.core.pagination import Page
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_HISTORY
from learnhub.features.discussion.schemas.revisions import HistoryView, RevisionView
from learnhub.web.actions import action, read, toast, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

RevisionNumber = Annotated[int, Field(ge=1, le=INTEGER_MAX)]


class HistoryState(PagedMixin, rx.State):
    """The editions of one piece of content, the present one first (tables: content, revision)."""

    head: StateVar[HistoryView] = state_var(HistoryView())
    rows: StateVar[list[RevisionView]] = state_var([])

    if TYPE_CHECKING:
        content_ref: str

    @action(CONTENT_HISTORY, slow=True)
    async def load(self):
        """The first editions of what the address names."""
        head = await read(queries.get_history, self.content_ref)
        await self._load_rows()
        self.head = head

    show_more = next_page(CONTENT_HISTORY, slow=True)

    async def _page(self, after: str | None) -> Page[RevisionView]:
        return await read(queries.list_revisions, self.content_ref, cursor=after)

    def _key(self, row: RevisionView) -> str:
        return str(row.number)

    @action(CONTENT_HISTORY)
    async def restore(self, number: RevisionNumber):
        """Write an earlier edition as the next one."""
        await write(service.restore, self.head.id, number, edition=self.head.edition)
        await toast(self, N_("This version is back."))
        return HistoryState.load
