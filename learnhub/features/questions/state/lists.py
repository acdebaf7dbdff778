"""The list of questions."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.discussion.queries import list_communities_to_choose
from learnhub.features.discussion.state import show_bookmarks
from learnhub.features.notices.state import show_topic_following
from learnhub.features.people.queries import list_sites
from learnhub.features.questions import queries
from learnhub.features.questions.address import QUESTIONS, address_of, query_of, search_of
from learnhub.features.questions.asked import ListedQuestion, QuestionSearch
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTIONS_READ
from learnhub.features.search.browsing import WORDS_MAX, tidy
from learnhub.features.topics.schemas import TopicRef
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class Filter(StrEnum):
    """The filters of the list by their names in the address."""

    TOPIC = "topic"
    SITE = "site"
    STATUS = "status"
    LANGUAGE = "language"
    COMMUNITY = "in"


CHOSEN_BY = {
    Filter.TOPIC: "topic_id",
    Filter.SITE: "site_id",
    Filter.STATUS: "progress",
    Filter.LANGUAGE: "language",
    Filter.COMMUNITY: "space_id",
}


class QuestionListState(PagedMixin, rx.State):
    """The list of questions (tables: content, question, authorship, follow, topic_name, those of the search).

    The address says what is listed. Whoever looks for words sees them found at once, and the address follows.
    `kept` is what it keeps in another order, and `renewed` goes up to renew the search field. `topics` are
    those to choose from: one's own, and the one that is chosen.
    """

    rows: StateVar[list[ListedQuestion]] = state_var([])
    search_shown: StateVar[QuestionSearch] = state_var(QuestionSearch())
    topic: StateVar[TopicRef] = state_var(TopicRef())
    topics: StateVar[list[tuple[str, str]]] = state_var([])
    sites: StateVar[list[tuple[str, str]]] = state_var([])
    communities: StateVar[list[tuple[str, str]]] = state_var([])
    kept: StateVar[str] = state_var("")
    renewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)

    @action(QUESTIONS_READ)
    async def load(self):
        """The first page of what the address asks for: `?order=`, `?q=` and the filters."""
        asked = search_of(self.router.url.query)
        if await self._has_followed(address_of(asked)):
            return
        self.renewed += asked.words != self.search_shown.words
        await self._ask(asked)
        topics = await read(queries.list_topics_to_choose, self.topic)
        self.topics = [(topic.id, topic.name) for topic in topics]
        self.sites = [(site.id, site.name) for site in await read(list_sites)]
        self.communities = await read(list_communities_to_choose, asked.space_id)
        await self._load_rows()
        self.is_ready = True

    async def _ask(self, asked: QuestionSearch) -> None:
        topic_id = asked.topic_id
        self.topic = await read(queries.get_topic_of_list, topic_id) if topic_id else TopicRef()
        await show_topic_following(self, self.topic.id)
        self.search_shown, self.kept = asked, query_of(asked)

    @action(QUESTIONS_READ, supersedes=True)
    async def search(self, words: Annotated[str, Line(WORDS_MAX)]):
        """Look for words. The address does not keep what one typed on the way to them."""
        is_here = self.router.url.path.rstrip("/") == QUESTIONS  # one may have left before the pause was over
        if is_here:
            await self._search_and_follow(tidy(words))

    @action(QUESTIONS_READ)
    async def clear(self):
        """Empty the search field."""
        self.renewed += 1
        await self._search_and_follow("")

    @action(QUESTIONS_READ)
    async def choose(self, name: Filter, value: Annotated[str, Line(12)]):
        """Narrow the list, or with nothing chosen widen it again."""
        asked = replace(self.search_shown, **{CHOSEN_BY[name]: value})
        if asked == self.search_shown:
            return
        await self._ask(search_of(address_of(asked).partition("?")[2]))
        await self._begin_and_follow(replacing=False)

    async def _search_and_follow(self, words: str):
        if words == self.search_shown.words:
            return
        self.search_shown = replace(self.search_shown, words=words)
        self.kept = query_of(self.search_shown)
        await self._begin_and_follow(replacing=True)

    async def _begin_and_follow(self, *, replacing: bool):
        """Show the list that is asked for now, and have its address follow."""
        await self._begin_rows()
        here = address_of(search_of(self.router.url.query))
        await self._follow(self._list_name(), here, replacing=replacing)

    show_more = next_page(QUESTIONS_READ)

    async def _page(self, after: str | None) -> Page[ListedQuestion]:
        page = await read(queries.list_questions, search=self.search_shown, cursor=after)
        await show_bookmarks(self, [row.id for row in page.items], more=after is not None)
        return Page([row.typeset() for row in page.items], page.next)

    def _list_name(self) -> str:
        return address_of(self.search_shown)

    def _moves(self) -> bool:
        return self.search_shown.order in (Order.VOTES, Order.HELPED, Order.HOT)
