"""The page of a question with its answers: reading, answering and changing in place."""

from typing import TYPE_CHECKING, Annotated, Any

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line, Text
from learnhub.core.pagination import Page
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import queries as discussions
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.room import CONTENT_SHARE
from learnhub.features.discussion.schemas import SharedIssueView
from learnhub.features.discussion.schemas.revisions import MeanwhileView
from learnhub.features.discussion.state import (
    add_discussion,
    add_votes,
    said_of_saved,
    show_around,
    show_content,
    show_discussion,
)
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.features.questions import queries, service, viewers
from learnhub.features.questions.hints import topic_of
from learnhub.features.questions.room import QUESTIONS_ANSWER, QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.schemas import (
    AnswerForm,
    EditAnswerInput,
    EditQuestionInput,
    PostView,
    QuestionView,
    RailView,
    SourceView,
)
from learnhub.features.questions.state.unsigned import show_ballot
from learnhub.features.questions.state.worked import show_worked
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
Draft = Annotated[str, Text(20_000)]


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
        if self.question.post.author.id != actor().person_id:
            viewers.note(self.question.post.id, actor().person_id or "")
        await show_content(self, found.votes)
        await show_ballot(self, self.question)
        await show_discussion(self, self.question.post.id, [self.question.post.id, *_ids(found.posts)])
        await show_around(self, self.question.post.id, in_library=False)
        await show_following(self, self.question.post.id)
        await show_worked(self, _ids(found.posts))
        (await self.get_state(SharedIssueState)).shared = await read(
            discussions.get_shared_issue, self.question.post.id
        )
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
            edit._begin(await read(queries.get_source, edit.source.id) if is_shown else SourceView())
        except (Forbidden, NotFound):
            edit._begin(SourceView())

    show_more = next_page(QUESTIONS_READ)

    async def _page(self, after: str | None) -> Page[PostView]:
        if after:
            found = await read(queries.list_answers, self.question_ref, after)
        else:
            _question, found = await read(queries.get_question, self.question_ref)
        await add_votes(self, found.votes)
        await add_discussion(self, self.question_ref, _ids(found.posts))
        await show_worked(self, _ids(found.posts), more=True)
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

    @action(QUESTIONS_ANSWER)
    async def open_wiki(self, answer_id: Id):
        """Let everybody who answers edit one's answer."""
        await write(service.open_wiki, answer_id=answer_id)
        await toast(self, N_("Colleagues can now edit this answer. The history shows who wrote what."))
        return QuestionState.load

    @action(QUESTIONS_ANSWER)
    async def end_wiki(self, answer_id: Id):
        """Edit one's answer alone again."""
        await write(service.end_wiki, answer_id=answer_id)
        await toast(self, N_("Only you edit this answer now."))
        return QuestionState.load

    @action(QUESTIONS_ANSWER)
    async def decline(self):
        """Have the question sent to somebody else."""
        await write(service.decline_question, question_id=self.question.post.id)
        await toast(self, N_("Thank you. It goes to somebody else."))
        return QuestionState.load

    @action(QUESTIONS_ASK)
    async def remove(self):
        """Delete one's question and go back to the list."""
        await write(service.remove_question, question_id=self.question.post.id)
        await toast(self, N_("Your question is deleted."))
        await go(self, "/questions")

    @action(QUESTIONS_ANSWER)
    async def remove_answer(self, answer_id: Id):
        """Delete one's answer."""
        await write(service.remove_answer, answer_id=answer_id)
        await toast(self, N_("Your answer is deleted."))
        return QuestionState.load


def _ids(posts: Page[PostView]) -> list[str]:
    """Those that are read: what is said under a hidden answer is hidden with it."""
    return [post.id for post in posts.items if not post.is_withheld]


class SharedIssueState(rx.State):
    """Who has the question of the page too (table: shared_issue)."""

    shared: StateVar[SharedIssueView] = state_var(SharedIssueView())

    @action(CONTENT_SHARE)
    async def share(self, content_id: Id, on: bool):
        """Say that one has it too, and follow it; or say so no more."""
        change = discussion.share_issue if on else discussion.unshare_issue
        self.shared = await write(change, content_id=content_id)
        await show_following(self, content_id)


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
    """The question or answer that is being changed in its place (tables: content, content_topic).

    Its form began with the edition `begun`, and stays as it is when somebody else has saved another one:
    then `meanwhile` is what they wrote, and `source` the edition that saving once more replaces.
    """

    source: StateVar[SourceView] = state_var(SourceView())
    meanwhile: StateVar[MeanwhileView] = state_var(MeanwhileView())
    begun: StateVar[int] = state_var(0)

    @action(QUESTIONS_READ)
    async def open(self, content_id: Id):
        """Put the form in the place of the text."""
        self.errors = {}
        self._begin(await read(queries.get_source, content_id))

    @action(QUESTIONS_READ)
    async def close(self):
        """Leave everything as it was."""
        self._begin(SourceView())

    def _begin(self, source: SourceView) -> None:
        self.source, self.begun, self.meanwhile = source, source.edition, MeanwhileView()

    @action(QUESTIONS_ASK)
    async def save_question(self, form: EditQuestionInput):
        """Save the next edition of the question."""
        return await self._save(service.edit_question, form, form.title, question_id=self.source.id)

    @action(QUESTIONS_ANSWER)
    async def save_answer(self, form: EditAnswerInput):
        """Save the next edition of the answer."""
        return await self._save(service.edit_answer, form, "", answer_id=self.source.id)

    async def _save(self, change: Any, form: EditQuestionInput | EditAnswerInput, title: str, **named: str):
        try:
            await write(change, form, **named, merges=True)
        except EditedMeanwhile:
            texts = {"title": title, "body": form.body}
            self.meanwhile = await read(discussions.get_meanwhile, self.source.id, texts)
            self.source = await read(queries.get_source, self.source.id)
            return None
        said = await said_of_saved(self.source.id, form.edition, N_("Saved."))
        self._begin(SourceView())
        self.saved += 1
        await toast(self, said)
        return QuestionState.load
