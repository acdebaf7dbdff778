"""The library's screen."""

from dataclasses import replace
from typing import Annotated

import reflex as rx

from learnhub import rooms
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.discussion.queries import list_communities_to_choose
from learnhub.features.discussion.schemas import KIND_MAX, ContentLanguage
from learnhub.features.discussion.state import show_bookmarks
from learnhub.features.library import queries
from learnhub.features.library.address import LIBRARY, TOPICS_MAX, address_of, is_listed, search_of, tidy
from learnhub.features.library.room import LIBRARY_READ
from learnhub.features.library.schemas import Converted, LibraryFacets, LibraryRow, LibrarySize
from learnhub.features.library.words import shown
from learnhub.features.search.browsing import WORDS_MAX, Order, Search
from learnhub.features.search.queries.filters import facts
from learnhub.web.actions import action, read, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
KindName = Annotated[str, Line(KIND_MAX)]
FactName = Annotated[str, Line(20)]


class LibraryState(PagedMixin, rx.State):
    """The list with its search and facets (tables: content, content_topic, those of the search).

    The address says what is searched for. Whoever changes that sees the new list at once, and the address
    follows. `renewed` goes up to renew the search field.
    """

    rows: StateVar[list[LibraryRow]] = state_var([])
    facets: StateVar[LibraryFacets] = state_var(LibraryFacets())
    size: StateVar[LibrarySize] = state_var(LibrarySize())
    converted: StateVar[Converted] = state_var(Converted())
    words: StateVar[str] = state_var("")
    topics: StateVar[list[str]] = state_var([])
    languages: StateVar[list[str]] = state_var([])
    kinds: StateVar[list[str]] = state_var([])
    only: StateVar[list[str]] = state_var([])
    space_id: StateVar[str] = state_var("")
    communities: StateVar[list[tuple[str, str]]] = state_var([])
    order: StateVar[str] = state_var(Order.NEWEST)
    is_ready: StateVar[bool] = state_var(False)
    renewed: StateVar[int] = state_var(0)

    @action(LIBRARY_READ)
    async def load(self):
        """The list that the address asks for (`q`, `kind`, `topic`, `language`, `only`, `in`, `order`)."""
        asked = search_of(self.router.url.query)
        if await self._has_followed(address_of(asked)):
            return
        asked = await read(queries.without_unknown_topics, asked)
        self.topics, self.languages, self.order = list(asked.topics), list(asked.languages), asked.order
        self.kinds, self.only, self.space_id = list(asked.kinds), list(asked.only), asked.space_id
        self.communities = await read(list_communities_to_choose, asked.space_id)
        self._search_for(asked.words)
        self.size = await read(queries.get_size)
        self.converted = await read(queries.get_converted)
        self.facets = await read(queries.get_facets, search=self._asked())
        await self._load_rows()
        self.is_ready = True

    @action(LIBRARY_READ, supersedes=True)
    async def search(self, words: Annotated[str, Line(WORDS_MAX)]):
        """Look for words. The address does not keep what one typed on the way to them."""
        is_here = self.router.url.path.rstrip("/") == LIBRARY  # one may have left before the pause was over
        if not is_here or tidy(words) == self.words:
            return
        self.words = tidy(words)
        await self._search_and_follow(replacing=True)

    @action(LIBRARY_READ)
    async def sort(self, order: Order):
        """Sort the list."""
        self.order = order
        await self._search_and_follow()

    @action(LIBRARY_READ)
    async def choose_topic(self, topic_id: Id):
        """Narrow to a topic, or widen again."""
        self.topics = _toggled(self.topics, topic_id)[-TOPICS_MAX:]
        await self._search_and_follow()

    @action(LIBRARY_READ)
    async def choose_language(self, language: ContentLanguage):
        """Narrow to a language, or widen again."""
        self.languages = _toggled(self.languages, language)
        await self._search_and_follow()

    @action(LIBRARY_READ)
    async def choose_kind(self, kind: KindName):
        """Narrow to a kind, or widen again."""
        if is_listed(kind):
            self.kinds = _toggled(self.kinds, kind)
        await self._search_and_follow()

    @action(LIBRARY_READ)
    async def choose_fact(self, name: FactName):
        """Narrow to that of which something is true, or widen again."""
        if name in facts():
            self.only = _toggled(self.only, name)
        return await self._search_and_follow()

    @action(LIBRARY_READ)
    async def choose_community(self, space_id: Id):
        """Narrow to what is in a community, or with none widen again."""
        self.space_id = space_id if space_id in dict(self.communities) else ""
        await self._search_and_follow()

    @action(LIBRARY_READ)
    async def clear(self):
        """Show everything again."""
        self.topics, self.languages, self.kinds, self.only, self.space_id = [], [], [], [], ""
        self._search_for("")
        await self._search_and_follow()

    show_more = next_page(LIBRARY_READ)

    @action(LIBRARY_READ)
    async def add(self, content_id: Id):
        """Add a row to one's own, as its kind offers; who may is the rule of its room."""
        await self._change(content_id, "add")

    @action(LIBRARY_READ)
    async def leave_out(self, content_id: Id):
        """Take a row out again."""
        await self._change(content_id, "leave_out")

    async def _change(self, content_id: str, part: str) -> None:
        kind = next((row.kind for row in self.rows if row.id == content_id), "")
        if kind and rooms.kind(kind).offer:
            await write(rooms.offered(kind, part), content_id)
            self._mark(content_id, is_added=part == "add")

    def _search_for(self, words: str) -> None:
        """Put words into the field, renewed only for other ones: one may be typing into it already."""
        if words != self.words:
            self.words = words
            self.renewed += 1

    def _asked(self) -> Search:
        return Search(
            *(self.words, tuple(self.topics), tuple(self.languages), Order(self.order)),
            kinds=tuple(self.kinds),
            only=tuple(self.only),
            space_id=self.space_id,
        )

    async def _search_and_follow(self, *, replacing: bool = False):
        asked = self._asked()
        self.facets = await read(queries.get_facets, search=asked)
        await self._begin_rows()
        here = address_of(search_of(self.router.url.query))
        await self._follow(address_of(asked), here, replacing=replacing)

    async def _page(self, after: str | None) -> Page[LibraryRow]:
        page = await read(queries.list_content, search=self._asked(), cursor=after)
        await show_bookmarks(self, [row.id for row in page.items], more=after is not None)
        return Page([shown(row) for row in page.items], page.next)

    def _list_name(self) -> str:
        return address_of(self._asked())

    def _moves(self) -> bool:
        return self.order == Order.MOST_USED

    def _mark(self, content_id: str, *, is_added: bool) -> None:
        change = 1 if is_added else -1
        self.rows = [
            replace(row, is_added=is_added, used=row.used + change)
            if row.id == content_id and row.is_added != is_added
            else row
            for row in self.rows
        ]


def _toggled(chosen: list[str], value: str) -> list[str]:
    return [each for each in chosen if each != value] if value in chosen else [*chosen, value]
