"""The wording aid under a field: a quiet line for each sentence, which never stands in the way."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.wording import Kind
from learnhub.features.wording.state import WordingState
from learnhub.ui.text import _

PAUSE_MS = 700


def on_typed(about: ui.Text, language: ui.Text = "") -> Callable[[rx.Var[str]], Any]:
    """What a field of text tells the server at each pause: its `on_change`.

    `about` names the field, in at most sixty characters; without a `language` it is that of the words.
    """
    return lambda text: WordingState.look_at(about, language, text).debounce(PAUSE_MS)


def hints(about: ui.Text, on_take: Callable[[rx.Var[str], rx.Var[str]], Any] | None = None) -> rx.Component:
    """What is found in the field of this name.

    `on_take` puts an offer, the second argument, in the place of a sentence, the first; without it an offer
    is only read.
    """
    shown = ui.el.ul(
        rx.foreach(WordingState.hints, lambda hint: _line(hint, on_take)),
        aria_label=_("About the wording"),
        class_name="wording",
    )
    return rx.cond((WordingState.about == about) & (WordingState.hints.length() > 0), shown)


def _line(hint: ui.ViewVar[Any], on_take: Callable[[rx.Var[str], rx.Var[str]], Any] | None) -> rx.Component:
    offer = _("Try “{offer}”", offer=hint.offer)
    take = (
        ui.el.span(offer, class_name="wording-offer")
        if on_take is None
        else rx.cond(
            hint.is_whole,
            ui.button(offer, variant="ghost", size="1", on_click=on_take(hint.sentence, hint.offer)),
            ui.el.span(offer, class_name="wording-offer"),
        )
    )
    return ui.el.li(
        ui.el.p(ui.el.mark(hint.words), " ", _why(hint)),
        ui.el.p(
            take,
            ui.button(
                _("Keep as written"), variant="ghost", size="1", on_click=WordingState.keep(hint.sentence)
            ),
        ),
        key=hint.sentence,
    )


def _why(hint: ui.ViewVar[Any]) -> rx.Component:
    why = rx.match(
        hint.kind,
        (Kind.PERSON.value, _("This names a person. What in the situation made it likely?")),
        (Kind.HINDSIGHT.value, _("This says what was not done. What was known at that moment?")),
        _("This judges somebody. What in the situation made it likely?"),
    )
    return ui.el.span(why)
