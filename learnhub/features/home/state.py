"""The states of the frame around every page."""

import reflex as rx

from learnhub.access.permissions import SESSION_OPEN
from learnhub.features.home import queries
from learnhub.features.home.room import HOME_READ
from learnhub.features.home.schemas import ShellView, TodayView
from learnhub.features.people import service
from learnhub.features.people.room import PROFILE_EDIT
from learnhub.web import pages
from learnhub.web.actions import action, read, write


class ShellState(rx.State):
    """The frame: who is signed in and what waits for them (tables: person, card_progress, content, ama)."""

    shell: ShellView = ShellView()

    @action(SESSION_OPEN)
    async def load(self) -> None:
        """Fill the frame; runs after each page's own load, so that the page itself comes first."""
        self.shell = await read(queries.get_shell)

    @action(PROFILE_EDIT)
    async def keep_language(self, language: str):
        """Keep with the account what the browser has already switched to, and load what the server says."""
        await write(service.save_preferences, language=language)
        return pages.load_in_language()

    @action(PROFILE_EDIT)
    async def keep_theme(self, theme: str) -> None:
        """Keep with the account what the browser has already switched to."""
        await write(service.save_preferences, theme=theme)


class TodayState(rx.State):
    """What waits for somebody today (tables: card_progress, review, content, booking, ama)."""

    today: TodayView = TodayView()
    is_ready: bool = False

    @action(HOME_READ)
    async def load(self) -> None:
        """Gather it from the rooms."""
        self.today = await read(queries.get_today)
        self.is_ready = True
