"""The rituals of a community, on its page."""

import reflex as rx

from learnhub.features.rituals import queries
from learnhub.features.rituals.schemas import MonthView, SpaceRituals
from learnhub.web.actions import read
from learnhub.web.vars import StateVar, state_var


class SpaceRitualsState(rx.State):
    """The rituals of a community and this month (tables: content, ritual, ritual_rhythm, ritual_meeting)."""

    view: StateVar[SpaceRituals] = state_var(SpaceRituals())
    month: StateVar[MonthView] = state_var(MonthView())


async def show_space(page: rx.State, space_id: str) -> None:
    """Begin the tab of a community; of another one nothing is left."""
    state = await page.get_state(SpaceRitualsState)
    if state.view.space_id != space_id:
        state.view, state.month = SpaceRituals(), MonthView()
    state.view = await read(queries.get_space_rituals, space_id)
    state.month = await read(queries.get_month, space_id=space_id)
