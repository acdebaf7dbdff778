"""The frame joined to its state: the places, who is signed in, and what lies over every page."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.access.roles import GRANTS, NAMES, Role
from learnhub.features.home.state import ShellState
from learnhub.ui.shell import NavGroup, NavItem, ShareItem, Shortcut
from learnhub.ui.text import _
from learnhub.web import answers, pages, redirects
from learnhub.web.pages import Page, PageState
from learnhub.web.toasts import ToastState

TAB_OF_SECTION = {"today": "today", "review": "learn", "library": "learn", "questions": "learn"}
TAB_OF_SECTION |= {"mentoring": "meet", "ama": "meet", "settings": "me"}


def dress(page: Page) -> Callable[[], rx.Component]:
    """A page in its frame; what may not be seen or does not exist is said in place of the content."""

    def view() -> rx.Component:
        content = rx.match(
            PageState.outcome,
            (pages.REFUSED, ui.no_access(text=_refusal(page))),
            (pages.MISSING, ui.not_found()),
            page.view(),
        )
        return FRAMES[page.frame](page, content)

    # Reflex writes what a page draws into one script for each module that pages come from: with the room's
    # own name a browser fetches the room and the frame, and not every other room as well.
    view.__module__ = page.view.__module__
    return view


def _refusal(page: Page) -> rx.Var[str] | None:
    """Who may come and whom to ask: the page's own words, else the first role that opens it."""
    if page.refusal:
        return pages.text_of(page.refusal)
    role = next((role for role in Role if page.requires in GRANTS[role]), None)
    if role is None:
        return None
    return _(
        "It is for the role “{role}”. An administrator of LearnHub can give it to you.", role=_(NAMES[role])
    )


def _app(page: Page, content: rx.Component) -> rx.Component:
    is_shown = PageState.outcome == pages.SHOWN
    bar = ui.page_bar(
        *([rx.cond(is_shown, page.bar())] if page.bar else []),
        crumbs=[(pages.text_of(label), to) for label, to in page.crumbs],
        title=pages.title_of(page),
        home=page.section == "today",
    )
    return ui.frame_app(
        *_chips(page),
        content,
        sidebar=ui.sidebar(_groups(), current=page.section, account=_account()),
        bar=bar,
        tabs=ui.phone_tabs(_tabs(), current=TAB_OF_SECTION.get(page.section, "")),
        around=[*_around(), ui.share_menu(_shares()), ui.shortcuts_dialog(_shortcuts())],
        dock=page.dock,
    )


def _chips(page: Page) -> list[rx.Component]:
    """On phones: the other places behind the same tab, over the pages at their top."""
    places = _places(TAB_OF_SECTION.get(page.section, ""))
    if page.crumbs or len(places) < 2:
        return []
    links = [
        ui.chip_link(item.label, to=item.to, icon=item.icon, current=item.section == page.section)
        for item in places
    ]
    return [ui.el.nav(*links, aria_label=_("Places of this tab"), class_name="only-phone chips mb3")]


def _places(tab: str) -> list[NavItem]:
    items = [item for group in _groups() for item in group.items]
    return [item for item in items if tab in ("learn", "meet") and TAB_OF_SECTION.get(item.section) == tab]


def _focus(_page: Page, content: rx.Component) -> rx.Component:
    return ui.frame_focus(content, around=_around())


def _plain(_page: Page, content: rx.Component) -> rx.Component:
    return ui.frame_plain(content, around=_around())


FRAMES = {"app": _app, "focus": _focus, "plain": _plain}


def _around() -> list[rx.Component]:
    shell = ShellState.shell
    return [
        ui.toasts(ToastState.toasts),
        ui.preferences(shell.language, shell.theme, shell.zone),
        redirects.listener(),
        answers.listener(),
    ]


def _existing(*items: Any) -> list[Any]:
    return [item for item in items if pages.exists(item.to)]


def _groups() -> list[NavGroup]:
    shell = ShellState.shell
    groups = [
        NavGroup(None, _existing(NavItem("today", _("Today"), "/", "sunrise", key="h"))),
        NavGroup(
            _("Learn"),
            _existing(
                NavItem("review", _("Review"), "/review", "layers", count=shell.cards_due, key="r"),
                NavItem("library", _("Library"), "/library", "library", key="l"),
            ),
        ),
        NavGroup(
            _("Share"),
            _existing(
                NavItem(
                    "questions",
                    _("Questions"),
                    "/questions",
                    "message_circle_question",
                    count=shell.questions_waiting,
                    key="q",
                )
            ),
        ),
        NavGroup(
            _("Meet"),
            _existing(
                NavItem("mentoring", _("Mentoring"), "/mentoring", "handshake", key="m"),
                NavItem("ama", _("Ask me anything"), "/ama", "mic", live=shell.is_ama_live, key="a"),
            ),
        ),
        NavGroup(
            _("Steer"),
            _existing(NavItem("members", _("Administration"), "/admin/members", "users")),
            shown=shell.can_administer,
        ),
    ]
    return [group for group in groups if group.items]


def _tabs() -> list[NavItem]:
    return _existing(
        NavItem("today", _("Today"), "/", "sunrise"),
        NavItem("learn", _("Learn"), "/review", "layers"),
        NavItem("meet", _("Meet"), "/mentoring", "handshake"),
        NavItem("me", _("Me"), "/settings", "circle_user"),
    )


def _shares() -> list[ShareItem]:
    return _existing(
        ShareItem(_("Ask a question"), "/questions/ask", "message_circle_question", key="a"),
        ShareItem(_("Write a card"), "/library/new", "layers"),
        ShareItem(_("Schedule an AMA"), "/ama/new", "mic", shown=ShellState.shell.can_schedule_ama),
    )


def _account() -> rx.Component:
    shell = ShellState.shell
    person = shell.person
    return ui.account_menu(
        ui.menu_item(_("My page"), icon="circle_user", to="/people/" + person.id.to(str)),
        ui.menu_item(_("Settings"), icon="settings", to="/settings"),
        name=person.name,
        detail=person.job,
        initials=person.initials,
        colour=person.colour,
        theme=shell.theme,
        language=shell.language,
        on_theme=ShellState.keep_theme,
        on_language=ShellState.keep_language,
        sign_out=ui.sign_out_item("/auth/sign-out"),
    )


def _shortcuts() -> list[tuple[Any, list[Shortcut]]]:
    places = [item for group in _groups() for item in group.items if item.key]
    return [
        (
            _("Go to"),
            [
                *(Shortcut(item.label, ["g", item.key or ""], then=True) for item in places),
                Shortcut(_("Start review, on Today"), ["r"]),
            ],
        ),
        (
            _("Anywhere"),
            [
                Shortcut(_("Share something"), ["c"]),
                Shortcut(_("Ask a question"), ["a"]),
                Shortcut(_("These shortcuts"), ["?"]),
                Shortcut(_("Close, or leave the focus screen"), ["Esc"]),
            ],
        ),
        (
            _("In a list"),
            [
                Shortcut(_("Next"), ["j"]),
                Shortcut(_("Previous"), ["k"]),
                Shortcut(_("Open"), ["Enter"]),
            ],
        ),
        (
            _("Review"),
            [
                Shortcut(_("Show the answer"), ["Space"]),
                Shortcut(_("Rate"), ["1", "2", "3", "4"]),
                Shortcut(_("Undo"), ["u"]),
            ],
        ),
    ]
