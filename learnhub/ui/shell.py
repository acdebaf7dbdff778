"""The frame around every page: labels, Vars and handlers come in, `web` joins them to state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from learnhub.ui.controls import button, icon_button, kbd
from learnhub.ui.display import avatar
from learnhub.ui.elements import Text, classes, el, icon, link, logo
from learnhub.ui.overlays import (
    dialog,
    menu_item,
    menu_label,
    menu_list,
    menu_separator,
    open_dialog,
    opens_menu,
)
from learnhub.ui.scripts import (
    Behaviours,
    OfflineBar,
    Preferences,
    SwitchForKeys,
    Toasts,
    set_language,
    set_theme,
    toggle_sidebar,
)
from learnhub.ui.text import _

SIDEBAR = "lh-sidebar"
SHARE_MENU = "lh-share"
ACCOUNT_MENU = "lh-account"
SHORTCUTS = "lh-shortcuts"
MAIN = "lh-main"


@dataclass(frozen=True)
class NavItem:
    """A place in the sidebar. `count` is a figure Var, `live` a bool Var, `key` follows `g`."""

    section: str
    label: Any
    to: str
    icon: str
    count: Any = None
    live: Any = None
    key: str | None = None
    shown: Any = True


@dataclass(frozen=True)
class NavGroup:
    """Places under one verb; the first group has none."""

    label: Any
    items: Sequence[NavItem]
    shown: Any = True


@dataclass(frozen=True)
class ShareItem:
    """Something one can share, with the kind whose icon it takes."""

    label: Any
    to: str
    icon: str
    key: str | None = None
    shown: Any = True


@dataclass(frozen=True)
class Shortcut:
    """A line of the shortcuts sheet: `keys` in the order they are pressed."""

    label: Any
    keys: Sequence[str]
    then: bool = False


def _when(shown: Any, component: rx.Component) -> rx.Component:
    if isinstance(shown, rx.Var):
        return rx.cond(shown, component)
    return component if shown else rx.fragment()


def sidebar(
    groups: Sequence[NavGroup],
    *,
    current: str,
    account: rx.Component,
    name: Text = "LearnHub",
    search: Any = None,
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
    return el.aside(inside, id=SIDEBAR, custom_attrs={"popover": "auto"}, class_name="lh-side")


def search_button(to: Text | None = None, **props: Any) -> rx.Component:
    """The search of the sidebar: with `to` a link to the search page, otherwise give it `on_click`."""
    inside = (icon("search", 15, 1.75), el.span(_("Search"), class_name="lh-label"), kbd("/"))
    props = classes(props, "lh-find") | {"data_key": "/", "data_tip_folded": _("Search")}
    return el.button(*inside, type="button", **props) if to is None else link(*inside, to=to, **props)


def _group(group: NavGroup, current: str) -> rx.Component:
    head = [] if group.label is None else [el.div(group.label, class_name="lh-nav-h")]
    places = el.ul(*(_when(item.shown, el.li(_place(item, current))) for item in group.items))
    return _when(group.shown, el.div(*head, places))


def _place(item: NavItem, current: str) -> rx.Component:
    here = item.section == current
    marks: list[Any] = []
    if item.count is not None:
        marks.append(rx.cond(rx.Var.create(item.count).to(int) > 0, el.span(item.count, class_name="n")))
    if item.live is not None:
        dot = el.span(el.span(_("live"), class_name="sr-only"), class_name="n lh-live")
        marks.append(_when(item.live, dot))
    keyed = {"data_key": f"g {item.key}"} if item.key else {}
    said = {"aria_current": "page"} if here else {}
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


def account_menu(
    *items: Any,
    name: Text,
    detail: Text,
    initials: Text,
    colour: Text,
    theme: Any,
    language: Any,
    on_theme: Any = None,
    on_language: Any = None,
    sign_out: Any = None,
) -> rx.Component:
    """Who is signed in, with the menu of their places, the theme, the language and the way out.

    `theme` and `language` are Vars with what is chosen; `on_theme(value)` and `on_language(value)`
    return the handler that saves it with the account, after the browser has already switched.
    """
    who = el.button(
        avatar(initials, colour),
        el.span(
            el.span(name, class_name="lh-who-name"),
            el.span(detail, class_name="t-small t-clip"),
            class_name="lh-who",
        ),
        icon("chevrons_up_down", 18, 1.75),
        type="button",
        aria_label=_("Account of {name}", name=name),
        data_tip_folded=name,
        class_name="lh-account",
        **opens_menu(ACCOUNT_MENU),
    )
    leave = [] if sign_out is None else [menu_separator(), sign_out]
    listed = menu_list(
        *items,
        *([menu_separator()] if items else []),
        *preference_items(theme=theme, language=language, on_theme=on_theme, on_language=on_language),
        *leave,
        id=ACCOUNT_MENU,
        label=_("Account"),
        align="above",
        sheet=True,
    )
    return el.div(who, listed, class_name="lh-side-foot")


def preference_items(
    *, theme: Any, language: Any, on_theme: Any = None, on_language: Any = None
) -> list[rx.Component]:
    """Menu items for the theme and the language, for the account menu and for pages without one."""
    themes = (("system", _("System"), "monitor"), ("light", _("Light"), "sun"), ("dark", _("Dark"), "moon"))
    languages = (("en", "English"), ("fr", "Français"))
    return [
        menu_label(_("Appearance")),
        *(
            menu_item(
                word, icon=name, checked=theme == value, on_click=_both(set_theme(value), on_theme, value)
            )
            for value, word, name in themes
        ),
        menu_separator(),
        menu_label(_("Language")),
        *(
            menu_item(
                word,
                icon="languages",
                checked=language == value,
                lang=value,
                on_click=_both(set_language(value), on_language, value),
            )
            for value, word in languages
        ),
    ]


def _both(now: Any, later: Any, value: str) -> Any:
    return now if later is None else [now.guess_type(), later(value)]


def language_switch(language: Any = "") -> rx.Component:
    """The language menu of pages for people who are not signed in."""
    items = [
        menu_item(word, lang=value, checked=language == value, on_click=set_language(value))
        for value, word in (("en", "English"), ("fr", "Français"))
    ]
    shown = button(
        _("Language"), variant="ghost", icon="globe", icon_after="chevron_down", **opens_menu("lh-language")
    )
    return rx.fragment(shown, menu_list(*items, id="lh-language", label=_("Language"), align="above"))


def sign_out_item(action: Text = "/auth/logout") -> rx.Component:
    """The menu item that signs out, by a form that the browser posts."""
    from learnhub.ui.forms import native_form

    return native_form(menu_item(_("Sign out"), icon="log_out", type="submit"), action=action)


def share_menu(items: Sequence[ShareItem]) -> rx.Component:
    """What one can share: a menu, on phones a sheet from below."""
    drawn = [
        _when(item.shown, menu_item(item.label, icon=item.icon, to=item.to, key_cap=item.key))
        for item in items
    ]
    return menu_list(*drawn, id=SHARE_MENU, label=_("Share"), align="start", sheet=True)


def page_bar(
    *actions: Any,
    crumbs: Sequence[tuple[Any, Text]] = (),
    title: Any,
    inbox: Any = None,
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
    burger = icon_button("menu", _("Menu"), class_name="lh-burger", custom_attrs={"popoverTarget": SIDEBAR})
    return el.header(
        burger,
        *back,
        *([link(logo(), to="/", class_name="lh-bar-logo")] if home else []),
        _crumbs(crumbs, title),
        el.div(
            *actions,
            *(
                [icon_button("search", _("Search"), to=search_to, icon_size=20, class_name="lh-only-phone")]
                if search_to
                else []
            ),
            icon_button(
                "keyboard",
                _("Keyboard shortcuts"),
                key_cap="?",
                class_name="lh-keys",
                **open_dialog(SHORTCUTS),
            ),
            *([inbox] if inbox is not None else []),
            class_name="lh-bar-actions",
        ),
        class_name="lh-bar lh-bar-home" if home else "lh-bar",
    )


def _crumbs(crumbs: Sequence[tuple[Any, Text]], title: Any) -> rx.Component:
    above = [
        el.li(link(label, to=to), icon("chevron_right", 14, 1.75), class_name="lh-crumb-up")
        for label, to in crumbs
    ]
    here = el.li(el.b(title, class_name="t-clip", aria_current="page"), class_name="lh-crumb-here")
    return el.nav(
        el.ol(*above, here, class_name="lh-crumb"), aria_label=_("Where you are"), class_name="grow"
    )


def inbox_button(to: Text, count: Any = None) -> rx.Component:
    """The bell, with a quiet dot while something waits."""
    waiting = (
        [] if count is None else [rx.cond(rx.Var.create(count).to(int) > 0, el.span(class_name="bell-dot"))]
    )
    return el.span(icon_button("bell", _("Notifications"), to=to), *waiting, class_name="bell")


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
    said = {"aria_current": "page"} if here else {}
    return link(icon(item.icon, 22, 2.1 if here else 1.6), el.span(item.label), to=item.to, **said)


def shortcuts_dialog(groups: Sequence[tuple[Any, Sequence[Shortcut]]]) -> rx.Component:
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


def _keys(title: Any, shortcuts: Sequence[Shortcut]) -> rx.Component:
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


def toasts(items: rx.Var[list[Any]], on_action: Any = None) -> rx.Component:
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


def preferences(language: Any, theme: Any, zone: Any) -> rx.Component:
    """Applies the account's choices when they arrive."""
    return Preferences.create(language=language, theme=theme, zone=zone)


def _skip() -> rx.Component:
    return el.a(_("Skip to the content"), href=f"#{MAIN}", class_name="skip")


def frame_app(
    *children: Any,
    sidebar: rx.Component,
    bar: rx.Component,
    tabs: rx.Component,
    around: Sequence[Any] = (),
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


def frame_focus(*children: Any, around: Sequence[Any] = ()) -> rx.Component:
    """One thing to do and nothing else: no sidebar. The content begins with a `focus_bar`."""
    return el.div(
        _skip(),
        offline_bar(),
        el.main(*children, id=MAIN, tab_index=-1, class_name="lh-focus"),
        *around,
        Behaviours.create(),
        class_name="lh",
    )


def frame_plain(*children: Any, around: Sequence[Any] = ()) -> rx.Component:
    """No frame: signing in, setting up, the projector."""
    return el.div(
        _skip(),
        el.main(*children, id=MAIN, tab_index=-1),
        *around,
        Behaviours.create(),
        class_name="lh lh-plain",
    )


def focus_bar(middle: Any = None, *actions: Any, leave: Any, leave_label: Text) -> rx.Component:
    """The top of a focus page: the way out (also Esc), what is in the middle, actions.

    `leave` is where it leads, or the handler.
    """
    way = {"to": leave} if isinstance(leave, str) else {"on_click": leave}
    return el.header(
        button(leave_label, variant="ghost", icon="x", class_name="focus-leave", data_key="Escape", **way),
        el.div(*([middle] if middle is not None else []), class_name="focus-middle"),
        el.div(*actions, class_name="focus-actions"),
        class_name="focus-bar",
    )


def waiting() -> rx.Component:
    """The frame without state or words, shown until the script of an address with a parameter runs."""
    side = el.aside(el.div(logo(), class_name="lh-side-in"), class_name="lh-side")
    bars = [
        el.div(class_name=f"sk {name}")
        for name in ("sk-h1", "sk-line", "sk-title", "sk-line", "sk-title", "sk-line")
    ]
    page = el.div(
        el.div(class_name="lh-bar"), el.div(*bars, class_name="lh-main sk-rows"), class_name="lh-page"
    )
    return el.div(side, page, class_name="lh lh-app", aria_hidden="true")
