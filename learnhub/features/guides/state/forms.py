"""The forms of guides: of each format that of a new one, and that of one which is published."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion.state import ItemFormMixin, asked_source, asked_title
from learnhub.features.guides import queries, service, templates
from learnhub.features.guides.room import GUIDES_WRITE
from learnhub.features.guides.schemas import (
    ArticleForm,
    ArticleText,
    EditArticleInput,
    EditPracticeInput,
    EditStepsForm,
    PracticeForm,
    PracticeText,
    StepsForm,
    StepsText,
)
from learnhub.features.people.service import once
from learnhub.web.actions import action, actor, read, write
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var


class TellPracticeState(ItemFormMixin, rx.State):
    """The form of a best practice that is new (tables: content, content_section, authorship)."""

    text: StateVar[PracticeText] = state_var(PracticeText())

    @action(GUIDES_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence or with what others wrote
        (`?title=`, `?from=`).
        """
        await self._show_places()
        title, source_id = asked_title(self.router.url.query), asked_source(self.router.url.query)
        begun = await read(queries.text_from_source, source_id) if source_id else None
        empty = PracticeText(title=title, language=actor().language)
        self._open(self._take() or begun or empty)

    @action(GUIDES_WRITE)
    async def begin(self):
        """Fill in what one can begin with."""
        self._open(templates.practice(actor().language, self.text.title))

    @action(GUIDES_WRITE, creates=True)
    async def publish(self, form: PracticeForm):
        """Publish it for everybody and go to its page."""
        guide_id = await write(once, form.request_key, service.publish_practice, form)
        await self._say_published(guide_id, form.space_id)
        await go_instead(self, f"/guides/{guide_id}")

    @action(GUIDES_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.practice_text, service.remove_guide):
            await go_instead(self, "/practices/new")


class EditPracticeState(ItemFormMixin, rx.State):
    """The form of a best practice that is published (tables: content, content_section, content_topic)."""

    text: StateVar[PracticeText] = state_var(PracticeText())

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_WRITE)
    async def load(self):
        """The best practice of the address as it stands."""
        self._open(await read(queries.practice_text, self.guide_ref))

    @action(GUIDES_WRITE)
    async def save(self, form: EditPracticeInput):
        """Save the next edition and go to its page."""
        texts = service.texts_of(form)
        if await self._save(service.edit_practice, form, texts, N_("It is saved."), merges=True):
            await go(self, f"/guides/{self.text.id}")


class ShowStepsState(ItemFormMixin, rx.State):
    """The form of a step-by-step that is new (tables: content, content_section, authorship)."""

    text: StateVar[StepsText] = state_var(StepsText())

    @action(GUIDES_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        title = asked_title(self.router.url.query)
        self._open(self._take() or StepsText(title=title, language=actor().language))

    @action(GUIDES_WRITE)
    async def begin(self):
        """Fill in what one can begin with."""
        self._open(templates.steps(actor().language, self.text.title))

    @action(GUIDES_WRITE, creates=True)
    async def publish(self, form: StepsForm):
        """Publish it for everybody and go to its page."""
        guide_id = await write(once, form.request_key, service.publish_steps, form)
        await self._say_published(guide_id, form.space_id)
        await go_instead(self, f"/guides/{guide_id}")

    @action(GUIDES_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.steps_text, service.remove_guide):
            await go_instead(self, "/steps/new")


class EditStepsState(ItemFormMixin, rx.State):
    """The form of a step-by-step that is published (tables: content, content_section, content_topic)."""

    text: StateVar[StepsText] = state_var(StepsText())

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_WRITE)
    async def load(self):
        """The step-by-step of the address as it stands."""
        self._open(await read(queries.steps_text, self.guide_ref))

    @action(GUIDES_WRITE)
    async def save(self, form: EditStepsForm):
        """Save the next edition and go to its page."""
        texts = service.texts_of_steps(form)
        if await self._save(service.edit_steps, form, texts, N_("It is saved."), merges=True):
            await go(self, f"/guides/{self.text.id}")


class WriteArticleState(ItemFormMixin, rx.State):
    """The form of an article that is new (tables: content, content_section, authorship)."""

    text: StateVar[ArticleText] = state_var(ArticleText())

    @action(GUIDES_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        title = asked_title(self.router.url.query)
        self._open(self._take() or ArticleText(title=title, language=actor().language))

    @action(GUIDES_WRITE)
    async def begin(self):
        """Fill in what one can begin with."""
        self._open(templates.article(actor().language, self.text.title))

    @action(GUIDES_WRITE, creates=True)
    async def publish(self, form: ArticleForm):
        """Publish it for everybody and go to its page."""
        guide_id = await write(once, form.request_key, service.publish_article, form)
        await self._say_published(guide_id, form.space_id)
        await go_instead(self, f"/guides/{guide_id}")

    @action(GUIDES_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.article_text, service.remove_guide):
            await go_instead(self, "/articles/new")


class EditArticleState(ItemFormMixin, rx.State):
    """The form of an article that is published (tables: content, content_section, content_topic)."""

    text: StateVar[ArticleText] = state_var(ArticleText())

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_WRITE)
    async def load(self):
        """The article of the address as it stands."""
        self._open(await read(queries.article_text, self.guide_ref))

    @action(GUIDES_WRITE)
    async def save(self, form: EditArticleInput):
        """Save the next edition and go to its page."""
        texts = service.texts_of_article(form)
        if await self._save(service.edit_article, form, texts, N_("It is saved."), merges=True):
            await go(self, f"/guides/{self.text.id}")
