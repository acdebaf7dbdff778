"""What one presses under a story. None of it is a vote: nothing is sorted by it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import Ballot
from learnhub.features.discussion.components.votes import PressButton, PressFigure, Pressing
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.state import EchoState
from learnhub.ui.text import _, ngettext_


@rx.memo
def echo_buttons(*, story_id: rx.Var[str], all_three: rx.Var[bool]) -> rx.Component:
    """Thanks and "me too" under a story, on its page also that one changed something."""
    said = EchoState.echoes[story_id]
    thanks = _echo(
        *(story_id, said, Echo.THANKS, "heart_handshake", _("Thank you"), said.has_thanked, said.thanks),
        ngettext_("Thank you, {n} colleague", "Thank you, {n} colleagues", said.thanks),
    )
    too = _echo(
        *(story_id, said, Echo.ME_TOO, "hand", _("Me too"), said.has_too, said.me_too),
        ngettext_("Me too, {n} colleague", "Me too, {n} colleagues", said.me_too),
    )
    changed = _echo(
        *(story_id, said, Echo.CHANGED, "refresh_cw", _("We changed something, too")),
        *(said.has_changed, said.changed),
        ngettext_(
            "We changed something, too, {n} colleague",
            "We changed something, too, {n} colleagues",
            said.changed,
        ),
    )
    return ui.el.div(thanks, too, rx.cond(all_three, changed), class_name="row g2 wrap note-echoes")


def _echo(
    story_id: Any, said: Any, echo: Echo, icon: str, word: Any, is_mine: Any, count: Any, label: Any
) -> rx.Component:
    button = PressButton.create(
        ui.icon(icon, 15, 1.75),
        ui.el.span(word),
        PressFigure.create(count=count, quiet=True),
        disabled=~said.can_echo,
        on_press=lambda on: EchoState.echo(story_id, echo.value, on),
        class_name="react",
        custom_attrs={"aria-label": label},
    )
    return Pressing.create(button, pressed=is_mine)


def ballot() -> rx.Component:
    """With what this browser answers stories without a name."""
    return Ballot.create(
        root=EchoState.root, ballot=EchoState.ballot, brought=EchoState.brought, on_bring=EchoState.bring
    )
