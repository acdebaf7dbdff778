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
    """One of the two gave the booking another time."""

    booking_id: str
    mentor_id: str
    mentee_id: str


@dataclass(frozen=True, slots=True)
class BookingCancelled:
    """One of the two took the booking back."""

    booking_id: str
    mentor_id: str
    mentee_id: str


@dataclass(frozen=True, slots=True)
class OfferChanged:
    """A mentor changed their hours, days off, pause or words."""

    mentor_id: str
