"""What is read from the calendars of mentors."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, or_, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import ical, zones
from learnhub.core.busy_times import Question
from learnhub.core.clock import utcnow
from learnhub.core.i18n import translate
from learnhub.core.ranges import Range, intersect
from learnhub.features.mentoring import slots
from learnhub.features.mentoring.models import Booking, Mentor, MentorCalendar
from learnhub.features.mentoring.policy import can_offer
from learnhub.features.mentoring.queries.busy import busy_ranges
from learnhub.features.mentoring.queries.week import noon_of
from learnhub.features.mentoring.schemas import BusyBar, BusyDay, CalendarView
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person

CACHED = timedelta(minutes=15)
AT_ONCE = 100
DAYS_SHOWN = 14
DAY_MIN = 1440
DEFAULT_HORIZON = timedelta(days=21)
BEYOND = timedelta(days=2)


def get_calendar(session: Session, actor: Actor) -> CalendarView:
    """What was read from one's own calendar, for the next days in one's own zone; nothing of its events."""
    guard.require(can_offer(actor))
    calendar = session.get(MentorCalendar, actor.person_id)
    mentor = session.get(Mentor, actor.person_id)
    if calendar is None or mentor is None:
        return CalendarView(zone=actor.zone)
    return CalendarView(
        is_on=True,
        host=calendar.host,
        read_at=calendar.read_at,
        problem=translate(actor.language, calendar.problem),
        unknown_zones=", ".join(calendar.unknown_zones),
        floating=calendar.floating,
        unread=calendar.unread,
        zone=zones.label(mentor.zone, utcnow(), actor.language),
        days=tuple(_days(busy_ranges(calendar.busy), actor.zone)),
    )


def list_due(session: Session) -> list[str]:
    """Mentors whose calendar is to be read again, the one that waits longest first."""
    due = or_(MentorCalendar.tried_at.is_(None), MentorCalendar.tried_at <= utcnow() - CACHED)
    return list(
        session.exec(
            select(MentorCalendar.mentor_id)
            .join(Person, Person.id == MentorCalendar.mentor_id)
            .where(due, Person.status == PersonStatus.ACTIVE)
            .order_by(MentorCalendar.tried_at, MentorCalendar.mentor_id)
            .limit(AT_ONCE)
        )
    )


def find_calendar(session: Session, mentor_id: str) -> tuple[str, Question] | None:
    """The address of a mentor's calendar, still encrypted, and what is to be read there."""
    calendar, person = session.get(MentorCalendar, mentor_id), session.get(Person, mentor_id)
    if calendar is None or person is None:
        return None
    return calendar.address, _question(session, person)


def get_question(session: Session, actor: Actor) -> Question:
    """What would be read from a calendar of this person."""
    guard.require(can_offer(actor))
    return _question(session, session.get_one(Person, actor.person_id))


def _question(session: Session, person: Person) -> Question:
    """Sessions that LearnHub put into the calendar are left out: they are known, and may have moved."""
    now, mentor = utcnow(), session.get(Mentor, person.id)
    horizon = timedelta(days=mentor.horizon_days) if mentor else DEFAULT_HORIZON
    sessions = select(Booking.id).where(
        or_(Booking.mentor_id == person.id, Booking.mentee_id == person.id),
        Booking.changed_at > now - slots.DAY - horizon * 2,
    )
    return Question(
        window=Range(now, now + horizon + BEYOND),
        zone=mentor.zone if mentor else person.zone,
        owners=frozenset({person.email.lower()} if person.email else ()),
        known=frozenset(ical.uid_of(booking_id) for booking_id in session.exec(sessions)),
    )


def _days(busy: list[Range], zone: str) -> Iterator[BusyDay]:
    today = utcnow().astimezone(ZoneInfo(zone)).date()
    for day in (today + timedelta(days=n) for n in range(DAYS_SHOWN)):
        start = slots.moment_of(day, 0, ZoneInfo(zone))
        end = slots.moment_of(day + slots.DAY, 0, ZoneInfo(zone))
        parts = intersect(busy, Range(start, end))
        yield BusyDay(
            key=day.isoformat(),
            noon=noon_of(day, zone),
            is_whole=parts == [Range(start, end)],
            bars=tuple(_bar(part, start, end) for part in parts),
        )


def _bar(part: Range, start: datetime, end: datetime) -> BusyBar:
    left, width = (length / (end - start) * 100 for length in (part.start - start, part.end - part.start))
    return BusyBar(part.start.isoformat(), part.start, part.end, f"{left:.2f}%", f"{width:.2f}%")
