"""What was taken away from a session, and whether the other one lets it become something for everybody."""

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_, translate
from learnhub.features.discussion.schemas import Beginning
from learnhub.features.mentoring.enums import Consent
from learnhub.features.mentoring.errors import ConsentMissing
from learnhub.features.mentoring.models import Booking, Takeaway
from learnhub.features.mentoring.policy import bookings_visible_to
from learnhub.features.mentoring.queries.bookings import get_booking_row, other_of


def begin_with_takeaway(session: Session, actor: Actor, booking_id: str) -> Beginning:
    """The words with which a draft begins that is made of what somebody took away themselves.

    Raises NoSuchBooking and ConsentMissing. The question of the session is not among them.
    """
    booking = get_booking_row(session, actor, booking_id)
    row = require_consent(session.get(Takeaway, (booking.id, actor.person_id)))
    return Beginning(
        *(thing_of(booking.id), "", ""),
        address=session_address(session, actor, booking.id),
        asked=translate(actor.language, N_("A mentoring session")),
        title="",
        body=row.text,
        language=actor.language,
    )


def require_consent(row: Takeaway | None) -> Takeaway:
    """What was taken away, when the other one agreed to it; raises ConsentMissing."""
    if row is None or row.consent != Consent.GIVEN:
        raise ConsentMissing
    return row


def get_mine_for_update(session: Session, actor: Actor, booking: Booking) -> Takeaway | None:
    """What this person took away from a session of theirs, locked."""
    return _for_update(session, booking.id, actor.person_id or "")


def get_others_for_update(session: Session, actor: Actor, booking: Booking) -> Takeaway | None:
    """What the other one took away, locked."""
    return _for_update(session, booking.id, other_of(actor, booking))


def _for_update(session: Session, booking_id: str, person_id: str) -> Takeaway | None:
    mine = select(Takeaway).where(Takeaway.booking_id == booking_id, Takeaway.person_id == person_id)
    locked = mine.with_for_update().execution_options(populate_existing=True)
    return session.exec(locked).one_or_none()


def session_address(session: Session, actor: Actor, booking_id: str) -> str:
    """Where a session is read, empty for everybody but its two people."""
    found = session.exec(select(Booking.id).where(Booking.id == booking_id, bookings_visible_to(actor)))
    return f"/mentoring/sessions/{booking_id}" if found.one_or_none() else ""


def thing_of(booking_id: str) -> str:
    """The name under which content remembers that it was made of what was taken away from a session."""
    return f"takeaway:{booking_id}"
