"""What can go wrong between a mentor's hours and a booking."""

from collections.abc import Sequence
from datetime import datetime

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound

JUST_TAKEN = N_("Somebody has just booked this slot. These are the nearest free ones.")
JUST_TAKEN_LAST = N_("Somebody has just booked this slot, and there is no other free one at the moment.")
NOT_OFFERED = N_("This slot is not offered any more. These are the nearest free ones.")
NOT_OFFERED_LAST = N_("This slot is not offered any more, and there is no other free one at the moment.")
YOU_ARE_BUSY = N_("You have a session with {name} at that time. These are the nearest slots that fit.")
YOU_ARE_BUSY_LAST = N_("You have a session with {name} at that time, and no other slot fits at the moment.")


class NoSuchMentor(NotFound):
    """Not there, or offers nothing to this person."""

    code = "mentoring.no_mentor"

    def __init__(self) -> None:
        super().__init__(N_("This mentor does not exist, or is not here any more."))

    def __reduce__(self):
        return NoSuchMentor, ()


class NoSuchBooking(NotFound):
    """Not there, or between two other people."""

    code = "mentoring.no_booking"

    def __init__(self) -> None:
        super().__init__(N_("This session does not exist, or is between two other people."))

    def __reduce__(self):
        return NoSuchBooking, ()


class SlotTaken(Conflict):
    """The slot cannot be had any more; `nearest` are the three free ones closest to it."""

    code = "mentoring.slot_taken"

    def __init__(self, message: str, *, nearest: Sequence[datetime] = (), **params: object) -> None:
        super().__init__(message, nearest=[start.isoformat() for start in nearest], **params)
        self.nearest = list(nearest)

    def __reduce__(self):
        return _slot_taken, (self.message, self.nearest, self.params)


def _slot_taken(message: str, nearest: list[datetime], params: dict[str, object]) -> SlotTaken:
    return SlotTaken(message, **{**params, "nearest": nearest})


class TooManyBookings(Conflict):
    """The colleague holds as many open bookings as one may."""

    code = "mentoring.too_many_bookings"


class MentorPaused(Conflict):
    """The mentor takes no bookings at the moment."""

    code = "mentoring.paused"

    def __init__(self) -> None:
        super().__init__(N_("This mentor takes no bookings at the moment."))

    def __reduce__(self):
        return MentorPaused, ()


class BookingOver(Conflict):
    """It has begun, or is past: there is nothing left to cancel."""

    code = "mentoring.booking_over"

    def __init__(self) -> None:
        super().__init__(N_("This session has already begun."))

    def __reduce__(self):
        return BookingOver, ()


class KeyReused(Conflict):
    """The same request key came with another wish."""

    code = "mentoring.key_reused"

    def __init__(self) -> None:
        super().__init__(N_("This form was sent before. Load the page again to book another slot."))

    def __reduce__(self):
        return KeyReused, ()


class HoursOverlap(Invalid):
    """The hours touch others of the same day."""

    code = "mentoring.hours_overlap"
