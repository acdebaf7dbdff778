"""The screens of questions: the list, the form of a new one, and the page of one with its answers."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx
from pydantic import StringConstraints

from learnhub.core.i18n import N_
from learnhub.core.markdown import render, typeset
from learnhub.features.discussion.state import add_votes, show_content
from learnhub.features.people.service import once
from learnhub.features.questions import queries, service
from learnhub.features.questions.enums import Order
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

Id = Annotated[str, StringConstraints(max_length=12)]
Text = Annotated[str, StringConstraints(max_length=20_000)]


class QuestionListState(rx.State):
    """The list of questions (tables: content, question, authorship, topic_name)."""

    rows: list[QuestionRow] = []
    cursor: str = ""
    order: str = Order.NEWEST
    topic: TopicRef = TopicRef()
    is_ready: bool = False

    @action(QUESTIONS_READ)
    async def load(self):
        """The first page of what the address asks for: `?order=`, `?topic=`."""
        wanted = self.router.url.query_parameters
        topic_id = wanted.get("topic", "")
        self.order = wanted.get("order", "") if wanted.get("order") in list(Order) else Order.NEWEST
        self.topic = await read(queries.get_topic_of_list, topic_id) if topic_id else TopicRef()
        self.rows = []
        await self._append(None)
        self.is_ready = True

    @action(QUESTIONS_READ)
    async def show_more(self):
        """The next page, under the ones that are shown."""
        if self.cursor:
            await self._append(self.cursor)

    async def _append(self, cursor: str | None) -> None:
        order = Order(self.order)
        page = await read(queries.list_questions, order=order, topic_id=self.topic.id, cursor=cursor)
        self.rows = [*self.rows, *(row.typeset() for row in page.items)]
        self.cursor = page.next or ""


class AskState(FormMixin, rx.State):
    """The form of a new question (tables: content, question, authorship, content_topic)."""

    language: str = "en"
    similar: list[QuestionLink] = []
    title_shown: str = ""
    body_shown: str = ""
    is_ready: bool = False

    @action(QUESTIONS_ASK)
    async def load(self):
        """An empty form; the browser puts back what was typed before."""
        self.language = actor().language
        self.errors, self.similar = {}, []
        self.title_shown = self.body_shown = ""
        self.is_ready = True

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_title(self, text: Text):
        """Show the title as it will look, and questions that look like it."""
        self.title_shown = typeset(text.strip(), self.language)
        self.similar = await read(queries.list_similar, title=text)

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_body(self, text: Text):
        """Show the details as they will look."""
        self.body_shown = render(text, self.language)

    @action(QUESTIONS_ASK)
    async def ask(self, form: AskForm):
        """Publish the question and go to its page."""
        question_id = await write(once, form.request_key, service.ask_question, form)
        self.saved += 1
        await toast(self, N_("Your question is published."))
        return rx.redirect(f"/questions/{question_id}")


class QuestionState(rx.State):
    """The page of a question (tables: content, question, authorship, content_topic, person_topic)."""

    question: QuestionView = QuestionView()
    answers: list[PostView] = []
    rail: RailView = RailView()
    cursor: str = ""

    if TYPE_CHECKING:
        question_ref: str

    @action(QUESTIONS_READ)
    async def load(self):
        """The question of the address with its first answers."""
        self.question, found, self.rail = await read(queries.open_question, self.question_ref)
        self.answers, self.cursor = found.posts.items, found.posts.next or ""
        await show_content(self, found.votes)
        for form in (AnswerState, EditState):
            (await self.get_state(form)).errors = {}

    @action(QUESTIONS_READ)
    async def show_more(self):
        """The answers after those that are shown."""
        if self.cursor:
            found = await read(queries.list_answers, self.question.post.id, self.cursor)
            self.answers = [*self.answers, *found.posts.items]
            self.cursor = found.posts.next or ""
            await add_votes(self, found.votes)

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


class AnswerState(FormMixin, rx.State):
    """The form of a new answer (tables: content, authorship)."""

    if TYPE_CHECKING:
        question_ref: str

    @action(QUESTIONS_ANSWER)
    async def answer(self, form: AnswerForm):
        """Publish the answer under the question."""
        key = form.request_key
        await write(once, key, service.answer_question, form, question_id=self.question_ref)
        self.saved += 1
        await toast(self, N_("Your answer is published."))
        return QuestionState.load


class EditState(FormMixin, rx.State):
    """The question or answer that is being changed in its place (tables: content, content_topic)."""

    source: SourceView = SourceView()

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
        await toast(self, N_("Saved."))
        return QuestionState.load
