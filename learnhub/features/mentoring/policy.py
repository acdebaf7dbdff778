"""Who may see, book, cancel and offer."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, and_, false, or_, select

from learnhub.access.actor import Actor
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.models import Booking, Mentor
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_OFFER, MENTORING_READ
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person

OPEN_PER_MENTEE = 2
OPEN_PER_MENTOR = 1


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `mentor`: every colleague sees the mentors who are still here."""
    if not actor.may(MENTORING_READ):
        return false()
    return Mentor.person_id.in_(select(Person.id).where(Person.status == PersonStatus.ACTIVE))


def bookings_visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `booking`: it stays between the two, whatever role somebody else has."""
    if not actor.may(MENTORING_READ):
        return false()
    return or_(Booking.mentor_id == actor.person_id, Booking.mentee_id == actor.person_id)


def held(after: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The clause on `booking` for those that are not cancelled and not over."""
    return and_(Booking.status == BookingStatus.BOOKED, Booking.ends_at > after)


def can_book(actor: Actor, mentor_id: str) -> bool:
    """Book with anybody but oneself."""
    return actor.may(MENTORING_BOOK) and actor.person_id != mentor_id


def can_move(actor: Actor, booking: Booking) -> bool:
    """Either of the two."""
    return can_cancel(actor, booking)


def can_cancel(actor: Actor, booking: Booking) -> bool:
    """Either of the two."""
    return actor.may(MENTORING_BOOK) and actor.person_id in (booking.mentor_id, booking.mentee_id)


def can_agree(actor: Actor, booking: Booking) -> bool:
    """Either of the two, to what the other one took away, and to ask for it."""
    return can_cancel(actor, booking)


def can_offer(actor: Actor) -> bool:
    """Every member may offer time."""
    return actor.may(MENTORING_OFFER)
