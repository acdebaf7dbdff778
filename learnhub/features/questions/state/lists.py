"""The list of questions."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.discussion.searching import WORDS_MAX, tidy
from learnhub.features.notices.state import show_topic_following
from learnhub.features.questions import queries
from learnhub.features.questions.address import QUESTIONS, address_of, query_of
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTIONS_READ
from learnhub.features.questions.schemas import QuestionRow
from learnhub.features.topics.schemas import TopicRef
from learnhub.web.actions import action, read
from learnhub.web.pages import go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class QuestionListState(PagedMixin, rx.State):
    """The list of questions (tables: content, content_words, question, authorship, topic_name).

    The address says what is listed. Whoever looks for words sees them found at once, and the address follows:
    `_followed` are those that the browser is on its way to. `kept` is what it keeps in another order, and
    `renewed` goes up to renew the search field.
    """

    rows: StateVar[list[QuestionRow]] = state_var([])
    order: StateVar[str] = state_var(Order.NEWEST)
    topic: StateVar[TopicRef] = state_var(TopicRef())
    words: StateVar[str] = state_var("")
    kept: StateVar[str] = state_var("")
    renewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)
    _followed: list[str] = []

    @action(QUESTIONS_READ)
    async def load(self):
        """The first page of what the address asks for: `?order=`, `?topic=`, `?q=`.

        At an address that only followed the list nothing is done: while it comes, one may be typing on.
        """
        wanted = self.router.url.query_parameters
        topic_id, words = wanted.get("topic", ""), tidy(wanted.get("q", ""))
        order = wanted.get("order", "") if wanted.get("order") in list(Order) else Order.NEWEST
        address = address_of(order, topic_id, words)
        if address in self._followed:
            self._followed = self._followed[self._followed.index(address) + 1 :]
            return
        self._followed, self.order = [], order
        self.topic = await read(queries.get_topic_of_list, topic_id) if topic_id else TopicRef()
        await show_topic_following(self, self.topic.id)
        if words != self.words:
            self.words, self.renewed = words, self.renewed + 1
        self.kept = query_of(self.topic.id, words)
        await self._load_rows()
        self.is_ready = True

    @action(QUESTIONS_READ, supersedes=True)
    async def search(self, words: Annotated[str, Line(WORDS_MAX)]):
        """Look for words. The address does not keep what one typed on the way to them."""
        is_here = self.router.url.path.rstrip("/") == QUESTIONS  # one may have left before the pause was over
        return await self._search_and_follow(tidy(words)) if is_here else None

    @action(QUESTIONS_READ)
    async def clear(self):
        """Empty the search field."""
        self.renewed += 1
        return await self._search_and_follow("")

    async def _search_and_follow(self, words: str):
        if words == self.words:
            return None
        self.words, self.kept = words, query_of(self.topic.id, words)
        await self._begin_rows()
        address = self._list_name()
        self._followed = [*self._followed, address]
        return await go_instead(self, address)

    show_more = next_page(QUESTIONS_READ)

    async def _page(self, after: str | None) -> Page[QuestionRow]:
        order = Order(self.order)
        wanted = {"order": order, "topic_id": self.topic.id, "words": self.words}
        page = await read(queries.list_questions, cursor=after, **wanted)
        return Page([row.typeset() for row in page.items], page.next)

    def _list_name(self) -> str:
        return address_of(self.order, self.topic.id, self.words)

    def _moves(self) -> bool:
        return self.order == Order.VOTES
