"""The directory of communities."""

from dataclasses import replace
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.communities import queries, service
from learnhub.features.communities.address import COMMUNITIES, Sought, address_of, sought_of
from learnhub.features.communities.enums import Narrowing
from learnhub.features.communities.room import COMMUNITIES_JOIN, COMMUNITIES_READ
from learnhub.features.communities.schemas import CommunityRow
from learnhub.features.search.browsing import WORDS_MAX
from learnhub.features.search.schemas import tidy
from learnhub.web.actions import action, actor, read, write
from learnhub.web.pages import go
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class CommunityListState(PagedMixin, rx.State):
    """One's own communities and the others (tables: community, space, space_member, community_topic).

    The address says which others are listed. `mine` are there as long as nothing is looked for; `seeking`
    are those shown that look for somebody to facilitate them.
    """

    rows: StateVar[list[CommunityRow]] = state_var([])
    mine: StateVar[list[CommunityRow]] = state_var([])
    seeking: StateVar[list[CommunityRow]] = state_var([])
    sought: StateVar[Sought] = state_var(Sought())
    reads: StateVar[str] = state_var("en")
    is_ready: StateVar[bool] = state_var(False)
    renewed: StateVar[int] = state_var(0)

    @action(COMMUNITIES_READ)
    async def load(self):
        """The communities that the address asks for (`q`, `only`, `language`, `over`)."""
        asked = sought_of(self.router.url.query)
        if await self._has_followed(address_of(asked)):
            return
        self.renewed += asked.words != self.sought.words
        self.sought, self.reads = asked, actor().language
        await self._read_mine()
        await self._load_rows()
        self._find_seeking()
        self.is_ready = True

    @action(COMMUNITIES_READ, supersedes=True)
    async def search(self, words: Annotated[str, Line(WORDS_MAX)]):
        """Look for words; the address does not keep what one typed on the way to them."""
        is_here = (
            self.router.url.path.rstrip("/") == COMMUNITIES
        )  # one may have left before the pause was over
        if is_here and tidy(words) != self.sought.words:
            await self._look_for(replace(self.sought, words=tidy(words)), replacing=True)

    @action(COMMUNITIES_READ)
    async def clear(self):
        """Empty the search field."""
        self.renewed += 1
        await self._look_for(replace(self.sought, words=""), replacing=True)

    @action(COMMUNITIES_READ)
    async def show_all(self):
        """Show all of them again."""
        self.renewed += self.sought.words != ""
        await self._look_for(Sought())

    @action(COMMUNITIES_READ)
    async def choose(self, only: Narrowing):
        """Narrow to those about what one practises, or with members of one's site."""
        await self._look_for(Sought(self.sought.words, only))

    @action(COMMUNITIES_READ)
    async def choose_language(self):
        """Narrow to those in one's own language."""
        await self._look_for(Sought(self.sought.words, language=self.reads))

    @action(COMMUNITIES_READ)
    async def choose_over(self):
        """Show those that were closed."""
        await self._look_for(Sought(self.sought.words, is_over=True))

    @action(COMMUNITIES_JOIN)
    async def join(self, space_id: Annotated[str, Line(12)]):
        """Join one, and go there."""
        await write(service.join, space_id)
        await go(self, f"{COMMUNITIES}/{space_id}")

    show_more = next_page(COMMUNITIES_READ)

    async def _look_for(self, sought: Sought, *, replacing: bool = False) -> None:
        self.sought = sought
        await self._read_mine()
        await self._begin_rows()
        self._find_seeking()
        here = address_of(sought_of(self.router.url.query))
        await self._follow(address_of(sought), here, replacing=replacing)

    async def _read_mine(self) -> None:
        self.mine = await read(queries.list_mine) if self.sought == Sought() else []

    def _find_seeking(self) -> None:
        self.seeking = [row for row in (*self.mine, *self.rows) if row.seeks][:3]

    async def _page(self, after: str | None) -> Page[CommunityRow]:
        asked = self.sought
        narrowed = {"words": asked.words, "only": asked.only, "language": asked.language}
        is_narrowed = asked != Sought()
        return await read(
            queries.list_communities, **narrowed, is_over=asked.is_over, with_mine=is_narrowed, cursor=after
        )

    def _list_name(self) -> str:
        return address_of(self.sought)
