"""Buttons and their relatives."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.ui.elements import anchor, attributes, classes, el, icon, link
from learnhub.ui.text import _
from learnhub.ui.vars import Flag, Text

Variant = Literal["solid", "surface", "ghost", "danger"]
Size = Literal["1", "2", "3", "4"]

# What stands on a key, in the language of the reader.
CAPS = {"Escape": N_("Esc"), "Esc": N_("Esc"), "Enter": N_("Enter"), "Space": N_("Space")}


def kbd(key: Text, **props: Any) -> rx.Component:
    """A key cap."""
    cap = _(CAPS[key]) if isinstance(key, str) and key in CAPS else key
    return el.kbd(cap, **classes(props, "kbd"))


def _sends(props: dict[str, Any], type_: str) -> dict[str, Any]:
    """Marks what talks to the server, so that it waits while the connection is lost."""
    handler = props.get("on_click")
    asks_server = handler is not None and not isinstance(handler, rx.Var)
    return {"data_sends": ""} if type_ == "submit" or asks_server else {}


def _keyed(key: str | None) -> dict[str, Any]:
    return {"data_key": key, "aria_keyshortcuts": key} if key else {}


def _spinner(busy: rx.Var[bool] | None) -> list[rx.Component]:
    return [] if busy is None else [rx.cond(busy, el.span(class_name="spinner", aria_hidden="true"))]


def button(
    *children: Any,
    variant: Variant = "surface",
    size: Size = "2",
    icon: str | None = None,
    icon_after: str | None = None,
    to: Text | None = None,
    href: Text | None = None,
    key_cap: str | None = None,
    type: Literal["button", "submit", "reset"] = "button",
    busy: rx.Var[bool] | None = None,
    **props: Any,
) -> rx.Component:
    """A button, or with `to`/`href` a link that looks like one.

    One solid button per view. `busy` shows a spinner in it and disables it. `key_cap` shows the
    key and makes it work.
    """
    content = [
        *_spinner(busy),
        *_leading(icon, size),
        el.span(*children, class_name="btn-text"),
        *_leading(icon_after, size),
        *([kbd(key_cap, class_name="kbd-on")] if key_cap else []),
    ]
    props = {**classes(props, "btn", f"btn-{variant}", f"btn-{size}"), **_keyed(key_cap)}
    if to is not None:
        return link(*content, to=to, **props)
    if href is not None:
        return anchor(*content, href=href, **props)
    if busy is not None:
        props |= {"disabled": busy, "aria_busy": busy}
    return el.button(*content, type=type, **props, **_sends(props, type))


def _leading(name: str | None, size: str) -> list[rx.Component]:
    return [icon(name, 14 if size == "1" else 16)] if name else []


def icon_button(
    name: str,
    label: Text,
    *,
    variant: Variant = "ghost",
    size: Size = "2",
    key_cap: str | None = None,
    to: Text | None = None,
    icon_size: int = 18,
    **props: Any,
) -> rx.Component:
    """A button that is an icon: the label is its accessible name and its tooltip."""
    props = classes(props, "btn", "btn-icon", f"btn-{variant}", f"btn-{size}") | _keyed(key_cap)
    props |= {"aria_label": label, "data_tip": label}
    if key_cap:
        props["data_tip_key"] = key_cap
    drawn = icon(name, icon_size, 1.75)
    if to is not None:
        return link(drawn, to=to, **props)
    return el.button(drawn, type="button", **props, **_sends(props, "button"))


def chip(*children: Any, pressed: Flag | None = None, icon: str | None = None, **props: Any) -> rx.Component:
    """A choice in a row of choices, or a reaction; `pressed` says whether it is on."""
    drawn = [_chip_icon(icon)] if icon else []
    state = {} if pressed is None else {"aria_pressed": pressed}
    return el.button(
        *drawn, *children, type="button", **classes(props, "react"), **state, **_sends(props, "button")
    )


def _chip_icon(name: str) -> rx.Component:
    return icon(name, 15, 1.75)


def chip_link(
    *children: Any, to: Text, current: Flag = False, icon: str | None = None, **props: Any
) -> rx.Component:
    """A chip that leads to a page: the places of a tab on phones."""
    drawn = [_chip_icon(icon)] if icon else []
    return link(*drawn, *children, to=to, aria_current=current_page(current), **classes(props, "react"))


def current_page(current: Flag) -> Text:
    """The value of `aria-current` for a place that may be the one shown."""
    if isinstance(current, rx.Var):
        return rx.cond(current, "page", "false")
    return "page" if current else "false"


def copy_button(text: Text, label: Text | None = None, **props: Any) -> rx.Component:
    """Copies a text to the clipboard and says so."""
    return attributes(
        button(label if label is not None else _("Copy"), icon="copy", **props),
        **{"data-copy": text, "data-copied": _("Copied")},
    )


def tooltip(component: rx.Component, text: Text) -> rx.Component:
    """Explains a component when it is pointed at or focused."""
    return attributes(component, **{"data-tip": text})
