"""The frame joined to its state: its menus, who is signed in, and what lies over every page."""

from collections.abc import Callable

import reflex as rx

from learnhub import ui
from learnhub.access.permissions import roles_with
from learnhub.access.roles import NAMES, Role
from learnhub.features.finding.components import palette
from learnhub.features.finding.state import PaletteState
from learnhub.features.home.room import INBOX
from learnhub.features.home.shell import menus
from learnhub.features.home.state import ShellState
from learnhub.ui.text import _
from learnhub.web import answers, pages, redirects
from learnhub.web.live import watch
from learnhub.web.pages import Page, PageState
from learnhub.web.toasts import ToastState


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
    opening = roles_with(page.requires) if page.requires else ()
    role = next((role for role in Role if role in opening), None)
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
        search_to=SEARCH,
        inbox=ui.inbox_button(INBOX, ShellState.shell.figures["inbox_waiting"]),
    )
    return ui.frame_app(
        *_chips(page),
        content,
        sidebar=ui.sidebar(
            menus.groups(), current=page.section, account=_account(), search=ui.search_button(SEARCH)
        ),
        bar=bar,
        tabs=ui.phone_tabs(menus.tabs(), current=menus.tab_behind(page.section) or ""),
        around=[
            *_around(),
            palette(PaletteState.view, PaletteState.answered, PaletteState.look_up),
            ui.share_menu(menus.shares()),
            ui.shortcuts_dialog(menus.shortcuts()),
        ],
        dock=page.dock,
    )


def _chips(page: Page) -> list[rx.Component]:
    """On phones: the other places behind the same tab, over the pages at their top."""
    tab = menus.tab_behind(page.section)
    places = menus.places_behind(tab)
    if tab is None or page.crumbs or len(places) < 2:
        return []
    links = [
        ui.chip_link(
            item.label,
            *(
                []
                if item.count is None
                else [rx.cond(rx.Var.create(item.count).to(int) > 0, ui.el.span(item.count))]
            ),
            to=item.to,
            icon=item.icon,
            current=item.section == page.section,
            on_click=ui.keep_place(tab, item.to),
        )
        for item in places
    ]
    return [ui.el.nav(*links, aria_label=_("Places of this tab"), class_name="only-phone chips mb3")]


def _focus(_page: Page, content: rx.Component) -> rx.Component:
    return ui.frame_focus(content, around=_around())


def _plain(_page: Page, content: rx.Component) -> rx.Component:
    return ui.frame_plain(content, around=_around())


SEARCH = "/search"
FRAMES = {"app": _app, "focus": _focus, "plain": _plain}


def _around() -> list[rx.Component]:
    shell = ShellState.shell
    return [
        ui.toasts(ToastState.toasts),
        ui.preferences(shell.language, shell.theme, shell.zone, shell.reads),
        ui.sign_out_guard(),
        redirects.listener(),
        pages.onward(),
        answers.listener(),
        watch(ShellState),
    ]


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
        offered=shell.languages,
        on_theme=ShellState.keep_theme,
        on_language=ShellState.keep_language,
        sign_out=ui.sign_out_item("/auth/sign-out"),
    )
