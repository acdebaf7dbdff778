"""Today, and the cards behind the tab Learn of phones."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.home import queries
from learnhub.features.home.room import HOME_READ
from learnhub.features.home.schemas import LearnView, TodayView
from learnhub.features.onboarding import service as onboarding
from learnhub.features.onboarding.schemas import FirstDayView
from learnhub.web.actions import action, read, write
from learnhub.web.vars import StateVar, state_var

Word = Annotated[str, Line(10)]


class TodayState(rx.State):
    """What waits for somebody today (tables: card_progress, review, content, booking, ama)."""

    today: StateVar[TodayView] = state_var(TodayView())
    is_ready: StateVar[bool] = state_var(False)

    @action(HOME_READ)
    async def load(self) -> None:
        """Gather it from the rooms."""
        self.today = await read(queries.get_today)
        self.is_ready = True
        if self.today.pieces.get("first_day", FirstDayView()).is_over:
            await write(onboarding.end)

    @action(HOME_READ)
    async def refresh(self, sessions: Word) -> None:
        """Gather it again: a session was booked or cancelled."""
        self.today = await read(queries.get_today)


class LearnState(rx.State):
    """The cards of the day and of those to come (tables: card_progress, review, content)."""

    learn: StateVar[LearnView] = state_var(LearnView())
    is_ready: StateVar[bool] = state_var(False)

    @action(HOME_READ)
    async def load(self) -> None:
        """See what is due and what is planned."""
        self.learn = await read(queries.get_learn)
        self.is_ready = True
