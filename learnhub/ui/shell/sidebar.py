"""The sidebar with its search, Share and places; the tabs that replace it on phones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from learnhub.ui.controls import icon_button, kbd
from learnhub.ui.elements import anchor, el, icon, link, logo
from learnhub.ui.overlays import menu_item, menu_list, open_dialog, opens_menu
from learnhub.ui.scripts import TabLink, toggle_sidebar
from learnhub.ui.shell.places import PALETTE, SHARE_MENU, SIDEBAR, NavGroup, NavItem, ShareItem, when
from learnhub.ui.text import _
from learnhub.ui.vars import Text

COUNTED_TO = 99


def sidebar(
    groups: Sequence[NavGroup],
    *,
    current: str,
    account: rx.Component,
    name: Text = "LearnHub",
    search: rx.Component | None = None,
) -> rx.Component:
    """Logo, search, Share, the places, the account; a drawer below 1024 px, icons only when folded."""
    fold = icon_button("panel_left", _("Fold the menu"), on_click=toggle_sidebar(), class_name="lh-fold")
    top = el.div(link(logo(name), to="/", class_name="lh-home"), fold, class_name="lh-side-top")
    share = el.button(
        icon("plus", 16),
        el.span(_("Share"), class_name="lh-label"),
        kbd("c"),
        type="button",
        data_tip_folded=_("Share"),
        data_key="c",
        class_name="lh-share",
        **opens_menu(SHARE_MENU),
    )
    places = el.nav(*(_group(group, current) for group in groups), aria_label=_("Main"), class_name="lh-nav")
    inside = el.div(
        top, *([search] if search is not None else []), share, places, account, class_name="lh-side-in"
    )
    return el.aside(
        inside, id=SIDEBAR, aria_label=_("Menu"), custom_attrs={"popover": "auto"}, class_name="lh-side"
    )


def search_button(to: Text) -> rx.Component:
    """The search of the sidebar: opens the palette, and leads to the page of the search where it cannot."""
    inside = (icon("search", 15, 1.75), el.span(_("Search"), class_name="lh-label"), kbd("/"))
    return anchor(
        *inside,
        href=to,
        data_key="/",
        data_tip_folded=_("Search"),
        class_name="lh-find",
        **open_dialog(PALETTE),
    )


def _group(group: NavGroup, current: str) -> rx.Component:
    head = [] if group.label is None else [el.div(group.label, class_name="lh-nav-h")]
    places = el.ul(*(when(item.shown, el.li(_place(item, current))) for item in group.items))
    return when(group.shown, el.div(*head, places))


def _place(item: NavItem, current: str) -> rx.Component:
    here = item.section == current
    marks: list[rx.Component] = []
    if item.count is not None:
        count = rx.Var.create(item.count).to(int)
        said_count = rx.cond(count > COUNTED_TO, f"{COUNTED_TO}+", count)
        marks.append(rx.cond(count > 0, el.span(said_count, class_name="n")))
    if item.live is not None:
        dot = el.span(el.span(_("live"), class_name="sr-only"), class_name="n lh-live")
        marks.append(when(item.live, dot))
    keyed: dict[str, Any] = {"data_key": f"g {item.key}"} if item.key else {}
    said: dict[str, Any] = {"aria_current": "page"} if here else {}
    label = el.span(item.label, class_name="lh-label")
    return link(
        icon(item.icon, 17, 2 if here else 1.65),
        label,
        *marks,
        to=item.to,
        data_tip_folded=item.label,
        **keyed,
        **said,
    )


def share_menu(items: Sequence[ShareItem]) -> rx.Component:
    """What one can share: a menu, on phones a sheet from below."""
    drawn = [
        when(item.shown, menu_item(item.label, icon=item.icon, to=item.to, key_cap=item.key))
        for item in items
    ]
    return menu_list(*drawn, id=SHARE_MENU, label=_("Share"), align="start", sheet=True)


def phone_tabs(items: Sequence[NavItem], *, current: str) -> rx.Component:
    """The bottom tabs of phones: two places, Share, two places."""
    half = len(items) // 2
    plus = el.button(
        el.span(icon("plus", 22, 2.2), class_name="plus"),
        type="button",
        aria_label=_("Share"),
        **opens_menu(SHARE_MENU),
    )
    drawn = [_tab(item, current) for item in items]
    return el.nav(*drawn[:half], plus, *drawn[half:], aria_label=_("Main"), class_name="ph-tabs")


def _tab(item: NavItem, current: str) -> rx.Component:
    here = item.section == current
    said: dict[str, Any] = {"aria_current": "page"} if here else {}
    drawn = icon(item.icon, 22, 2.1 if here else 1.6)
    return TabLink.create(drawn, el.span(item.label), tab=item.section, to=item.to, **said)
