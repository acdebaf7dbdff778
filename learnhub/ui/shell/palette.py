"""The search palette over a page: a field, and what was found for what is typed in it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from learnhub.ui.controls import kbd
from learnhub.ui.elements import attributes, classes, el, icon, link, only_spoken
from learnhub.ui.overlays import close_dialog
from learnhub.ui.scripts import NativeDialog, PaletteField
from learnhub.ui.shell.places import PALETTE
from learnhub.ui.text import _
from learnhub.ui.vars import Content, Handler, Text

FOUND = f"{PALETTE}-found"
WIDTH = 660


def palette(
    *groups: Any,
    sorts: Any,
    has_sorts: rx.Var[bool],
    answered: Text,
    on_ask: Handler,
    status: Content,
) -> rx.Component:
    """The dialog, opened by `**open_dialog(PALETTE)`, with groups of options.

    `on_ask(key, words, opened, sort)` answers with the groups and the key as `answered`; `opened` are the
    addresses of what was opened last, with spaces between. The Tab key chooses the next of the `sorts`.
    `status` says to screen readers how much was found.
    """
    field = PaletteField.create(list=FOUND, answered=answered, label=_("Search everything"), on_ask=on_ask)
    leave = el.button(
        kbd("Esc"), icon("x", 20, 1.75), type="button", aria_label=_("Close"), **close_dialog(PALETTE)
    )
    drawn = NativeDialog.create(
        el.div(icon("search", 20, 2), field, leave, class_name="palette-head"),
        rx.cond(has_sorts, el.div(sorts, role="group", aria_label=_("Type"), class_name="palette-sorts")),
        el.div(*groups, id=FOUND, role="listbox", aria_label=_("Found"), class_name="palette-found"),
        only_spoken(status, aria_live="polite"),
        _hints(),
        id=PALETTE,
        aria_label=_("Search"),
        data_width=str(WIDTH),
        class_name="dialog palette",
    )
    return attributes(drawn, role="dialog")


def _hints() -> rx.Component:
    return el.div(
        el.span(kbd("↑"), kbd("↓"), _("move")),
        el.span(kbd("Enter"), _("open")),
        el.span(kbd("Tab"), _("filter by type")),
        el.span(kbd("Ctrl"), kbd("Enter"), _("everything found, on a page")),
        aria_hidden="true",
        class_name="palette-hints",
    )


def palette_sort(label: Content, *, value: Text, is_chosen: rx.Var[bool], **props: Any) -> rx.Component:
    """A choice of what is shown; the field keeps the focus."""
    return el.button(
        label,
        type="button",
        tab_index=-1,
        aria_pressed=is_chosen,
        data_sort=value,
        **classes(props, "palette-sort"),
    )


def palette_group(title: Content, *options: Any, name: str, shown: rx.Var[bool]) -> rx.Component:
    """Options of one sort under their title, `shown` when there are some."""
    head = el.div(title, id=f"{PALETTE}-{name}", class_name="palette-group")
    return rx.cond(shown, el.div(head, *options, role="group", aria_labelledby=f"{PALETTE}-{name}"))


def palette_option(*children: Any, to: Text, lead: Content, **props: Any) -> rx.Component:
    """Something to open; the field has the focus and marks it."""
    return link(
        el.span(lead, class_name="palette-lead"),
        el.span(*children, class_name="grow"),
        icon("corner_down_left", 16, 1.75, class_name="palette-enter"),
        to=to,
        role="option",
        tab_index=-1,
        **classes(props, "palette-row"),
    )
