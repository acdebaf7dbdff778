"""The page of the search."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.finding import components as parts
from learnhub.features.finding.state import SearchState
from learnhub.features.search.room import SEARCH_READ
from learnhub.ui.text import _
from learnhub.web.pages import Page

PAUSE_MS = 200


def search_page() -> rx.Component:
    """Facets at the left, what was found at the right, and under it who knows and the way to ask."""
    return rx.fragment(
        ui.facets_columns(
            [ui.heading(_("Search"), class_name="library-head"), _facets()],
            [_search_bar(), ui.loaded(SearchState.is_ready, _results(), rows=5)],
        ),
        ui.sheet(_facets(), id=parts.FILTERS, title=_("Filters")),
    )


def _facets() -> rx.Component:
    return parts.facets(SearchState.results, SearchState.choose)


def _search_bar() -> rx.Component:
    state = SearchState
    return parts.search_bar(state.words, state.renewed, state.search.debounce(PAUSE_MS), state.clear)


def _results() -> rx.Component:
    state = SearchState
    rows = ui.list_(rx.foreach(state.rows, parts.hit_row))
    found = rx.fragment(
        parts.found_line(state.results, state.words, state.clear_filters),
        parts.deeds_line(state.deeds),
        parts.kind_tabs(state.results, state.people),
        rx.cond(
            state.rows.length() > 0,
            rx.fragment(rows, ui.pager(state.has_more, state.show_more)),
            parts.nothing_found(state.results, state.words, state.clear_filters),
        ),
        parts.knowers(state.knowers, state.people, state.results.people_address),
        rx.cond(state.rows.length() > 0, parts.ask_panel(state.results, state.words)),
    )
    return rx.cond(state.words != "", found, parts.nothing_asked())


PAGES = (
    Page(
        "/search", search_page, N_("Search"), load=SearchState.load, section="search",
        requires=SEARCH_READ, in_language=True,
    ),
)  # fmt: skip
