"""Pages as data: each room lists its own, the composition root puts the shell around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

import reflex as rx
from reflex.vars import NumberVar, StringVar
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.core import ids
from learnhub.ui.text import _, match_text
from learnhub.ui.vars import Text
from learnhub.web import reflex_internals as internals
from learnhub.web.vars import StateVar, state_var

SHOWN, REFUSED, MISSING = "shown", "refused", "missing"
TRAIL_MAX = 20

View = Callable[[], rx.Component]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What can be read of a page before its scripts run (`web.first_look`).

    `read` finds it by the page's one parameter and raises NotFound when there is nothing for this person;
    `draw` makes HTML of it, with the classes of the page and everything escaped.
    """

    read: Callable[[Session, Actor, str], Any]
    draw: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Page:
    """One address: what it shows, how it is called, who may come and which frame is around it.

    `title` and the labels of `crumbs` are message ids or Vars. `load` fills the screen and runs only for who
    may come; `requires` decides what is shown and is no protection: each action asks by itself. `refusal`
    says who may come and whom to ask, where no role opens the page. `in_language`: its data hold names of
    topics, which the server says in the reader's language, so that they are loaded again after a switch; not
    for a page whose load would take something out of one's hands.
    """

    route: str
    view: View
    title: Text
    load: Any = None
    requires: Permission | None = None
    section: str = ""
    bar: View | None = None
    crumbs: tuple[tuple[Text, str], ...] = ()
    frame: Literal["app", "focus", "plain"] = "app"
    dock: bool = False
    in_language: bool = False
    first_look: FirstLook | None = None
    refusal: Text = ""


class Arrival(StrEnum):
    """How a tab came to the page that it shows."""

    NEW = "new"  # along a link
    AGAIN = "again"  # it was loaded again, or its connection was lost for a while
    BACK = "back"  # from a page that was opened from there


@dataclass(frozen=True, slots=True)
class Way:
    """Where a page leads on by itself, from the path that it is `at`, and whether it `replaces` that."""

    id: str = ""
    at: str = ""
    to: str = ""
    replaces: bool = False


class Onward(rx.Component):
    """Goes the way in the browser, unless one has left the page from which it leads."""

    library = "$/public/redirect.js"
    tag = "Onward"

    way: rx.Var[Way]


class PageState(rx.State):
    """What became of the page now open: shown, without the right to see it, or about nothing that exists.

    `way` is the newest on which a page led, until the next arrival. `_trail` are the addresses that the tab
    has been at, `_visit` counts the arrivals, `_instead` are the ways that replace what was there and of
    which the browser may still come. `_has_stayed` says that the arrival changed no more than the query.
    """

    outcome: StateVar[str] = state_var(SHOWN)
    way: StateVar[Way] = state_var(Way())
    _trail: list[str] = []
    _visit: int = 0
    _arrival: str = Arrival.NEW
    _instead: list[tuple[str, str]] = []
    _has_stayed: bool = False


def note_arrival(page: PageState, address: str) -> None:
    """A page was opened. One came back when it is the one before the last, whichever way one went."""
    trail, before = page._trail, _path(page._trail[-1]) if page._trail else ""
    page._has_stayed = before == _path(address)
    if (before, address) in page._instead:
        trail = trail[:-1]
        page._instead = page._instead[page._instead.index((before, address)) + 1 :]
    elif page._instead:
        page._instead = []
    is_again, is_back = trail[-1:] == [address], trail[-2:-1] == [address]
    page._arrival = Arrival.AGAIN if is_again else Arrival.BACK if is_back else Arrival.NEW
    page._trail = trail if is_again else trail[:-1] if is_back else [*trail, address][-TRAIL_MAX:]
    page._visit += 1
    if page.way.id:
        page.way = Way()


async def go(state: rx.State, to: str, *, replacing: bool = False) -> None:
    """Lead the tab to an address from the page on which the event being handled happened.

    The browser hears of it later: who has opened another page by then stays there, which `rx.redirect` would
    take from them.
    """
    page, here = await state.get_state(PageState), _path(address_here())
    page.way = Way(ids.new_id(), here, to, replacing)
    if replacing:
        page._instead = [*page._instead, (here, to)]


async def go_instead(state: rx.State, to: str) -> None:
    """Lead to an address that takes the place of the present one, which nobody comes back to."""
    await go(state, to, replacing=True)


def onward() -> rx.Component:
    """What every frame holds, so that a page can lead on. Draws nothing."""
    return Onward.create(way=PageState.way)


async def has_stayed(state: rx.State) -> bool:
    """Whether the tab was at the page already, and only what its address says of it has changed."""
    return (await state.get_state(PageState))._has_stayed


def _path(address: str) -> str:
    return address.partition("?")[0]


def address_here() -> str:
    """The address on which the event being handled happened."""
    return str(internals.connection().get("asPath", "/")).partition("#")[0]


async def arrival_of(state: rx.State) -> tuple[int, Arrival]:
    """The number of the visit in which an event is handled, and how the tab came there."""
    page = await state.get_state(PageState)
    return page._visit, Arrival(page._arrival)


_pages: dict[str, Page] = {}
_after: list[Any] = []


def add_pages(
    app: rx.App, pages: Iterable[Page], dress: Callable[[Page], View], after: Any, waiting: NumberVar[int]
) -> None:
    """Give pages to the app: `dress` puts the frame around one, `after` loads what the frame shows.

    `waiting` is the figure with which the title of a tab begins.
    """
    _after[:] = [after]
    figure = rx.cond(waiting > 0, "(" + waiting.to_string() + ") ", "").to(str)
    for page in pages:
        if _key(page.route) in _pages:
            raise ValueError(f"two pages at {page.route}")
        _pages[_key(page.route)] = page
        app.add_page(
            dress(page),
            route=page.route,
            title=figure + rx.cond(title_of(page), title_of(page) + " · LearnHub", "LearnHub").to(str),
            on_load=[page.load, after] if page.load is not None else [after],
        )


def title_of(page: Page) -> StringVar:
    """What the page is called now: also one that does not exist, or is not for this person, has a name."""
    return match_text(
        PageState.outcome,
        (MISSING, _("This page does not exist")),
        (REFUSED, _("This page is not open to you")),
        otherwise=text_of(page.title),
    )


def text_of(text: Text) -> rx.Var[str]:
    """A title or label as the page shows it."""
    return _(text) if isinstance(text, str) else text


def exists(path: str) -> bool:
    """Whether there is a page at an address without parameters, so that a menu may lead there."""
    return _key(path) in _pages


def _key(route: str) -> str:
    return route.strip("/") or "index"


def all_pages() -> Iterable[Page]:
    """Every page that was given to the app."""
    return _pages.values()


def page_at(route: str) -> Page | None:
    """The page of a route as Reflex writes it in an event."""
    return _pages.get(_key(route))


def load_again() -> Any:
    """The load of the page on which the event being handled happened, to return from a handler."""
    page = _page_here()
    return page.load if page else None


def load_in_language() -> Any:
    """The same, if the page's data depend on the language."""
    page = _page_here()
    return page.load if page and page.in_language else None


def _page_here() -> Page | None:
    return page_at(internals.connection().get("pathname", ""))


def events_around() -> list[Any]:
    """The events that finish opening a page whose own load may not run."""
    return internals.page_load_events(_after)
