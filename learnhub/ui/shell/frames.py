"""The frames around a page, and what lives in them: toasts, the offline bar, preferences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx
from reflex.vars import ArrayVar

from learnhub.ui.elements import anchor, el, logo
from learnhub.ui.scripts import Behaviours, FirstLook, OfflineBar, Preferences, Toasts
from learnhub.ui.shell.places import MAIN
from learnhub.ui.text import _
from learnhub.ui.vars import Handler, Text


def toasts(items: rx.Var[list[dict[str, str]]], on_action: Handler | None = None) -> rx.Component:
    """The region of toasts. An item is a dict `{id, kind, text, action, to}`, the last two optional.

    Ids never repeat. `action` is the label of a button: a link when `to` is given, otherwise
    `on_action(id)` is called.
    """
    acted = {} if on_action is None else {"on_action": on_action}
    return Toasts.create(items=items, label=_("Messages"), close_label=_("Close"), **acted)


def offline_bar(text: Text | None = None) -> rx.Component:
    """Appears by itself while the connection is lost."""
    return OfflineBar.create(
        text=text if text is not None else _("Connection lost. Sending waits until it is back.")
    )


def preferences(language: Text, theme: Text, zone: Text, reads: ArrayVar[list[str]]) -> rx.Component:
    """Applies the account's choices when they arrive. What it does not read is marked."""
    return Preferences.create(language=language, theme=theme, zone=zone, reads=reads.join(" "))


def _skip() -> rx.Component:
    return anchor(_("Skip to the content"), href=f"#{MAIN}", class_name="skip")


def frame_app(
    *children: Any,
    sidebar: rx.Component,
    bar: rx.Component,
    tabs: rx.Component,
    around: Sequence[rx.Component] = (),
    dock: bool = False,
) -> rx.Component:
    """The ordinary frame. `around`: menus, dialogs, toasts, preferences. `dock`: no tabs on phones."""
    return el.div(
        _skip(),
        sidebar,
        el.div(
            bar,
            offline_bar(),
            el.main(*children, id=MAIN, tab_index=-1, class_name="lh-main"),
            class_name="lh-page",
        ),
        *([] if dock else [tabs]),
        *around,
        Behaviours.create(),
        class_name="lh lh-app lh-docked" if dock else "lh lh-app",
    )


def frame_focus(*children: Any, around: Sequence[rx.Component] = ()) -> rx.Component:
    """One thing to do and nothing else: no sidebar. The content begins with a `focus_bar`."""
    return el.div(
        _skip(),
        offline_bar(),
        el.main(*children, id=MAIN, tab_index=-1, class_name="lh-focus"),
        *around,
        Behaviours.create(),
        class_name="lh",
    )


def frame_plain(*children: Any, around: Sequence[rx.Component] = ()) -> rx.Component:
    """No frame: signing in, setting up, the projector."""
    return el.div(
        _skip(),
        el.main(*children, id=MAIN, tab_index=-1),
        *around,
        Behaviours.create(),
        class_name="lh lh-plain",
    )


def waiting() -> rx.Component:
    """The frame without state or words of ours, until the script of an address with a parameter runs."""
    side = el.div(el.div(logo(), class_name="lh-side-in"), class_name="lh-side")
    bars = [
        el.div(class_name=f"sk {name}")
        for name in ("sk-h1", "sk-line", "sk-title", "sk-line", "sk-title", "sk-line")
    ]
    main = el.div(FirstLook.create(), el.div(*bars, class_name="sk-rows"), class_name="lh-main")
    page = el.div(el.div(class_name="lh-bar lh-bar-deep"), main, class_name="lh-page")
    return el.div(side, page, class_name="lh lh-app lh-waiting", aria_hidden="true")
