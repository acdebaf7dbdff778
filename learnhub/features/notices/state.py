"""Following what a page shows, and what one hears of."""

from typing import Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.notices import queries, service
from learnhub.features.notices.queries.choices import get_choices
from learnhub.features.notices.queries.preview import draft_of, get_preview
from learnhub.features.notices.room import NOTICES_CHANGE, NOTICES_READ
from learnhub.features.notices.schemas import ChoicesDraft, ChoicesInput, ChoicesView, Preview
from learnhub.features.notices.service.choices import save_choices, send_preview
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class FollowState(rx.State):
    """Whether one follows what the page shows (table: follow)."""

    is_on: StateVar[bool] = state_var(False)

    @action(NOTICES_CHANGE)
    async def follow(self, content_id: Id, on: bool):
        """Hear of what happens there, or no more of it."""
        await write(service.follow if on else service.unfollow, content_id)
        self.is_on = on


class TopicFollowState(rx.State):
    """Whether one follows the topic that a page is about (table: topic_follow)."""

    is_on: StateVar[bool] = state_var(False)

    @action(NOTICES_CHANGE)
    async def follow(self, topic_id: Id, on: bool):
        """Hear of what is new in it, or no more."""
        await write(service.follow_topic if on else service.unfollow_topic, topic_id)
        self.is_on = on


async def show_following(page: rx.State, content_id: str) -> None:
    """Begin the page of something that one can follow: who opens it has seen what was told of it."""
    standing = await read(queries.get_standing, content_id)
    (await page.get_state(FollowState)).is_on = standing.is_following
    if standing.has_unseen:
        await write(service.note_seen, content_id)


async def show_topic_following(page: rx.State, topic_id: str) -> None:
    """Begin a page that is about a topic, or about none."""
    is_on = bool(topic_id) and await read(queries.is_following_topic, topic_id)
    (await page.get_state(TopicFollowState)).is_on = is_on


class ChoicesState(FormMixin, rx.State):
    """One's choices, and what those mean that are not saved yet (tables: notice_choice, notice_rhythm).

    `looked` counts the previews, each of which lets the page ask for the next one; `is_sent` is that the one
    shown was sent.
    """

    own: StateVar[ChoicesView] = state_var(ChoicesView())
    preview: StateVar[Preview] = state_var(Preview())
    looked: StateVar[int] = state_var(0)
    is_sent: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)
    _draft: str = ""  # as JSON: Reflex would wrap the form itself

    @action(NOTICES_READ)
    async def load(self):
        """Fill the form with what is chosen."""
        await self._show()
        self.errors = {}
        self.is_ready = True

    @action(NOTICES_READ)
    async def look(self, form: ChoicesDraft):
        """Show what the choices of the form mean."""
        await self._look(form)
        self.looked += 1

    @action(NOTICES_CHANGE)
    async def save(self, form: ChoicesInput):
        """Save the choices."""
        await write(save_choices, form=form)
        await self._show()
        self.saved += 1
        await toast(self, N_("Your choices are saved."))

    @action(NOTICES_CHANGE)
    async def send(self):
        """Send the mail that is shown now."""
        form = ChoicesDraft.model_validate_json(self._draft) if self._draft else draft_of(self.own)
        await write(send_preview, form)
        self.is_sent = True

    async def _show(self) -> None:
        self.own = await read(get_choices)
        await self._look(draft_of(self.own))

    async def _look(self, form: ChoicesDraft) -> None:
        self._draft, self.is_sent = form.model_dump_json(), False
        self.preview = await read(get_preview, form)
