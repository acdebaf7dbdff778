"""What people do in mentoring: offer hours, book, move, cancel."""

from learnhub.features.mentoring.service.bookings import (
    book_slot,
    cancel_booking,
    cancel_bookings_of,
    move_booking,
    note_takeaway,
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
    "block_day",
    "book_slot",
    "cancel_booking",
    "cancel_bookings_of",
    "move_booking",
    "note_takeaway",
    "pause",
    "remove_hours",
    "save_offer",
    "unblock_day",
]
