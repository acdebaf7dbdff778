"""The frame around every page."""

from typing import Annotated

import reflex as rx

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core.inputs import Line
from learnhub.features.home import queries
from learnhub.features.home.schemas import ShellView
from learnhub.features.people import service
from learnhub.features.people.hints import frame_of
from learnhub.features.people.room import PROFILE_EDIT
from learnhub.web import pages
from learnhub.web.actions import action, actor, show_once, write
from learnhub.web.live import PERSON, LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var

Word = Annotated[str, Line(10)]


class ShellState(LiveState, rx.State):
    """The frame: who is signed in and what waits for them (tables: person, card_progress, content, ama).

    Pushed by the hub, on every page of the person.
    """

    shell: StateVar[ShellView] = state_var(ShellView())

    @action(SESSION_OPEN)
    async def load(self) -> None:
        """Fill the frame; runs after each page's own load, so that the page itself comes first."""
        person_id = actor().person_id
        if person_id:
            await hub.join(self, frame_of(person_id))
        else:
            await show_once(self, shell=ShellView())

    @action(PROFILE_EDIT)
    async def keep_language(self, language: Word):
        """Keep with the account what the browser has already switched to, and load what the server says."""
        await write(service.save_preferences, language=language)
        return pages.load_in_language()

    @action(PROFILE_EDIT)
    async def keep_theme(self, theme: Word) -> None:
        """Keep with the account what the browser has already switched to."""
        await write(service.save_preferences, theme=theme)


hub.register(Topic("person", ShellState, queries.live_shell, scope=PERSON, max_age=1.0))
