"""What the slot rule needs to know of mentors, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.clock import utcnow
from learnhub.core.db import Utc
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

_HOURS = select_columns(
    WeeklyHours.mentor_id, WeeklyHours.weekday, WeeklyHours.starts_min, WeeklyHours.ends_min
).where(among(WeeklyHours.mentor_id, "ids"))
_DAYS_OFF = select_columns(DayOff.mentor_id, DayOff.day).where(among(DayOff.mentor_id, "ids"))
_SESSIONS = select_columns(Booking.mentor_id, Booking.mentee_id, Booking.starts_at, Booking.ends_at).where(
    Booking.status == BookingStatus.BOOKED,
    Booking.starts_at > bindparam("since", type_=Utc()),
    or_(among(Booking.mentor_id, "ids"), among(Booking.mentee_id, "ids")),
)


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
    statement = select(Mentor).where(visible_to(actor), among(Mentor.person_id, "ids"), ~Mentor.is_paused)
    mentors = session.exec(statement, params={"ids": ids})
    others = [mentor for mentor in mentors if can_book(actor, mentor.person_id)]
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
    for mentor_id, *of_day in db.rows(session, _HOURS, ids=ids):
        hours[mentor_id].append(Hours(*of_day))
    return hours


def _days_off(session: Session, ids: Collection[str]) -> dict[str, list[date]]:
    days = defaultdict(list)
    for mentor_id, day in db.rows(session, _DAYS_OFF, ids=ids):
        days[mentor_id].append(day)
    return days


def _sessions(
    session: Session, ids: Collection[str]
) -> tuple[dict[str, list[Range]], dict[str, list[Range]]]:
    """What these people hold as mentors and as mentees, since long enough ago for the limit of a week."""
    as_mentor, as_mentee = defaultdict(list), defaultdict(list)
    rows = db.rows(session, _SESSIONS, ids=ids, since=utcnow() - LOOK_BACK)
    for mentor_id, mentee_id, starts_at, ends_at in rows:
        as_mentor[mentor_id].append(Range(starts_at, ends_at))
        as_mentee[mentee_id].append(Range(starts_at, ends_at))
    return as_mentor, as_mentee
