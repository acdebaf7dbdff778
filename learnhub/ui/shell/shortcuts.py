"""The sheet of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

import reflex as rx

from learnhub.ui.controls import kbd
from learnhub.ui.elements import el
from learnhub.ui.overlays import dialog
from learnhub.ui.scripts import SwitchForKeys
from learnhub.ui.shell.places import SHORTCUTS, Shortcut
from learnhub.ui.text import _
from learnhub.ui.vars import Text


def shortcuts_dialog(groups: Sequence[tuple[Text, Sequence[Shortcut]]]) -> rx.Component:
    """The keys, and the switch that turns the single ones off in this browser."""
    off = el.div(
        el.p(
            el.span(_("Single-key shortcuts"), class_name="t-b"),
            " ",
            el.span(_("Turn off if you use speech input or a screen reader."), class_name="t-2"),
            class_name="t-body grow",
        ),
        SwitchForKeys.create(label=_("Single-key shortcuts")),
        class_name="row between keys-off",
    )
    listed = el.div(*(_keys(title, shortcuts) for title, shortcuts in groups), class_name="keys")
    return dialog(listed, off, id=SHORTCUTS, title=_("Keyboard shortcuts"), width=780)


def _keys(title: Text, shortcuts: Sequence[Shortcut]) -> rx.Component:
    return el.div(
        el.h3(title, class_name="t-sec"),
        el.dl(*(_shortcut(shortcut) for shortcut in shortcuts)),
        class_name="keys-group",
    )


def _shortcut(shortcut: Shortcut) -> rx.Component:
    caps: list[rx.Component] = []
    for key in shortcut.keys:
        if caps and shortcut.then:
            caps.append(el.span(_("then"), class_name="t-small"))
        caps.append(kbd(key))
    return el.div(el.dt(shortcut.label), el.dd(*caps, class_name="row g1"), class_name="key-line")
