"""The screens of questions: the list, the form of a new one, and the page of one with its answers."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line, Text
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion.searching import WORDS_MAX, tidy
from learnhub.features.discussion.state import add_discussion, add_votes, show_content, show_discussion
from learnhub.features.notices.state import show_following, show_topic_following
from learnhub.features.people.service import once
from learnhub.features.questions import queries, service
from learnhub.features.questions.address import QUESTIONS, address_of, query_of
from learnhub.features.questions.enums import Order
from learnhub.features.questions.hints import topic_of
from learnhub.features.questions.room import QUESTIONS_ANSWER, QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.schemas import (
    AnswerForm,
    AskForm,
    EditAnswerInput,
    EditQuestionInput,
    PostView,
    QuestionLink,
    QuestionRow,
    QuestionView,
    RailView,
    SourceView,
)
from learnhub.features.topics.schemas import TopicRef
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
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

    `previewed` goes up with each preview, for which the browser waits with the next.
    """

    language: StateVar[str] = state_var("en")
    similar: StateVar[list[QuestionLink]] = state_var([])
    title_shown: StateVar[str] = state_var("")
    body_shown: StateVar[str] = state_var("")
    previewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)

    @action(QUESTIONS_ASK)
    async def load(self):
        """An empty form; the browser puts back what was typed before."""
        self.language = actor().language
        self.errors, self.similar = {}, []
        self.title_shown = self.body_shown = ""
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


class QuestionState(PagedMixin, rx.State):
    """The page of a question (tables: content, question, authorship, content_topic, person_topic).

    The `rows` are its answers. `_own` is the answer that its reader has just written.
    """

    question: StateVar[QuestionView] = state_var(QuestionView())
    rows: StateVar[list[PostView]] = state_var([])
    rail: StateVar[RailView] = state_var(RailView())
    _own: str = ""

    if TYPE_CHECKING:
        question_ref: str

    @action(QUESTIONS_READ)
    async def load(self):
        """The question of the address with its first answers."""
        self.question, found, self.rail = await read(queries.open_question, self.question_ref)
        await show_content(self, found.votes)
        await show_discussion(self, self.question.post.id, [self.question.post.id, *_ids(found.posts)])
        await show_following(self, self.question.post.id)
        await self._load_rows(found.posts)
        await self._show_own()
        (await self.get_state(AnswerState)).errors = {}
        await self._renew_edit()
        await hub.join(self, topic_of(self.question_ref))

    async def _renew_edit(self) -> None:
        """A form that was left open starts from the present text."""
        edit = await self.get_state(EditState)
        edit.errors = {}
        is_shown = edit.source.id in (self.question.post.id, *(post.id for post in self.rows))
        try:
            edit.source = await read(queries.get_source, edit.source.id) if is_shown else SourceView()
        except (Forbidden, NotFound):
            edit.source = SourceView()

    show_more = next_page(QUESTIONS_READ)

    async def _page(self, after: str | None) -> Page[PostView]:
        if after:
            found = await read(queries.list_answers, self.question_ref, after)
        else:
            _question, found = await read(queries.get_question, self.question_ref)
        await add_votes(self, found.votes)
        await add_discussion(self, self.question_ref, _ids(found.posts))
        return found.posts

    def _moves(self) -> bool:
        return True

    async def _show_own(self) -> None:
        """Put the answer that was just written under those that are shown: that is where its form stands."""
        own, self._own = self._own, ""
        after = self._after if own and own not in self._by_key(self.rows) else ""
        while after:
            page = await self._page(after)
            for post in page.items:
                if post.id == own:
                    self._put_own(post, last=True)
                    return
            after = page.next or ""

    @action(QUESTIONS_ASK)
    async def accept(self, answer_id: Id):
        """Say that an answer solved the question."""
        await write(service.accept_answer, answer_id=answer_id)
        return QuestionState.load

    @action(QUESTIONS_ASK)
    async def withdraw(self):
        """Open the question again."""
        await write(service.withdraw_acceptance, question_id=self.question.post.id)
        return QuestionState.load

    @action(QUESTIONS_ASK)
    async def remove(self):
        """Delete one's question and go back to the list."""
        await write(service.remove_question, question_id=self.question.post.id)
        await toast(self, N_("Your question is deleted."))
        return rx.redirect("/questions")

    @action(QUESTIONS_ANSWER)
    async def remove_answer(self, answer_id: Id):
        """Delete one's answer."""
        await write(service.remove_answer, answer_id=answer_id)
        await toast(self, N_("Your answer is deleted."))
        return QuestionState.load


def _ids(posts: Page[PostView]) -> list[str]:
    return [post.id for post in posts.items]


class AnswerState(FormMixin, rx.State):
    """The form of a new answer (tables: content, authorship)."""

    if TYPE_CHECKING:
        question_ref: str

    @action(QUESTIONS_ANSWER, creates=True)
    async def answer(self, form: AnswerForm):
        """Publish the answer under the question."""
        key = form.request_key
        page = await self.get_state(QuestionState)
        page._own = await write(once, key, service.answer_question, form, question_id=self.question_ref)
        self.saved += 1
        await toast(self, N_("Your answer is published."))
        return QuestionState.load


class EditState(FormMixin, rx.State):
    """The question or answer that is being changed in its place (tables: content, content_topic)."""

    source: StateVar[SourceView] = state_var(SourceView())

    @action(QUESTIONS_READ)
    async def open(self, content_id: Id):
        """Put the form in the place of the text."""
        self.errors = {}
        self.source = await read(queries.get_source, content_id)

    @action(QUESTIONS_READ)
    async def close(self):
        """Leave everything as it was."""
        self.source = SourceView()

    @action(QUESTIONS_ASK)
    async def save_question(self, form: EditQuestionInput):
        """Save the next edition of the question."""
        await write(service.edit_question, form, question_id=self.source.id)
        return await self._saved()

    @action(QUESTIONS_ANSWER)
    async def save_answer(self, form: EditAnswerInput):
        """Save the next edition of the answer."""
        await write(service.edit_answer, form, answer_id=self.source.id)
        return await self._saved()

    async def _saved(self):
        self.source = SourceView()
        self.saved += 1
        await toast(self, N_("Saved."))
        return QuestionState.load
