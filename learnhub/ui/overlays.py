"""What opens above the page, by the browser's own means: menus, dialogs, bottom sheets."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from learnhub.ui.controls import button, icon_button, kbd
from learnhub.ui.elements import anchor, attributes, classes, el, icon, link
from learnhub.ui.scripts import Later, NativeDialog
from learnhub.ui.text import _
from learnhub.ui.vars import Flag, Handler, Text


def menu(
    trigger: rx.Component,
    *items: Any,
    id: Text,
    label: Text | None = None,
    align: Literal["start", "end"] = "end",
    sheet: bool = False,
) -> rx.Component:
    """A button with the menu that it opens. `sheet`: a bottom sheet on phones.

    The id must be unique on the page; in a list, build it from the row's own id.
    """
    attributes(trigger, popoverTarget=id, **{"aria-haspopup": "menu", "aria-controls": id})
    return rx.fragment(trigger, menu_list(*items, id=id, label=label, align=align, sheet=sheet))


def menu_list(
    *items: Any, id: Text, label: Text | None = None, align: str = "end", sheet: bool = False
) -> rx.Component:
    """The menu alone, for several triggers (`**opens_menu(id)`)."""
    named: dict[str, Any] = {} if label is None else {"aria_label": label}
    names = f"menu menu-{align}" + (" menu-sheet" if sheet else "")
    drawn = Later.create(*items)
    return el.div(drawn, id=id, role="menu", custom_attrs={"popover": "auto"}, class_name=names, **named)


def opens_menu(id: Text) -> dict[str, Any]:
    """Props that make a button open the menu of that id."""
    return {"custom_attrs": {"popoverTarget": id, "aria-haspopup": "menu", "aria-controls": id}}


def menu_item(
    *children: Any,
    icon: str | None = None,
    to: Text | None = None,
    href: Text | None = None,
    on_click: Handler | None = None,
    danger: bool = False,
    checked: Flag | None = None,
    key_cap: str | None = None,
    **props: Any,
) -> rx.Component:
    """A thing to do, or with `to` a place to go; `checked` makes it one of several exclusive settings."""
    content = [*_item_icon(icon), el.span(*children, class_name="grow"), *([kbd(key_cap)] if key_cap else [])]
    props = classes(props, "menu-item", "menu-danger" if danger else "")
    props |= {"role": "menuitem", "tab_index": -1}
    if checked is not None:
        props |= {"role": "menuitemradio", "aria_checked": checked}
    if key_cap:
        props["data_key"] = key_cap
    if to is not None:
        return link(*content, to=to, **props)
    if href is not None:
        return anchor(*content, href=href, **props)
    handled = {} if on_click is None else {"on_click": on_click}
    return el.button(*content, type=props.pop("type", "button"), **handled, **props)


def _item_icon(name: str | None) -> list[rx.Component]:
    return [icon(name, 16, 1.75)] if name else []


def menu_separator() -> rx.Component:
    """A line between two groups of a menu."""
    return el.hr(class_name="menu-line")


def menu_label(text: Text) -> rx.Component:
    """The name of a group in a menu."""
    return el.div(text, class_name="menu-label")


def dialog(
    *children: Any,
    id: Text,
    title: Text,
    width: int = 520,
    text: Text | None = None,
    open: Flag | None = None,
    on_close: Handler | None = None,
    closes_on: rx.Var[Any] | None = None,
    sheet: bool = False,
    role: str = "dialog",
    **props: Any,
) -> rx.Component:
    """A modal dialog, opened by `**open_dialog(id)` or by the Var `open`.

    `closes_on` closes it when that value changes (give the State's `saved`). With `open`, give
    `on_close` too: it is called when the person closes the dialog. `sheet`: from below on phones.
    """
    head = el.div(
        el.h2(title, id=f"{id}-title", class_name="t-h2 grow"),
        icon_button("x", _("Close"), **close_dialog(id)),
        class_name="dialog-head",
    )
    said = [el.p(text, class_name="t-body t-2 dialog-text")] if text is not None else []
    props = classes(props, "dialog", "dialog-sheet" if sheet else "")
    state = {"open": open, "closes_on": closes_on, "on_close": on_close}
    props |= {name: value for name, value in state.items() if value is not None}
    inside = [head, *said, *children] if open is not None else [Later.create(head, *said, *children)]
    drawn = NativeDialog.create(*inside, id=id, aria_labelledby=f"{id}-title", data_width=str(width), **props)
    return attributes(drawn, role=role)


def sheet(*children: Any, id: Text, title: Text, **props: Any) -> rx.Component:
    """A dialog that comes from below on phones."""
    return dialog(*children, id=id, title=title, sheet=True, **props)


def dialog_actions(*children: Any) -> rx.Component:
    """The buttons at the bottom of a dialog, the main one last."""
    return el.div(*children, class_name="dialog-actions")


def open_dialog(id: Text) -> dict[str, Any]:
    """Props that make a button open the dialog of that id."""
    return {"data_opens": id, "aria_haspopup": "dialog"}


def close_dialog(id: Text) -> dict[str, Any]:
    """Props that make a button close the dialog of that id."""
    return {"data_closes": id}


def confirm(
    *, id: Text, title: Text, text: Text, confirm: Text, on_confirm: Handler, danger: bool = True
) -> rx.Component:
    """Asks before something that cannot be taken back; open it with `**open_dialog(id)`."""
    return dialog(
        dialog_actions(
            button(_("Cancel"), **close_dialog(id)),
            button(confirm, variant="danger" if danger else "solid", on_click=on_confirm, **close_dialog(id)),
        ),
        id=id,
        title=title,
        text=text,
        width=440,
        role="alertdialog",
    )
