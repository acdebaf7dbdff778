"""Sessions as their two people see them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import case, or_
from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import pagination, zones
from learnhub.core.clock import utcnow
from learnhub.core.ical import Event
from learnhub.core.pagination import Keyset
from learnhub.core.ranges import Range
from learnhub.features.discussion import queries as discussion
from learnhub.features.mentoring.calendar_events import event_of
from learnhub.features.mentoring.enums import BookingStatus, Consent
from learnhub.features.mentoring.errors import NoSuchBooking
from learnhub.features.mentoring.models import Booking, Mentor, Takeaway
from learnhub.features.mentoring.policy import bookings_visible_to, can_cancel, held
from learnhub.features.mentoring.schemas import BookingView, Sessions
from learnhub.features.people.models import Person
from learnhub.features.people.refs import PersonRef, person_refs

PAST_SHOWN = 3
ASKED_FOR = timedelta(days=7)
CANCELLED_TOLD = timedelta(days=30)
EVENTS_MAX = 500
LINK_STARTS = ("https://", "http://")

Notes = dict[tuple[str, str], Takeaway]

_LATEST = Keyset(Booking.starts_at, Booking.id)


def is_link(place: str) -> bool:
    """Whether a place is an address of the web."""
    return place.startswith(LINK_STARTS)


def get_booking(session: Session, actor: Actor, booking_id: str) -> BookingView:
    """A session of this person, cancelled or not, with what was made of it; raises NoSuchBooking."""
    view = _views(session, actor, [get_booking_row(session, actor, booking_id)])[0]
    return replace(view, made=discussion.made_of_origin(session, actor, f"takeaway:{booking_id}"))


def get_event(session: Session, actor: Actor, booking_id: str) -> Event:
    """A session of this person as an event of their calendar; raises NoSuchBooking."""
    return _events(session, actor, [get_booking_row(session, actor, booking_id)])[0]


def list_events(session: Session, actor: Actor, since: datetime) -> list[Event]:
    """The sessions that began since a moment as events, cancelled ones for a month."""
    now = utcnow()
    is_told = or_(Booking.status == BookingStatus.BOOKED, Booking.changed_at > now - CANCELLED_TOLD)
    newest = Booking.starts_at.desc(), Booking.id
    found = _mine(actor).where(Booking.starts_at > since, is_told).order_by(*newest).limit(EVENTS_MAX)
    return _events(session, actor, session.exec(found).all())


def _events(session: Session, actor: Actor, bookings: Sequence[Booking]) -> list[Event]:
    others = {booking.id: other_of(actor, booking) for booking in bookings}
    refs = person_refs(session, set(others.values()))
    return [
        event_of(booking, refs[others[booking.id]].name, language=actor.language, site=settings().url)
        for booking in bookings
    ]


def other_of(actor: Actor, booking: Booking) -> str:
    """The other one of the two."""
    return booking.mentee_id if booking.mentor_id == actor.person_id else booking.mentor_id


def get_booking_row(session: Session, actor: Actor, booking_id: str) -> Booking:
    """The row; raises NoSuchBooking."""
    booking = session.exec(_mine(actor).where(Booking.id == booking_id)).one_or_none()
    if booking is None:
        raise NoSuchBooking
    return booking


def get_booking_for_update(session: Session, actor: Actor, booking_id: str) -> Booking:
    """The row, locked; raises NoSuchBooking."""
    statement = _mine(actor).where(Booking.id == booking_id).with_for_update(key_share=True)
    booking = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    if booking is None:
        raise NoSuchBooking
    return booking


def find_repeat(session: Session, actor: Actor, request_key: str) -> Booking | None:
    """The booking that this person made with a request key."""
    return session.exec(
        select(Booking).where(Booking.mentee_id == actor.person_id, Booking.request_key == request_key)
    ).one_or_none()


def find_companion(session: Session, actor: Actor, window: Range, *, but: str = "") -> str | None:
    """The name of the colleague with whom this person has a session in a window, leaving one out."""
    other = case((Booking.mentor_id == actor.person_id, Booking.mentee_id), else_=Booking.mentor_id)
    return session.exec(
        select(Person.name)
        .join(Booking, Person.id == other)
        .where(
            bookings_visible_to(actor),
            Booking.id != but,
            Booking.status == BookingStatus.BOOKED,
            Booking.starts_at < window.end,
            Booking.ends_at > window.start,
        )
    ).first()


def list_held_as_mentee(session: Session, actor: Actor) -> list[Booking]:
    """The open bookings that somebody made, in order."""
    return list(
        session.exec(
            select(Booking)
            .where(held(utcnow()), Booking.mentee_id == actor.person_id)
            .order_by(Booking.starts_at)
        )
    )


def next_booking(session: Session, actor: Actor) -> BookingView | None:
    """The next session of this person, running ones included, as mentor or as mentee."""
    booking = session.exec(_upcoming(actor).limit(1)).first()
    return _views(session, actor, [booking])[0] if booking else None


def today(session: Session, actor: Actor) -> BookingView:
    """The same for Today, empty when there is none."""
    return next_booking(session, actor) or BookingView()


def to_note(session: Session, actor: Actor) -> BookingView:
    """The latest session of this week or so of which this person was not asked yet what they took away."""
    now = utcnow()
    noted = select(Takeaway.booking_id).where(Takeaway.person_id == actor.person_id)
    over = _mine(actor).where(
        Booking.status == BookingStatus.BOOKED,
        Booking.ends_at.between(now - ASKED_FOR, now),
        Booking.id.not_in(noted),
    )
    booking = session.exec(over.order_by(Booking.starts_at.desc()).limit(1)).first()
    return _views(session, actor, [booking])[0] if booking else BookingView()


def list_sessions(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAST_SHOWN
) -> Sessions:
    """All sessions to come, which the limits keep few, and a page of those over, the latest first."""
    upcoming = session.exec(_upcoming(actor)).all() if not cursor else []
    over = _mine(actor).where(Booking.status == BookingStatus.BOOKED, Booking.ends_at <= utcnow())
    if cursor:
        over = over.where(_LATEST.behind()).params(_LATEST.values(cursor))
    rows = session.exec(over.order_by(*_LATEST.order()).limit(size + 1)).all()
    views = _views(session, actor, [*upcoming, *rows])
    past = pagination.page(
        views[len(upcoming) :], size, lambda view: pagination.encode(view.starts_at, view.id)
    )
    is_mentor = session.get(Mentor, actor.person_id or "") is not None
    return Sessions(is_mentor=is_mentor, upcoming=views[: len(upcoming)], past=past.items, more=past.next)


def _mine(actor: Actor) -> SelectOfScalar[Booking]:
    return select(Booking).where(bookings_visible_to(actor))


def _upcoming(actor: Actor) -> SelectOfScalar[Booking]:
    return _mine(actor).where(held(utcnow())).order_by(Booking.starts_at, Booking.id)


def _views(session: Session, actor: Actor, bookings: Sequence[Booking]) -> list[BookingView]:
    now = utcnow()
    people = {person for booking in bookings for person in (booking.mentor_id, booking.mentee_id)}
    refs = person_refs(session, people)
    asked_in = dict(session.exec(select(Person.id, Person.language).where(Person.id.in_(people))).all())
    notes = _notes(session, [booking.id for booking in bookings])
    return [_view(actor, booking, refs, asked_in[booking.mentee_id], notes, now) for booking in bookings]


def _notes(session: Session, ids: Collection[str]) -> Notes:
    rows = session.exec(select(Takeaway).where(Takeaway.booking_id.in_(ids)))
    return {(row.booking_id, row.person_id): row for row in rows}


def _as_asked(mine: Takeaway) -> str:
    """What the other one said, as far as it is told to who asked: not a no."""
    return Consent.ASKED if mine.consent == Consent.REFUSED else mine.consent


def _view(
    actor: Actor, booking: Booking, refs: dict[str, PersonRef], language: str, notes: Notes, now: datetime
) -> BookingView:
    other_id = other_of(actor, booking)
    mine = notes.get((booking.id, actor.person_id or ""))
    others = notes.get((booking.id, other_id))
    can_change = can_cancel(actor, booking) and booking.status == BookingStatus.BOOKED
    is_mentor = booking.mentor_id == actor.person_id
    is_cancelled = booking.status == BookingStatus.CANCELLED
    return BookingView(
        id=booking.id,
        mentor_id=booking.mentor_id,
        other=refs[other_id],
        is_mentor=is_mentor,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        question=booking.question,
        question_language=language,
        place=booking.place,
        has_link=is_link(booking.place),
        is_cancelled=is_cancelled,
        cancelled_by_me=booking.cancelled_by == actor.person_id,
        is_over=booking.ends_at <= now,
        can_cancel=can_change and booking.starts_at > now,
        can_move=can_change and booking.starts_at > now,
        can_note=can_change and booking.ends_at <= now,
        was_asked=mine is not None,
        takeaway=mine.text if mine else "",
        is_shared=mine is not None and mine.is_shared,
        others_takeaway=others.text if others and others.is_shared else "",
        consent=_as_asked(mine) if mine else "",
        others_consent=others.consent if others and others.is_shared else "",
        sequence=booking.sequence,
        zone=zones.label(actor.zone, booking.starts_at, actor.language),
    )
