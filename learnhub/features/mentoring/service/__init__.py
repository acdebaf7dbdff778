"""What people do in mentoring: offer hours, book, move, cancel."""

from learnhub.features.mentoring.service.bookings import (
    book_slot,
    cancel_booking,
    cancel_bookings_of,
    move_booking,
    note_takeaway,
)
from learnhub.features.mentoring.service.calendars import (
    connect_calendar,
    disconnect_calendar,
    keep_reading,
    note_unread,
)
from learnhub.features.mentoring.service.consent import (
    agree,
    agree_at,
    ask_consent,
    refuse,
    refuse_at,
    take_takeaway,
)
from learnhub.features.mentoring.service.offers import (
    add_hours,
    block_day,
    pause,
    remove_hours,
    save_offer,
    unblock_day,
)

__all__ = [
    "add_hours",
    "agree",
    "agree_at",
    "ask_consent",
    "block_day",
    "book_slot",
    "cancel_booking",
    "cancel_bookings_of",
    "connect_calendar",
    "disconnect_calendar",
    "keep_reading",
    "move_booking",
    "note_takeaway",
    "note_unread",
    "pause",
    "refuse",
    "refuse_at",
    "remove_hours",
    "save_offer",
    "take_takeaway",
    "unblock_day",
]
