"""What a guide did for its reader: reactions that say something, and a question about it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.schemas import GuideView
from learnhub.ui.text import _


def reactions(guide: ui.ViewVar[GuideView], *, on_react: Any) -> rx.Component:
    """Learned something, useful, outdated, and the way to a question; for authors the figures."""
    said = guide.reactions
    chips = [
        _chip(
            Reaction.LEARNED, "lightbulb", _("Learned something"), said.has_learned, said.learned, on_react
        ),
        _chip(Reaction.USEFUL, "thumbs_up", _("Useful"), said.is_useful, said.useful, on_react),
        _chip(Reaction.OUTDATED, "history", _("Outdated"), said.is_outdated, 0, on_react),
    ]
    ask = ui.link(
        ui.icon("message_circle_question", 15, 1.75),
        _("I have a question"),
        to=rx.Var.create("/questions/ask?about=") + guide.id.to(str),
        class_name="react",
    )
    row = ui.el.div(
        *chips, ask, role="group", aria_label=_("What it did for you"), class_name="row g2 wrap reactions"
    )
    figures = ui.meta(
        rx.cond(said.learned > 0, ui.el.span(_("{n} learned something", n=said.learned))),
        rx.cond(said.useful > 0, ui.el.span(_("{n} find it useful", n=said.useful))),
    )
    return rx.cond(guide.can_react, row, figures)


def _chip(
    reaction: Reaction, icon: str, word: ui.Text, is_on: Any, count: Any, on_react: Any
) -> rx.Component:
    number: Any = count
    shown: Any = rx.cond(number > 0, ui.el.b(number)) if isinstance(count, rx.Var) else ""
    return ui.chip(word, " ", shown, icon=icon, pressed=is_on, on_click=on_react(reaction.value, ~is_on))
