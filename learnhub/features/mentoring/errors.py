"""What can go wrong between a mentor's hours and a booking."""

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
    message = N_("This mentor does not exist, or is not here any more.")


class NoSuchBooking(NotFound):
    """Not there, or between two other people."""

    code = "mentoring.no_booking"
    message = N_("This session does not exist, or is between two other people.")


class SlotTaken(Conflict):
    """The slot cannot be had any more; `nearest` are the three free ones closest to it."""

    code = "mentoring.slot_taken"

    @property
    def nearest(self) -> list[datetime]:
        """The value `nearest` as moments; a program gets it as text."""
        return [datetime.fromisoformat(start) for start in self.params["nearest"]]


class TooManyBookings(Conflict):
    """The colleague holds as many open bookings as one may."""

    code = "mentoring.too_many_bookings"


class MentorPaused(Conflict):
    """The mentor takes no bookings at the moment."""

    code = "mentoring.paused"
    message = N_("This mentor takes no bookings at the moment.")


class BookingOver(Conflict):
    """It has begun, or is past: there is nothing left to cancel."""

    code = "mentoring.booking_over"
    message = N_("This session has already begun.")


class BookingCancelledAlready(Conflict):
    """One of the two took it back: there is nothing left to move."""

    code = "mentoring.booking_cancelled"
    message = N_("This session was cancelled.")


class BookingNotOver(Conflict):
    """It has not taken place yet: nothing was taken away from it."""

    code = "mentoring.booking_not_over"
    message = N_("This session is not over yet, or did not take place.")


class TakeawayNotShared(Conflict):
    """The other one does not read the words yet to which they are to agree."""

    code = "mentoring.takeaway_not_shared"
    message = N_("Share your line with the other one of you first: they agree to what they have read.")


class ConsentNotAsked(Conflict):
    """Nobody asks any longer: the words changed, or are shared no more."""

    code = "mentoring.consent_not_asked"
    message = N_("Nothing waits for your answer here any more.")


class ConsentMissing(Conflict):
    """The other one was not asked, did not answer, or does not agree."""

    code = "mentoring.consent_missing"
    message = N_("This stays between the two of you: the other one has not agreed to share it.")


class KeyReused(Conflict):
    """The same request key came with another wish."""

    code = "mentoring.key_reused"
    message = N_("This form was sent before. Load the page again to book another slot.")


class HoursOverlap(Invalid):
    """The hours touch others of the same day."""

    code = "mentoring.hours_overlap"
    fields = {"starts": N_("You have hours from {starts} to {ends} on that day already. Remove them first.")}
