"""Pages as data: each room lists its own, the composition root puts the shell around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from learnhub.access.permissions import Permission
from learnhub.ui.text import _
from learnhub.web import reflex_internals as internals

View = Callable[[], rx.Component]
Text = str | rx.Var[str]


@dataclass(frozen=True, slots=True)
class Page:
    """One address: what it shows, how it is called, who may come and which frame is around it.

    `title` and the labels of `crumbs` are message ids or Vars. `load` fills the screen and runs only for who
    may come; `requires` decides what is shown and is no protection: each action asks by itself.
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


class PageState(rx.State):
    """What became of the page now open: shown, without the right to see it, or about nothing that exists."""

    outcome: str = "shown"


_pages: dict[str, Page] = {}


def add_pages(app: rx.App, pages: Iterable[Page], dress: Callable[[Page], View], after: Any) -> None:
    """Give pages to the app: `dress` puts the frame around one, `after` loads what the frame shows."""
    for page in pages:
        if page.route in _pages:
            raise ValueError(f"two pages at {page.route}")
        _pages[page.route] = page
        app.add_page(
            dress(page),
            route=page.route,
            title=title_of(page),
            on_load=[page.load, after] if page.load is not None else [after],
        )


def title_of(page: Page) -> Any:
    """The text of the browser's tab."""
    return (_(page.title) if isinstance(page.title, str) else page.title) + " · LearnHub"


def page_at(path: str) -> Page | None:
    """The page that a path of the browser leads to."""
    return _pages.get(internals.route_of(path) or "")
