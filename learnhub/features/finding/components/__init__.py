"""The pieces of the screens of the search."""

from learnhub.features.finding.components.palette import palette
from learnhub.features.finding.components.results import (
    FILTERS,
    ask_panel,
    deeds_line,
    facets,
    found_line,
    hit_row,
    kind_tabs,
    knowers,
    nothing_asked,
    nothing_found,
    search_bar,
)

__all__ = [
    "FILTERS",
    "ask_panel",
    "deeds_line",
    "facets",
    "found_line",
    "hit_row",
    "kind_tabs",
    "knowers",
    "nothing_asked",
    "nothing_found",
    "palette",
    "search_bar",
]
