"""What happened to a mentor's week."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlotBooked:
    """A colleague booked twenty minutes."""

    booking_id: str
    mentor_id: str
    mentee_id: str


@dataclass(frozen=True, slots=True)
class BookingMoved:
    """One of the two gave the booking another time; who, is `by`."""

    booking_id: str
    mentor_id: str
    mentee_id: str
    by: str


@dataclass(frozen=True, slots=True)
class BookingCancelled:
    """One of the two took the booking back."""

    booking_id: str
    mentor_id: str
    mentee_id: str


@dataclass(frozen=True, slots=True)
class SessionTomorrow:
    """A booking begins in a day, if it is still what it was at this `sequence`."""

    booking_id: str
    sequence: int


@dataclass(frozen=True, slots=True)
class SessionSoon:
    """The same an hour before it begins."""

    booking_id: str
    sequence: int


@dataclass(frozen=True, slots=True)
class OfferChanged:
    """A mentor changed their hours, days off, pause or words."""

    mentor_id: str


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """Somebody asked the other one to let what they took away become something for everybody."""

    booking_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The other one, `by`, agreed to what this person took away."""

    booking_id: str
    person_id: str
    by: str


@dataclass(frozen=True, slots=True)
class ConsentSettled:
    """Nobody asks this person any longer; what they said is not in it."""

    booking_id: str
    person_id: str
