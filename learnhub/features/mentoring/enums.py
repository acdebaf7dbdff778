"""Words stored in the columns of mentoring."""

from enum import StrEnum


class BookingStatus(StrEnum):
    """A booking is held or it is not."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


class Consent(StrEnum):
    """Whether the other one of a session lets what was taken away become something for everybody.

    Who asked does not learn of a no: to them it is a question that was not answered yet.
    """

    NONE = ""
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
