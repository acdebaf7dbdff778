"""Telling the forms of a tab that the server has answered one of them, so that they can be sent again.

A form cannot see it by itself: an answer may be a toast, the same message again, or nothing that it shows.
"""

import time
from typing import Any

import reflex as rx

from learnhub.web import reflex_internals as internals
from learnhub.web.vars import StateVar, state_var


class AnsweredState(rx.State):
    """How many forms of this tab were answered, and how many saved; it travels with the answer."""

    answered: StateVar[int] = state_var(0)
    saved: StateVar[int] = state_var(0)


class Answered(rx.Component):
    """Tells the forms of the page."""

    library = "$/public/forms.js"
    tag = "Answered"

    count: rx.Var[int]
    saved: rx.Var[int]


def listener() -> rx.Component:
    """What every frame holds. Draws nothing."""
    return Answered.create(count=AnsweredState.answered, saved=AnsweredState.saved)


def answered_now() -> dict[str, dict[str, Any]]:
    """The delta that tells so where no State can be changed; below zero it is none of the counts."""
    return internals.delta_of(AnsweredState, {"answered": -int(time.monotonic() * 1000)})


async def note_answered(state: Any, *, saved: bool) -> None:
    """Count one more form as answered, whatever came of it, and whether what was typed is saved."""
    if internals.must_hold(state):
        async with state:
            await note_answered(state, saved=saved)
        return
    tab = await state.get_state(AnsweredState)
    tab.answered += 1
    tab.saved += saved
