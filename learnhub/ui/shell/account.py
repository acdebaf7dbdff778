"""Who is signed in, and the choices one keeps: theme, language, the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex.event import IndividualEventType
from reflex.vars import ArrayVar

from learnhub.ui.controls import button
from learnhub.ui.display import avatar
from learnhub.ui.elements import el, icon
from learnhub.ui.forms import native_form
from learnhub.ui.overlays import menu_item, menu_label, menu_list, menu_separator, opens_menu
from learnhub.ui.scripts import SignOutGuard, Theme, set_language, set_theme
from learnhub.ui.shell.places import ACCOUNT_MENU
from learnhub.ui.text import _
from learnhub.ui.vars import Handler, Text

Keep = Callable[[str], IndividualEventType[Any]]


def account_menu(
    *items: Any,
    name: Text,
    detail: Text,
    initials: Text,
    colour: Text,
    theme: Text,
    language: Text,
    offered: ArrayVar[list[str]] | None = None,
    on_theme: Keep | None = None,
    on_language: Keep | None = None,
    sign_out: rx.Component | None = None,
) -> rx.Component:
    """Who is signed in, with the menu of their places, the theme, the language and the way out.

    `theme` and `language` are Vars with what is chosen, `offered` the languages to choose from.
    `on_theme(value)` and `on_language(value)` return the handler that saves it with the account, after the
    browser has already switched.
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
        *preference_items(
            theme=theme, language=language, offered=offered, on_theme=on_theme, on_language=on_language
        ),
        *leave,
        id=ACCOUNT_MENU,
        label=_("Account"),
        align="above",
        sheet=True,
    )
    return el.div(who, listed, class_name="lh-side-foot")


def preference_items(
    *,
    theme: Text,
    language: Text,
    offered: ArrayVar[list[str]] | None = None,
    on_theme: Keep | None = None,
    on_language: Keep | None = None,
) -> list[rx.Component]:
    """Menu items for the theme and the language, for the account menu and for pages without one."""
    themes: tuple[tuple[Theme, Text, str], ...] = (
        ("system", _("System"), "monitor"),
        ("light", _("Light"), "sun"),
        ("dark", _("Dark"), "moon"),
    )
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
            rx.cond(
                True if offered is None else offered.contains(value),
                menu_item(
                    word,
                    icon="languages",
                    checked=language == value,
                    lang=value,
                    on_click=_both(set_language(value), on_language, value),
                ),
            )
            for value, word in languages
        ),
    ]


def _both(now: rx.Var[Any], later: Keep | None, value: str) -> Handler:
    return now if later is None else [now, later(value)]


def language_switch(language: Text = "") -> rx.Component:
    """The language menu of pages for people who are not signed in."""
    items = [
        menu_item(word, lang=value, checked=language == value, on_click=set_language(value))
        for value, word in (("en", "English"), ("fr", "Français"))
    ]
    shown = button(
        _("Language"), variant="ghost", icon="globe", icon_after="chevron_down", **opens_menu("lh-language")
    )
    return rx.fragment(shown, menu_list(*items, id="lh-language", label=_("Language"), align="above"))


def sign_out_guard() -> rx.Component:
    """Asks before a sign-out that leaves anonymous questions behind; nothing without any."""
    labels = {
        "title": _("You asked questions without your name"),
        "text": _(
            "Only this browser knows that they are yours, and it forgets that when you sign out. To follow, "
            "reword or withdraw them later, keep their keys."
        ),
        "stay": _("Stay signed in"),
        "copy": _("Copy the keys"),
        "copied": _("Copied"),
        "leave": _("Sign out"),
    }
    return SignOutGuard.create(labels=rx.Var.create(labels))


def sign_out_item(action: Text = "/auth/logout") -> rx.Component:
    """The menu item that signs out, by a form that the browser posts."""
    return native_form(menu_item(_("Sign out"), icon="log_out", type="submit"), action=action)
