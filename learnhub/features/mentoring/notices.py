"""What the two people of a session are told about it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.markdown import typeset
from learnhub.features.mentoring.enums import BookingStatus, Consent
from learnhub.features.mentoring.events import (
    BookingCancelled,
    BookingMoved,
    ConsentAsked,
    ConsentGiven,
    ConsentSettled,
    SessionSoon,
    SessionTomorrow,
    SlotBooked,
)
from learnhub.features.mentoring.models import Booking, Takeaway
from learnhub.features.notices import fanout
from learnhub.features.people.models import Person
from learnhub.rooms import Reason, Settled, Telling, Thing

DAY, HOUR, URGENT = timedelta(days=1), timedelta(hours=1), timedelta(hours=2)


def plan_reminders(session: Session, event: SlotBooked | BookingMoved) -> None:
    """A recorder: a day and an hour before, as far as that is still to come."""
    booking, now = session.get_one(Booking, event.booking_id), utcnow()
    key = f"{booking.id}-{booking.sequence}"
    for kind, before in ((SessionTomorrow, DAY), (SessionSoon, HOUR)):
        at = booking.starts_at - before
        if at > now:
            fanout.put(session, kind(booking.id, booking.sequence), dedupe=key, not_before=at)


def booked(session: Session, event: SlotBooked) -> Iterator[Telling]:
    """The mentor; the other one has just done it."""
    yield _telling(session, "booked", event.booking_id, by=event.mentee_id)


def moved(session: Session, event: BookingMoved) -> Iterator[Telling]:
    """The other one of the two."""
    yield _telling(session, "moved", event.booking_id, by=event.by or None)


def cancelled(session: Session, event: BookingCancelled) -> Iterator[Telling]:
    """The other one of the two."""
    by = session.exec(select(Booking.cancelled_by).where(Booking.id == event.booking_id)).one()
    yield _telling(session, "cancelled", event.booking_id, by=by)


def tomorrow(session: Session, event: SessionTomorrow) -> Iterator[Telling]:
    """Both."""
    if _still_holds(session, event):
        yield _telling(session, "tomorrow", event.booking_id)


def soon(session: Session, event: SessionSoon) -> Iterator[Telling]:
    """Both."""
    if _still_holds(session, event):
        yield _telling(session, "soon", event.booking_id)


def consent_asked(session: Session, event: ConsentAsked) -> Iterator[Telling]:
    """The other one of the two, unless nobody asks any longer."""
    row = session.get(Takeaway, (event.booking_id, event.person_id))
    if row is not None and row.consent == Consent.ASKED:
        yield _consent(session, "consent_asked", event.booking_id, by=event.person_id, waits=True)


def consent_given(session: Session, event: ConsentGiven) -> Iterator[Telling]:
    """Who asked, unless it was taken back."""
    row = session.get(Takeaway, (event.booking_id, event.person_id))
    if row is not None and row.consent == Consent.GIVEN:
        yield _consent(session, "consent_given", event.booking_id, by=event.by)


def settled(_session: Session, event: ConsentSettled) -> Iterator[Settled]:
    """They need not answer any longer."""
    yield Settled(f"booking:{event.booking_id}", event.person_id)


def things(session: Session, actor: Actor, booking_ids: Collection[str]) -> Mapping[str, Thing]:
    """Sessions of the reader as rows of the inbox."""
    mine = (Booking.mentor_id == actor.person_id) | (Booking.mentee_id == actor.person_id)
    rows = session.exec(
        select(Booking, Person.language)
        .join(Person, Person.id == Booking.mentee_id)
        .where(Booking.id.in_(booking_ids), mine)
    )
    return {
        booking.id: Thing(
            label=N_("Mentoring"),
            title=typeset(booking.question, language),
            address=f"/mentoring/sessions/{booking.id}",
            icon="handshake",
            colour="sky",
            language=language,
        )
        for booking, language in rows
    }


def _still_holds(session: Session, event: SessionTomorrow | SessionSoon) -> bool:
    booking = session.get_one(Booking, event.booking_id)
    return (booking.status, booking.sequence) == (BookingStatus.BOOKED, event.sequence) and (
        booking.starts_at > utcnow()
    )


def _telling(session: Session, what: str, booking_id: str, *, by: str | None = None) -> Telling:
    """What both are told but who did it. What changes a calendar is mailed as an invitation."""
    booking = session.get_one(Booking, booking_id)
    return Telling(
        what,
        f"booking:{booking_id}",
        {booking.mentor_id: Reason.GIVES, booking.mentee_id: Reason.BOOKED},
        actor_id=by,
        is_quiet=what == "tomorrow",
        is_urgent=booking.starts_at - utcnow() < URGENT,
        is_mailed=what in ("booked", "moved", "cancelled"),
    )


def _consent(session: Session, what: str, booking_id: str, *, by: str, waits: bool = False) -> Telling:
    """What the other one than `by` is told of what was taken away; the session is over, so it can wait."""
    booking = session.get_one(Booking, booking_id)
    people = {booking.mentor_id: Reason.GIVES, booking.mentee_id: Reason.BOOKED}
    return Telling(what, f"booking:{booking_id}", people, actor_id=by, waits=waits)
