"""The form of a new question, with what may answer it already."""

from typing import Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.inputs import Line, Text
from learnhub.core.markdown import typeset
from learnhub.features.discussion.schemas import TITLE_MAX, MadeView
from learnhub.features.discussion.state import said_of_place, show_places
from learnhub.features.people.service import once
from learnhub.features.questions import queries, service
from learnhub.features.questions.queries.similar import count_spared, list_similar
from learnhub.features.questions.room import QUESTIONS_ASK
from learnhub.features.questions.schemas import AskForm, SimilarView
from learnhub.features.search.schemas import tidy
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go, go_instead
from learnhub.web.previews import preview
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
Draft = Annotated[str, Text(20_000)]


class AskState(FormMixin, rx.State):
    """The form of a new question (tables: content, question, authorship, content_topic, spared_question).

    `previewed` goes up with each preview, for which the browser waits with the next. `title` and `topics` are
    what the form begins with. `spared` is how many questions need not be asked of late.
    """

    title: StateVar[str] = state_var("")
    topics: StateVar[str] = state_var("")
    language: StateVar[str] = state_var("en")
    about: StateVar[MadeView] = state_var(MadeView())
    similar: StateVar[list[SimilarView]] = state_var([])
    spared: StateVar[int] = state_var(0)
    title_shown: StateVar[str] = state_var("")
    body_shown: StateVar[str] = state_var("")
    previewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)

    @action(QUESTIONS_ASK)
    async def load(self):
        """A form that is empty or begins as the address says: `?title=`, `?topic=`, `?language=`, `?about=`,
        `?in=`.

        The browser puts back what was typed before.
        """
        await show_places(self)
        asked = parse_qs(self.router.url.query)
        given = asked.get("language", [""])[-1]
        self.language = given if given in LANGUAGES else actor().language
        self.title = tidy(asked.get("title", [""])[-1])[:TITLE_MAX]
        self.topics = ", ".join(await read(queries.list_topic_names, asked.get("topic", [])[:MAX_TAGS]))
        about = asked.get("about", [""])[-1]
        self.about = await read(queries.get_about, about) if about else MadeView()
        self.errors, self.body_shown = {}, ""
        self.title_shown = typeset(self.title, self.language)
        self.similar = await read(list_similar, title=self.title) if self.title else []
        self.spared = await read(count_spared)
        self.is_ready = True

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_title(self, text: Draft):
        """Show the title as it will look, and what may answer it."""
        self.title_shown = typeset(text.strip(), self.language)
        self.similar = await read(list_similar, title=text)
        self.previewed += 1

    @action(QUESTIONS_ASK, supersedes=True)
    async def preview_body(self, text: Draft):
        """Show the details as they will look."""
        self.body_shown = await preview(text, self.language)
        self.previewed += 1

    @action(QUESTIONS_ASK)
    async def spare(self, content_id: Id):
        """Something answers it already: count that, and go there."""
        address = await write(service.spare_question, content_id=content_id)
        self.similar = []
        await toast(self, N_("Good that it was there. What you typed is dropped."))
        await go(self, address)

    @action(QUESTIONS_ASK, creates=True)
    async def ask(self, form: AskForm):
        """Publish the question and go to its page."""
        question_id = await write(once, form.request_key, service.ask_question, form)
        self.saved += 1
        words, community = await said_of_place(self, form.space_id, N_("Your question is published."))
        await toast(self, words, community=community)
        await go_instead(self, f"/questions/{question_id}")
