"""Reading rituals and their meetings."""

from learnhub.features.rituals.queries.calendar import get_event, get_series, list_events
from learnhub.features.rituals.queries.coming import (
    count_points,
    hosts_any,
    is_on_an_agenda,
    list_held,
    next_meeting,
)
from learnhub.features.rituals.queries.meetings import (
    EARLY,
    LATE,
    get_meeting,
    has_met,
    live_meeting,
    may_watch,
    open_meeting,
    own_answers,
)
from learnhub.features.rituals.queries.months import get_month
from learnhub.features.rituals.queries.reading import CLOSING_LASTS, get_occurrence, rhythms_of
from learnhub.features.rituals.queries.rituals import (
    count_items,
    get_kept,
    get_ritual,
    get_source,
    get_words,
    list_meetings,
    list_rituals,
    list_sites,
    open_ritual,
    ritual_text,
    today_in,
)
from learnhub.features.rituals.queries.spaces import beats_of, get_space_rituals, kept_in, next_in

__all__ = [
    "CLOSING_LASTS",
    "EARLY",
    "LATE",
    "beats_of",
    "count_items",
    "count_points",
    "get_event",
    "get_kept",
    "get_meeting",
    "get_month",
    "get_occurrence",
    "get_ritual",
    "get_series",
    "get_source",
    "get_space_rituals",
    "get_words",
    "has_met",
    "hosts_any",
    "is_on_an_agenda",
    "kept_in",
    "list_events",
    "list_held",
    "list_meetings",
    "list_rituals",
    "list_sites",
    "live_meeting",
    "may_watch",
    "next_in",
    "next_meeting",
    "open_meeting",
    "open_ritual",
    "own_answers",
    "rhythms_of",
    "ritual_text",
    "today_in",
]
