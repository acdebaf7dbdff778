"""Votes: what one presses, and the votes of one post as every page draws them."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub import ui
from learnhub.features.discussion.state import VoteState
from learnhub.ui.text import ngettext_


class Pressing(rx.Component):
    """Around a `PressButton` and its `PressFigure`: both follow a click at once, and then the server."""

    library = "$/public/press.js"
    tag = "Pressing"

    pressed: rx.Var[bool]


class PressButton(rx.Component):
    """A native button that looks pressed at once; `on_press` is called with what it shall be."""

    library = "$/public/press.js"
    tag = "PressButton"

    disabled: rx.Var[bool]
    on_press: rx.EventHandler[passthrough_event_spec(bool)]


class PressFigure(rx.Component):
    """How many pressed. Only where the server sends `count` together with `pressed`: it would count twice.

    A `quiet` one is not there where nobody did.
    """

    library = "$/public/press.js"
    tag = "PressFigure"

    count: rx.Var[int]
    quiet: rx.Var[bool]


@rx.memo
def votes_of(
    *,
    content_id: rx.Var[str],
    can_vote: rx.Var[bool],
    word: rx.Var[bool],
    is_solution: rx.Var[bool],
) -> rx.Component:
    """The votes of one post: a component of its own in the browser, so that a vote draws only this again.

    `word` repeats "votes" under the count, `is_solution` puts a tick below.
    """
    vote = VoteState.votes[content_id]
    button = PressButton.create(
        ui.icon("chevron_up", 18),
        disabled=~can_vote,
        on_press=lambda on: VoteState.vote(content_id, on),
        custom_attrs={"aria-label": ngettext_("Vote, {n} vote", "Vote, {n} votes", vote.count)},
    )
    figure = PressFigure.create(count=vote.count, custom_attrs={"aria-hidden": "true"})
    spoken = ui.only_spoken(ngettext_("{n} vote", "{n} votes", vote.count), aria_live="polite")
    unit = ui.el.span(ngettext_("vote", "votes", vote.count), class_name="t-small", aria_hidden="true")
    tick = ui.el.span(ui.icon("circle_check", 24, 1.75), class_name="solved-mark")
    column = ui.el.div(
        button, figure, spoken, rx.cond(word, unit), rx.cond(is_solution, tick), class_name="vote"
    )
    return Pressing.create(column, pressed=vote.is_mine)


def vote_tile(content_id: Any, count: Any, *, can_vote: Any) -> rx.Component:
    """The arrow with its count as one large target; the count comes from elsewhere, such as a live view."""
    tile = PressButton.create(
        ui.icon("chevron_up", 18),
        ui.el.span(ui.number(count)),
        disabled=~can_vote,
        on_press=lambda on: VoteState.vote(content_id, on),
        class_name="up",
        custom_attrs={"aria-label": ngettext_("Vote, {n} vote", "Vote, {n} votes", count)},
    )
    return Pressing.create(tile, pressed=is_voted(content_id))


def is_voted(content_id: Any) -> rx.Var[bool]:
    """Whether the reader votes for it."""
    return VoteState.votes[content_id].is_mine


def vote_count(content_id: Any) -> rx.Var[int]:
    """How many vote for it."""
    return VoteState.votes[content_id].count
