"""The library's page."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.library import components as parts
from learnhub.features.library.room import LIBRARY_READ
from learnhub.features.library.state import LibraryState
from learnhub.ui.text import _
from learnhub.web.pages import Page


def library_page() -> rx.Component:
    """Facets at the left, what was found at the right."""
    return rx.fragment(
        ui.facets_columns(
            [parts.library_head(LibraryState.size, LibraryState.converted), _facets()],
            ui.loaded(
                LibraryState.is_ready,
                rx.cond(LibraryState.size.pages > 0, _results(), parts.first_card()),
                rows=6,
            ),
        ),
        ui.sheet(_facets(), id=parts.FILTERS, title=_("Filters")),
    )


def _facets() -> rx.Component:
    state = LibraryState
    chosen = state.choose_kind, state.choose_topic, state.choose_language, state.choose_fact
    return rx.fragment(
        parts.facet_groups(state.facets, *chosen),
        parts.community_facet(state.communities, state.space_id, state.choose_community),
    )


def _results() -> rx.Component:
    state = LibraryState
    is_narrowed = (
        (state.words != "")
        | (state.topics.length() > 0)
        | (state.languages.length() > 0)
        | (state.kinds.length() > 0)
        | (state.only.length() > 0)
        | (state.space_id != "")
    )
    return rx.fragment(
        parts.search_bar(
            state.words, state.order, state.renewed, state.search.debounce(200), state.sort, state.clear
        ),
        parts.found_line(state.facets.found, state.facets.is_more, state.words, is_narrowed, state.clear),
        rx.cond(
            state.rows.length() > 0,
            ui.list_(rx.foreach(state.rows, lambda row: parts.library_row(row, state.add, state.leave_out))),
            parts.nothing_found(state.words, state.clear),
        ),
        ui.pager(state.has_more, state.show_more),
    )


def write_button() -> rx.Component:
    """The way to a new page: the menu of everything that can be shared."""
    write = ui.button(_("Write something"), icon="plus", variant="solid", **ui.opens_menu(ui.SHARE_MENU))
    return ui.el.div(_files_menu(), write, class_name="row g2")


def _files_menu() -> rx.Component:
    """Everything as a file."""
    trigger = ui.icon_button("ellipsis", _("More"))
    return ui.menu(
        trigger,
        ui.menu_item(_("All as Markdown, with pictures"), icon="download", href="/exports/library.zip"),
        ui.menu_item(_("All as JSON"), icon="download", href="/exports/library.json"),
        ui.menu_item(_("Import notes"), icon="upload", to="/library/import"),
        id="library-files",
    )


PAGES = (
    Page(
        "/library", library_page, N_("Library"), load=LibraryState.load, section="library",
        requires=LIBRARY_READ, bar=write_button, in_language=True,
    ),
)  # fmt: skip
