"""The list of questions, and the form of a new one."""

from typing import Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.inputs import Line, Text
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.discussion.searching import WORDS_MAX, tidy
from learnhub.features.notices.state import show_topic_following
from learnhub.features.people.service import once
from learnhub.features.questions import queries, service
from learnhub.features.questions.address import QUESTIONS, address_of, query_of
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.schemas import (
    AskForm,
    QuestionLink,
    QuestionRow,
)
from learnhub.features.search.schemas import tidy as tidy_title
from learnhub.features.topics.schemas import MAX_TAGS, TopicRef
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.previews import preview
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
Draft = Annotated[str, Text(20_000)]


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


class AskState(FormMixin, rx.State):
    """The form of a new question (tables: content, question, authorship, content_topic).

    `previewed` goes up with each preview, for which the browser waits with the next. `title` and `topics` are
    what the form begins with.
    """

    title: StateVar[str] = state_var("")
    topics: StateVar[str] = state_var("")
    language: StateVar[str] = state_var("en")
    similar: StateVar[list[QuestionLink]] = state_var([])
    title_shown: StateVar[str] = state_var("")
    body_shown: StateVar[str] = state_var("")
    previewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)

    @action(QUESTIONS_ASK)
    async def load(self):
        """A form that is empty or begins as the address says: `?title=`, `?topic=`, `?language=`.

        The browser puts back what was typed before.
        """
        asked = parse_qs(self.router.url.query)
        given = asked.get("language", [""])[-1]
        self.language = given if given in LANGUAGES else actor().language
        self.title = tidy_title(asked.get("title", [""])[-1])[:TITLE_MAX]
        self.topics = ", ".join(await read(queries.list_topic_names, asked.get("topic", [])[:MAX_TAGS]))
        self.errors, self.body_shown = {}, ""
        self.title_shown = typeset(self.title, self.language)
        self.similar = await read(queries.list_similar, title=self.title) if self.title else []
        self.is_ready = True

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_title(self, text: Draft):
        """Show the title as it will look, and questions that look like it."""
        self.title_shown = typeset(text.strip(), self.language)
        self.similar = await read(queries.list_similar, title=text)
        self.previewed += 1

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_body(self, text: Draft):
        """Show the details as they will look."""
        self.body_shown = await preview(text, self.language)
        self.previewed += 1

    @action(QUESTIONS_ASK, creates=True)
    async def ask(self, form: AskForm):
        """Publish the question and go to its page."""
        question_id = await write(once, form.request_key, service.ask_question, form)
        self.saved += 1
        await toast(self, N_("Your question is published."))
        return await go_instead(self, f"/questions/{question_id}")
