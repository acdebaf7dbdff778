"""Booking twenty minutes, moving a booking and taking it back."""

from sqlalchemy import delete, or_
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.ranges import Range
from learnhub.features.mentoring import errors, policy, queries, slots
from learnhub.features.mentoring.enums import BookingStatus, Consent
from learnhub.features.mentoring.events import BookingCancelled, BookingMoved, ConsentSettled, SlotBooked
from learnhub.features.mentoring.models import Booking, BusyCell, Takeaway
from learnhub.features.mentoring.schemas import BookInput, MoveInput, TakeawayInput
from learnhub.features.people.events import PersonSuspended
from learnhub.features.people.models import Person

NOT_YOURSELF = N_("You cannot book a slot of your own.")
ONE_PER_MENTOR = N_("You have an open session with this mentor already. Book the next one after it.")
TWO_AT_A_TIME = N_("You have two open sessions already. Book the next one after one of them.")


def book_slot(session: Session, actor: Actor, *, mentor_id: str, form: BookInput) -> str:
    """Book twenty minutes with one question; answers the id of the booking.

    Both people are locked, in the order of their ids, before the slots are computed again by the rule that
    made the list; so of several who press at once exactly one gets the slot. `busy_cell` would refuse a
    second one even then. The same request key again answers the booking that it made.
    """
    guard.require(policy.can_book(actor, mentor_id), NOT_YOURSELF)
    _lock_people(session, guard.require_person(actor), mentor_id)
    mentor = queries.get_mentor_row(session, actor, mentor_id)
    repeated = queries.find_repeat(session, actor, form.request_key)
    if repeated:
        return _same_wish(repeated, mentor_id, form)
    if mentor.is_paused:
        raise errors.MentorPaused
    _require_room(session, actor, mentor_id)
    queries.require_free(session, actor, mentor_id, starts_at=form.starts_at)
    return _hold(session, actor, mentor_id, mentor.place, form)


def _lock_people(session: Session, *people: str) -> None:
    session.exec(
        select(Person.id).where(Person.id.in_(people)).order_by(Person.id).with_for_update(key_share=True)
    ).all()


def _same_wish(booking: Booking, mentor_id: str, form: BookInput) -> str:
    if (booking.mentor_id, booking.starts_at) != (mentor_id, form.starts_at):
        raise errors.KeyReused
    return booking.id


def _require_room(session: Session, actor: Actor, mentor_id: str) -> None:
    held = queries.list_held_as_mentee(session, actor)
    if sum(booking.mentor_id == mentor_id for booking in held) >= policy.OPEN_PER_MENTOR:
        raise errors.TooManyBookings(ONE_PER_MENTOR)
    if len(held) >= policy.OPEN_PER_MENTEE:
        raise errors.TooManyBookings(TWO_AT_A_TIME)


def _hold(session: Session, actor: Actor, mentor_id: str, place: str, form: BookInput) -> str:
    now = utcnow()
    booking = Booking(
        mentor_id=mentor_id,
        mentee_id=guard.require_person(actor),
        starts_at=form.starts_at,
        ends_at=form.starts_at + slots.LENGTH,
        question=form.question,
        place=place,
        request_key=form.request_key,
        created_at=now,
        changed_at=now,
    )
    session.add(booking)
    session.flush()
    _hold_cells(session, booking)
    bus.record(session, SlotBooked(booking.id, mentor_id, booking.mentee_id))
    return booking.id


def _hold_cells(session: Session, booking: Booking) -> None:
    cells = slots.cells(Range(booking.starts_at, booking.ends_at))
    people = sorted([booking.mentor_id, booking.mentee_id])
    session.add_all(
        BusyCell(person_id=person, cell=cell, booking_id=booking.id) for person in people for cell in cells
    )
    session.flush()


def move_booking(session: Session, actor: Actor, *, booking_id: str, form: MoveInput) -> None:
    """Give a session another slot of its mentor, by either of the two, until it begins; its question stays.

    The rule is that of booking, as if the session were not; so it can move by ten minutes, and a full week
    can be moved within. The time that it has already changes nothing.
    """
    found = queries.get_booking_row(session, actor, booking_id)
    _lock_people(session, found.mentor_id, found.mentee_id)
    booking = queries.get_booking_for_update(session, actor, booking_id)
    guard.require(policy.can_move(actor, booking))
    if booking.status == BookingStatus.CANCELLED:
        raise errors.BookingCancelledAlready
    if booking.starts_at <= utcnow():
        raise errors.BookingOver
    if booking.starts_at == form.starts_at:
        return
    if queries.get_mentor_row(session, actor, booking.mentor_id).is_paused:
        raise errors.MentorPaused
    queries.require_free(session, actor, booking.mentor_id, starts_at=form.starts_at, moving_id=booking.id)
    session.exec(delete(BusyCell).where(BusyCell.booking_id == booking.id))
    booking.starts_at, booking.ends_at = form.starts_at, form.starts_at + slots.LENGTH
    _note_change(booking)
    session.add(booking)
    session.flush()
    _hold_cells(session, booking)
    bus.record(session, BookingMoved(booking.id, booking.mentor_id, booking.mentee_id, actor.person_id or ""))


def note_takeaway(session: Session, actor: Actor, *, booking_id: str, form: TakeawayInput) -> None:
    """Note what was taken away from a session that is over, or write it anew; private unless shared.

    The other one agreed to what they read: to other words they are asked again.
    """
    booking = queries.get_booking_row(session, actor, booking_id)
    if booking.status == BookingStatus.CANCELLED or booking.ends_at > utcnow():
        raise errors.BookingNotOver
    text = " ".join(form.text.split())
    session.merge(
        Takeaway(
            booking_id=booking.id,
            person_id=guard.require_person(actor),
            text=text,
            is_shared=form.is_shared,
            consent=_consent_to(session, actor, booking, text if form.is_shared else ""),
            noted_at=utcnow(),
        )
    )


def _consent_to(session: Session, actor: Actor, booking: Booking, shared: str) -> str:
    """What the other one said to the words that are shared now; nobody waits for an answer to others."""
    row = queries.get_mine_for_update(session, actor, booking)
    if row is None or row.text == shared:
        return row.consent if row else Consent.NONE
    if row.consent == Consent.ASKED:
        bus.record(session, ConsentSettled(booking.id, queries.other_of(actor, booking)))
    return Consent.NONE


def cancel_booking(session: Session, actor: Actor, *, booking_id: str) -> None:
    """Take a booking back, by either of the two, until it begins; cancelling it again changes nothing."""
    booking = queries.get_booking_for_update(session, actor, booking_id)
    guard.require(policy.can_cancel(actor, booking))
    if booking.status == BookingStatus.CANCELLED:
        return
    if booking.starts_at <= utcnow():
        raise errors.BookingOver
    _cancel(session, booking, by=actor.person_id)


def cancel_bookings_of(session: Session, event: PersonSuspended) -> None:
    """A recorder: nobody shall wait for somebody who was shut out, and their slots are free again."""
    either = or_(Booking.mentor_id == event.person_id, Booking.mentee_id == event.person_id)
    coming = select(Booking).where(
        either, Booking.status == BookingStatus.BOOKED, Booking.starts_at > utcnow()
    )
    for booking in session.exec(coming.order_by(Booking.id).with_for_update()).all():
        _cancel(session, booking, by=event.person_id)


def _cancel(session: Session, booking: Booking, *, by: str | None) -> None:
    booking.status, booking.cancelled_by = BookingStatus.CANCELLED, by
    _note_change(booking)
    session.add(booking)
    session.exec(delete(BusyCell).where(BusyCell.booking_id == booking.id))
    bus.record(session, BookingCancelled(booking.id, booking.mentor_id, booking.mentee_id))


def _note_change(booking: Booking) -> None:
    """Have calendars learn of a change."""
    booking.sequence += 1
    booking.changed_at = utcnow()
