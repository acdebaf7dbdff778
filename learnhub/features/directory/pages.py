"""/people: the directory of colleagues."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.directory import components as parts
from learnhub.features.directory.room import PEOPLE
from learnhub.features.directory.schemas import Order
from learnhub.features.directory.state import DirectoryState
from learnhub.features.people.room import PEOPLE_READ
from learnhub.ui.text import _
from learnhub.web.pages import Page

PAUSE_MS = 200


def directory_page() -> rx.Component:
    """Filters at the left, colleagues at the right."""
    state = DirectoryState
    return rx.fragment(
        ui.facets_columns(
            [parts.directory_head(state.company, state.choices.sites), _filters()],
            [_search_bar(), ui.loaded(state.is_ready, _people(), rows=6)],
        ),
        ui.sheet(_filters(), id=parts.FILTERS, title=_("Filters")),
    )


def directory_bar() -> rx.Component:
    """A question, without looking further."""
    words = DirectoryState.words
    label = rx.cond(words != "", _("Ask about “{words}”", words=words), _("Ask a question"))
    return ui.button(
        label, variant="solid", icon="message_circle_question", to=DirectoryState.ask_address, key_cap="a"
    )


def _filters() -> rx.Component:
    state = DirectoryState
    return parts.filters(state.choices, state.is_free, state.choose, state.choose_free)


def _search_bar() -> rx.Component:
    state = DirectoryState
    search = state.search.debounce(PAUSE_MS)
    return parts.search_bar(state.words, state.order, state.renewed, search, state.sort, state.clear)


def _people() -> rx.Component:
    state = DirectoryState
    rows = rx.fragment(
        ui.list_(rx.foreach(state.rows, parts.colleague_row)),
        ui.pager(state.has_more, state.show_more),
        rx.cond(state.order == Order.SOONEST, parts.order_line()),
    )
    nobody = parts.nobody_found(state.words, state.is_narrowed, state.clear_filters, state.ask_address)
    return rx.fragment(
        parts.found_line(state.found, state.words, state.is_narrowed, state.clear_filters),
        rx.cond(state.rows.length() > 0, rows, nobody),
    )


PAGES = (
    Page(
        PEOPLE, directory_page, N_("People"), load=DirectoryState.load, section="people",
        requires=PEOPLE_READ, bar=directory_bar, in_language=True,
    ),
)  # fmt: skip
