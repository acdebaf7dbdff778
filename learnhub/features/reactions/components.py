"""What a page did for its reader: reactions that say something, and a question about it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.state import ReactionsState
from learnhub.ui.text import _, ngettext_


def reactions(item: Any) -> rx.Component:
    """Learned something, useful, outdated, and the way to a question; for authors the figures."""
    said = ReactionsState.view
    chips = [
        _chip(Reaction.LEARNED, "lightbulb", _("Learned something"), said.has_learned, said.learned),
        _chip(Reaction.USEFUL, "thumbs_up", _("Useful"), said.is_useful, said.useful),
        _chip(Reaction.OUTDATED, "history", _("Outdated"), said.is_outdated, 0),
    ]
    ask = ui.link(
        ui.icon("message_circle_question", 15, 1.75),
        _("I have a question"),
        to=rx.Var.create("/questions/ask?about=") + item.id.to(str),
        class_name="react",
    )
    row = ui.el.div(
        *chips, ask, role="group", aria_label=_("What it did for you"), class_name="row g2 wrap reactions"
    )
    figures = ui.meta(
        rx.cond(
            said.learned > 0,
            ui.el.span(
                ngettext_("{n} person learned something", "{n} people learned something", said.learned)
            ),
        ),
        rx.cond(
            said.useful > 0,
            ui.el.span(ngettext_("{n} person finds it useful", "{n} people find it useful", said.useful)),
        ),
    )
    return rx.cond(said.content_id == item.id, rx.cond(said.can_react, row, figures))


def _chip(reaction: Reaction, icon: str, word: ui.Text, is_on: Any, count: Any) -> rx.Component:
    number: Any = count
    shown: Any = rx.cond(number > 0, ui.el.b(number)) if isinstance(count, rx.Var) else ""
    on_react = ReactionsState.react(reaction.value, ~is_on)
    return ui.chip(word, " ", shown, icon=icon, pressed=is_on, on_click=on_react)
