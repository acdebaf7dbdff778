"""What the slot rule needs to know of mentors, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import or_
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.ranges import Range
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.errors import NoSuchMentor
from learnhub.features.mentoring.models import Booking, DayOff, Mentor, WeeklyHours
from learnhub.features.mentoring.policy import can_book, visible_to
from learnhub.features.mentoring.queries.busy import busy_of
from learnhub.features.mentoring.slots import Hours, Offer, first_free, without
from learnhub.features.notices.queries.settings import leaves_of

# The ISO week of today began at most seven days ago, wherever the mentor lives.
LOOK_BACK = timedelta(days=8)


def find_mentor(session: Session, actor: Actor, mentor_id: str) -> Mentor | None:
    """A mentor whom this person may see."""
    return session.exec(select(Mentor).where(visible_to(actor), Mentor.person_id == mentor_id)).one_or_none()


def mentors_among(session: Session, actor: Actor, ids: Collection[str]) -> set[str]:
    """Which of these people can be booked, for rooms that show somebody's name."""
    statement = select(Mentor.person_id).where(
        visible_to(actor), Mentor.person_id.in_(ids), ~Mentor.is_paused
    )
    return set(session.exec(statement))


def get_mentor_row(session: Session, actor: Actor, mentor_id: str) -> Mentor:
    """A mentor whom this person may see; raises NoSuchMentor."""
    mentor = find_mentor(session, actor, mentor_id)
    if mentor is None:
        raise NoSuchMentor
    return mentor


def offer_of(session: Session, actor: Actor, mentor: Mentor, *, moving: Booking | None = None) -> Offer:
    """The offer of one mentor as this person can use it, or as both of a session can that is to move."""
    asker = moving.mentee_id if moving else actor.person_id
    offer = offers_of(session, asker, [mentor])[mentor.person_id]
    return without(offer, Range(moving.starts_at, moving.ends_at)) if moving else offer


def offers_of(session: Session, asker_id: str | None, mentors: Collection[Mentor]) -> dict[str, Offer]:
    """The offers of these mentors, with the sessions of whoever asks; five statements."""
    ids = {mentor.person_id for mentor in mentors}
    hours, days_off, busy = _hours(session, ids), _days_off(session, ids), busy_of(session, ids)
    leaves = leaves_of(session, ids)
    asker = asker_id or ""
    as_mentor, as_mentee = _sessions(session, ids | {asker})
    guest = (*as_mentor[asker], *as_mentee[asker])
    return {
        mentor.person_id: Offer(
            zone=mentor.zone,
            hours=tuple(hours[mentor.person_id]),
            days_off=frozenset(days_off[mentor.person_id]) | leaves.get(mentor.person_id, set()),
            sessions=tuple(as_mentor[mentor.person_id]),
            elsewhere=tuple(as_mentee[mentor.person_id]),
            busy=busy.get(mentor.person_id, ()),
            guest=guest if mentor.person_id != asker else (),
            notice=timedelta(minutes=mentor.notice_min),
            horizon_days=mentor.horizon_days,
            is_paused=mentor.is_paused,
        )
        for mentor in mentors
    }


def next_free_of(session: Session, actor: Actor, ids: Collection[str]) -> dict[str, datetime]:
    """The soonest start that this person can book with each of these people; nothing of who has none.

    Constant statements, and a computation for each mentor among them.
    """
    statement = select(Mentor).where(visible_to(actor), Mentor.person_id.in_(ids), ~Mentor.is_paused)
    others = [mentor for mentor in session.exec(statement) if can_book(actor, mentor.person_id)]
    if not others:
        return {}
    now = utcnow()
    found = {
        person: first_free(offer, now)
        for person, offer in offers_of(session, actor.person_id, others).items()
    }
    return {person: start for person, start in found.items() if start}


def _hours(session: Session, ids: Collection[str]) -> dict[str, list[Hours]]:
    hours = defaultdict(list)
    for row in session.exec(select(WeeklyHours).where(WeeklyHours.mentor_id.in_(ids))):
        hours[row.mentor_id].append(Hours(row.weekday, row.starts_min, row.ends_min))
    return hours


def _days_off(session: Session, ids: Collection[str]) -> dict[str, list[date]]:
    days = defaultdict(list)
    for row in session.exec(select(DayOff).where(DayOff.mentor_id.in_(ids))):
        days[row.mentor_id].append(row.day)
    return days


def _sessions(
    session: Session, ids: Collection[str]
) -> tuple[dict[str, list[Range]], dict[str, list[Range]]]:
    """What these people hold as mentors and as mentees, since long enough ago for the limit of a week."""
    as_mentor, as_mentee = defaultdict(list), defaultdict(list)
    rows = session.exec(
        select(Booking.mentor_id, Booking.mentee_id, Booking.starts_at, Booking.ends_at).where(
            Booking.status == BookingStatus.BOOKED,
            Booking.starts_at > utcnow() - LOOK_BACK,
            or_(Booking.mentor_id.in_(ids), Booking.mentee_id.in_(ids)),
        )
    )
    for mentor_id, mentee_id, starts_at, ends_at in rows:
        as_mentor[mentor_id].append(Range(starts_at, ends_at))
        as_mentee[mentee_id].append(Range(starts_at, ends_at))
    return as_mentor, as_mentee
