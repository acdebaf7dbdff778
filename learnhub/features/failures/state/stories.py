"""One story: its page and its forms. No text of one without a name comes through a State."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import LANGUAGES, N_
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import ItemFormMixin, asked_title, show_content, show_discussion
from learnhub.features.failures import queries, service, templates
from learnhub.features.failures.enums import Section
from learnhub.features.failures.room import FAILURES_READ, FAILURES_TELL
from learnhub.features.failures.schemas import (
    EditFailureInput,
    FailureForm,
    FailureText,
    FailureView,
    UnsignedView,
)
from learnhub.features.failures.state.echoes import show_echoes
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var


class FailureState(rx.State):
    """The page of a story (tables: failure, content, content_section, content_html, authorship)."""

    story: StateVar[FailureView] = state_var(FailureView())

    if TYPE_CHECKING:
        failure_ref: str

    @action(FAILURES_READ)
    async def load(self):
        """Show the story of the address."""
        self.story = FailureView()
        self.story = await read(queries.open_failure, self.failure_ref)
        await show_content(self)
        await show_discussion(self, self.story.id, [self.story.id])
        await show_echoes(self, [self.story.id])
        await show_following(self, self.story.id)
        await hub.join(self, topic_of(self.story.id))

    @action(FAILURES_TELL)
    async def remove(self):
        """Take one's story back."""
        await write(service.remove_failure, self.story.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/failures")


class TellFailureState(ItemFormMixin, rx.State):
    """The form of a new story (tables: failure, content, content_section, authorship, content_topic)."""

    text: StateVar[FailureText] = state_var(FailureText())

    @action(FAILURES_TELL)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        title = asked_title(self.router.url.query)
        self._open(self._take() or FailureText(title=title, language=actor().language))

    @action(FAILURES_TELL, creates=True)
    async def publish(self, form: FailureForm):
        """Tell it and go to its page."""
        story_id = await write(once, form.request_key, service.tell_failure, form)
        await self._say_published(story_id, form.space_id, N_("It is told. Thank you."))
        await go_instead(self, f"/failures/{story_id}")

    @action(FAILURES_TELL)
    async def begin(self):
        """Begin with an example."""
        self._open(templates.failure(actor().language, self.text.title))

    @action(FAILURES_TELL)
    async def undo(self):
        """Take back what was just told, and put its words into the form again."""
        if await self._take_back(queries.failure_text, service.remove_failure):
            await go_instead(self, "/failures/new")


class EditFailureState(ItemFormMixin, rx.State):
    """The form of a story that is told (tables: failure, content, content_section, content_topic)."""

    text: StateVar[FailureText] = state_var(FailureText())

    if TYPE_CHECKING:
        failure_ref: str

    @action(FAILURES_TELL)
    async def load(self):
        """The story of the address as it stands."""
        self._open(await read(queries.failure_text, self.failure_ref))

    @action(FAILURES_TELL)
    async def save(self, form: EditFailureInput):
        """Save the next edition and go to its page."""
        texts = {
            "title": form.title,
            "body": form.happened,
            Section.HELP.value: form.help,
            Section.LESSON.value: form.lesson,
        }
        if await self._save(service.edit_failure, form, texts, N_("It is saved.")):
            await go(self, f"/failures/{self.text.id}")


class UnsignedFailureState(rx.State):
    """What stands around the form of a story without a name (tables: space, person)."""

    view: StateVar[UnsignedView] = state_var(UnsignedView())
    language: StateVar[str] = state_var("en")
    is_ready: StateVar[bool] = state_var(False)

    @action(FAILURES_TELL)
    async def load(self):
        """Where it goes, and what is to be said before one tells it."""
        self.view = await read(queries.get_unsigned)
        self.language = actor().language if actor().language in LANGUAGES else LANGUAGES[0]
        self.is_ready = True
