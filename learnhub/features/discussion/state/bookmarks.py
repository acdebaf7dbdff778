"""What somebody keeps of what a page shows, and the list of all of it."""

from collections.abc import Collection
from dataclasses import replace

import reflex as rx

from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_KEEP
from learnhub.features.discussion.schemas import BookmarkView
from learnhub.features.discussion.state.content import Id
from learnhub.web.actions import action, read, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class BookmarkState(rx.State):
    """Which of the content on a page its reader keeps, by id (table: bookmark)."""

    kept: StateVar[dict[str, bool]] = state_var({})

    @action(CONTENT_KEEP)
    async def keep(self, content_id: Id, on: bool):
        """Keep something for later, or no more."""
        await write(service.add_bookmark if on else service.remove_bookmark, content_id=content_id)
        self.kept = {**self.kept, content_id: on}


class BookmarkListState(PagedMixin, rx.State):
    """What its reader keeps (table: bookmark). What is taken out stays where it was until one comes again."""

    rows: StateVar[list[BookmarkView]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(CONTENT_KEEP)
    async def load(self):
        """What was kept last, first."""
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(CONTENT_KEEP)

    async def _page(self, after: str | None) -> Page[BookmarkView]:
        page = await read(queries.list_bookmarks, cursor=after)
        kept = {row.id: True for row in page.items}
        state = await self.get_state(BookmarkState)
        state.kept = {**state.kept, **kept} if after else kept
        return Page([_typeset(row) for row in page.items], page.next)


def _typeset(row: BookmarkView) -> BookmarkView:
    title, excerpt = (typeset(text, row.language) for text in (row.title, row.excerpt))
    return replace(row, title=title, excerpt=excerpt)


async def show_bookmarks(page: rx.State, content_ids: Collection[str], *, more: bool = False) -> None:
    """What its reader keeps of what a page shows; with `more`, of what it shows besides."""
    state = await page.get_state(BookmarkState)
    found = await read(queries.bookmarked, content_ids)
    kept = {content_id: content_id in found for content_id in content_ids}
    state.kept = {**state.kept, **kept} if more else kept
