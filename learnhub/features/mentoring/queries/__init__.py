"""Reads of mentoring: the directory, a mentor's week, sessions, and what a mentor declared."""

from learnhub.features.mentoring.queries.attention import sessions_ahead
from learnhub.features.mentoring.queries.bookings import (
    find_companion,
    find_repeat,
    get_booking,
    get_booking_for_update,
    get_booking_row,
    get_event,
    list_events,
    list_held_as_mentee,
    list_sessions,
    next_booking,
    other_of,
    to_note,
    today,
)
from learnhub.features.mentoring.queries.calendars import (
    find_calendar,
    get_calendar,
    get_question,
    list_due,
)
from learnhub.features.mentoring.queries.consent import (
    begin_with_takeaway,
    get_mine_for_update,
    get_others_for_update,
    require_consent,
    session_address,
)
from learnhub.features.mentoring.queries.directory import list_mentors, list_others
from learnhub.features.mentoring.queries.hours import (
    BLOCK_AHEAD,
    clock_text,
    count_sessions_on,
    get_my_hours,
)
from learnhub.features.mentoring.queries.offers import (
    find_mentor,
    get_mentor_row,
    mentors_among,
    next_free_of,
    offer_of,
)
from learnhub.features.mentoring.queries.week import (
    get_mentor,
    get_week,
    live_week,
    may_watch,
    require_free,
)

__all__ = [
    "BLOCK_AHEAD",
    "begin_with_takeaway",
    "clock_text",
    "count_sessions_on",
    "find_calendar",
    "find_companion",
    "find_mentor",
    "find_repeat",
    "get_booking",
    "get_booking_for_update",
    "get_booking_row",
    "get_calendar",
    "get_event",
    "get_mentor",
    "get_mentor_row",
    "get_mine_for_update",
    "get_my_hours",
    "get_others_for_update",
    "get_question",
    "get_week",
    "list_due",
    "list_events",
    "list_held_as_mentee",
    "list_mentors",
    "list_others",
    "list_sessions",
    "live_week",
    "may_watch",
    "mentors_among",
    "next_booking",
    "next_free_of",
    "offer_of",
    "other_of",
    "require_consent",
    "require_free",
    "session_address",
    "sessions_ahead",
    "to_note",
    "today",
]
