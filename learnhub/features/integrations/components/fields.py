"""Fields of the forms of this room."""

from collections.abc import Sequence

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _


def text_field(
    name: str,
    key: str,
    label: ui.Text,
    value: ui.Text,
    error: rx.Var[str],
    longest: int,
    hint: ui.Text | None = None,
) -> rx.Component:
    """A line of text with its label; `key` is its id on the page."""
    box = ui.text_input(name, id=key, default_value=value, max_length=longest, error=error)
    return ui.field(name, label, box, error=error, hint=hint, id=key)


def boxes(
    name: str,
    label: ui.Text,
    names: Sequence[tuple[str, rx.Var[str]]],
    chosen: rx.vars.ArrayVar[list[str]] | None,
    error: ui.Text,
) -> rx.Component:
    """Several things to tick, of which some are chosen already."""

    def box(value: str, words: rx.Var[str]) -> rx.Component:
        ticked = {} if chosen is None else {"default_checked": chosen.contains(value)}
        return ui.checkbox(name, words, value=value, **ticked)

    ticks = ui.el.div(*(box(value, words) for value, words in names), class_name="scope-list")
    return ui.el.div(ui.choices(label, ticks), ui.form_error(error), class_name="field mt4")


def form_actions(on_cancel: ui.Handler, label: ui.Text) -> rx.Component:
    """Cancel, and the one thing to do."""
    return ui.dialog_actions(
        ui.button(_("Cancel"), on_click=on_cancel), ui.button(label, variant="solid", type="submit")
    )
