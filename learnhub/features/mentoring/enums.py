"""Words stored in the columns of mentoring."""

from enum import StrEnum


class BookingStatus(StrEnum):
    """A booking is held or it is not."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
