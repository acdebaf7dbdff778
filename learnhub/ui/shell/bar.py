"""The page bar: where one is and what can be done here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from learnhub.ui.controls import button, icon_button
from learnhub.ui.elements import anchor, el, icon, link, logo
from learnhub.ui.overlays import open_dialog
from learnhub.ui.shell.places import PALETTE, SHORTCUTS, SIDEBAR
from learnhub.ui.text import _
from learnhub.ui.vars import Content, Handler, Number, Text


def page_bar(
    *actions: Any,
    crumbs: Sequence[tuple[Text, Text]] = (),
    title: Text,
    inbox: rx.Component | None = None,
    home: bool = False,
    search_to: Text | None = None,
) -> rx.Component:
    """Where one is, and what can be done here. On phones: a way back or the logo, then the title.

    `crumbs` are `(label, to)` of the places above; `home` shows the logo on phones.
    """
    back = (
        [icon_button("chevron_left", _("Back"), to=crumbs[-1][1], icon_size=22, class_name="lh-back")]
        if crumbs
        else []
    )
    kind = "lh-bar-home" if home else "lh-bar-deep" if crumbs else ""
    burger = icon_button("menu", _("Menu"), class_name="lh-burger", custom_attrs={"popoverTarget": SIDEBAR})
    return el.header(
        burger,
        *back,
        *([link(logo(), to="/", class_name="lh-bar-logo")] if home else []),
        _crumbs(crumbs, title),
        el.div(
            *actions,
            *([_search(search_to)] if search_to else []),
            shortcuts_button(),
            *([inbox] if inbox is not None else []),
            class_name="lh-bar-actions",
        ),
        class_name=f"lh-bar {kind}".strip(),
    )


def _search(to: Text) -> rx.Component:
    """The search of phones: opens the palette, and leads to the page of the search where it cannot."""
    return anchor(
        icon("search", 20, 1.75),
        href=to,
        aria_label=_("Search"),
        class_name="btn btn-icon btn-ghost btn-2 lh-only-phone",
        **open_dialog(PALETTE),
    )


def shortcuts_button() -> rx.Component:
    """Opens the sheet of shortcuts, which the page must hold; also with `?`."""
    label = _("Keyboard shortcuts")
    return icon_button("keyboard", label, key_cap="?", class_name="lh-keys", **open_dialog(SHORTCUTS))


def _crumbs(crumbs: Sequence[tuple[Text, Text]], title: Text) -> rx.Component:
    above = [
        el.li(link(label, to=to), icon("chevron_right", 14, 1.75), class_name="lh-crumb-up")
        for label, to in crumbs
    ]
    here = el.li(el.b(title, class_name="t-clip", aria_current="page"), class_name="lh-crumb-here")
    return el.nav(
        el.ol(*above, here, class_name="lh-crumb"), aria_label=_("Where you are"), class_name="grow"
    )


def inbox_button(to: Text, count: Number | None = None) -> rx.Component:
    """The bell, with a quiet dot while something waits."""
    waiting = (
        [] if count is None else [rx.cond(rx.Var.create(count).to(int) > 0, el.span(class_name="bell-dot"))]
    )
    return el.span(icon_button("bell", _("Notifications"), to=to), *waiting, class_name="bell")


def focus_bar(
    middle: Content | None = None, *actions: Any, leave: str | Handler, leave_label: Text
) -> rx.Component:
    """The top of a focus page: the way out (also Esc), what is in the middle, actions.

    `leave` is where it leads, or the handler.
    """
    way: dict[str, Any] = {"to": leave} if isinstance(leave, str) else {"on_click": leave}
    return el.header(
        button(leave_label, variant="ghost", icon="x", class_name="focus-leave", data_key="Escape", **way),
        el.div(*([middle] if middle is not None else []), class_name="focus-middle"),
        el.div(*actions, class_name="focus-actions"),
        class_name="focus-bar",
    )
