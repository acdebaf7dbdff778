"""One mentor and one week of theirs, in the zone of whoever looks."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.core import zones
from learnhub.core.clock import utcnow
from learnhub.core.ranges import Range
from learnhub.features.mentoring import errors, policy, slots
from learnhub.features.mentoring.models import Booking, Mentor
from learnhub.features.mentoring.queries.bookings import (
    find_companion,
    get_booking_row,
    is_link,
    list_held_as_mentee,
)
from learnhub.features.mentoring.queries.directory import Expertise, expertise_of, who_held
from learnhub.features.mentoring.queries.offers import find_mentor, get_mentor_row, offer_of
from learnhub.features.mentoring.schemas import DayView, MentorView, SlotView, WeekView
from learnhub.features.mentoring.slots import Offer
from learnhub.features.notices.queries.settings import returns_of
from learnhub.features.people.models import Person
from learnhub.features.people.refs import PersonRef, person_refs

WORKING_DAYS = 5
HALF_HOUR_MIN = 30


def get_mentor(session: Session, actor: Actor, mentor_id: str) -> MentorView:
    """A mentor as shown beside their slots; raises NoSuchMentor."""
    mentor = get_mentor_row(session, actor, mentor_id)
    held = list_held_as_mentee(session, actor)
    booked = next((booking for booking in held if booking.mentor_id == mentor_id), None)
    has_link = is_link(mentor.place)
    return MentorView(
        person=person_refs(session, [mentor_id]).get(mentor_id, PersonRef()),
        sentence=mentor.sentence,
        language=session.exec(select(Person.language).where(Person.id == mentor_id)).one(),
        topics=expertise_of(session, [mentor_id], actor.language).get(mentor_id, Expertise()).topics,
        languages=tuple(mentor.languages),
        has_held=bool(who_held(session, [mentor_id])),
        place="" if has_link else mentor.place,
        has_link=has_link,
        is_paused=mentor.is_paused,
        is_me=mentor_id == actor.person_id,
        can_book=policy.can_book(actor, mentor_id) and not booked and len(held) < policy.OPEN_PER_MENTEE,
        open_bookings=len(held),
        booked_id=booked.id if booked else "",
        booked_at=booked.starts_at if booked else None,
        back_at=returns_of(session, [mentor_id]).get(mentor_id),
    )


def get_week(
    session: Session, actor: Actor, mentor_id: str, *, day: date | None = None, moving_id: str = ""
) -> WeekView:
    """The reader's week around a day, by default the present one; raises NoSuchMentor, NoSuchBooking.

    A day before today or beyond the horizon leads to the nearest week that can have slots. On a weekend
    without slots the present week is the one to come. A session that is moving does not stand in its own way.
    """
    now = utcnow()
    mentor = get_mentor_row(session, actor, mentor_id)
    moving = _moving(session, actor, mentor_id, moving_id) if moving_id else None
    offer = offer_of(session, actor, mentor, moving=moving)
    place = ZoneInfo(actor.zone)
    today = now.astimezone(place).date()
    last = (slots.end_of_horizon(offer, now) - slots.MINUTE).astimezone(place).date()
    shown = _week(offer, min(max(day or today, today), last), today, last, actor, now)
    if day is None and shown.next and today.isoformat() > shown.days[-1].key:
        shown = _week(offer, date.fromisoformat(shown.next), today, last, actor, now)
    return replace(shown, version=version_of(_as_seen_by_all(offer, moving), now))


def _moving(session: Session, actor: Actor, mentor_id: str, booking_id: str) -> Booking:
    booking = get_booking_row(session, actor, booking_id)
    if booking.mentor_id != mentor_id:
        raise errors.NoSuchBooking
    return booking


def _as_seen_by_all(offer: Offer, moving: Booking | None) -> Offer:
    """The offer with a session that moves, and without those of whoever asks."""
    held = (Range(moving.starts_at, moving.ends_at),) if moving else ()
    return replace(offer, sessions=(*offer.sessions, *held), guest=())


def _week(offer: Offer, day: date, today: date, last: date, actor: Actor, now: datetime) -> WeekView:
    zone = actor.zone
    monday = day - timedelta(days=day.weekday())
    window = slots.week_of(day, zone)
    starts = slots.free_slots(offer, window, now)
    days = _days(offer, window, starts, monday, zone, now)
    before, after = monday - timedelta(days=1), monday + slots.WEEK
    soonest = None if starts else _next_free(offer, window, now)
    return WeekView(
        days=days,
        first=days[0].noon,
        last=days[-1].noon,
        free=slots.count_bookable(offer, starts),
        is_booked_out=not starts and slots.is_booked_out(offer, window, now),
        next_at=soonest,
        next_day=soonest.astimezone(ZoneInfo(zone)).date().isoformat() if soonest else "",
        previous=before.isoformat() if before >= today - timedelta(days=today.weekday()) else "",
        next=after.isoformat() if after <= last else "",
        zone=zones.label(actor.zone, window.start + slots.WEEK / 2, actor.language),
    )


def _next_free(offer: Offer, window: Range, now: datetime) -> datetime | None:
    """The soonest free start after a week without any, else the soonest of all."""
    return slots.first_free(offer, now, after=window.end) or slots.first_free(offer, now)


def _days(
    offer: Offer, window: Range, free: list[datetime], monday: date, zone: str, now: datetime
) -> tuple[DayView, ...]:
    """Monday to Friday, and the weekend when it has something."""
    place = ZoneInfo(zone)
    starts = dict.fromkeys(free, True) | dict.fromkeys(slots.taken_slots(offer, window, now), False)
    by_day: dict[date, list[SlotView]] = {monday + timedelta(days=n): [] for n in range(7)}
    for start in sorted(starts):
        local = start.astimezone(place)
        is_between = local.minute % HALF_HOUR_MIN != 0
        shown = SlotView(start.isoformat(), start, start + slots.LENGTH, starts[start], is_between)
        by_day[local.date()].append(shown)
    days = [_day(offer, day, tuple(shown), zone) for day, shown in by_day.items()]
    has_weekend = any(day.slots for day in days[WORKING_DAYS:])
    return tuple(days if has_weekend else days[:WORKING_DAYS])


def _day(offer: Offer, day: date, shown: tuple[SlotView, ...], zone: str) -> DayView:
    free = [slot for slot in shown if slot.is_free]
    between = sum(slot.is_between for slot in free)
    return DayView(
        key=day.isoformat(),
        noon=noon_of(day, zone),
        slots=shown,
        free=slots.count_bookable(offer, [slot.starts_at for slot in free if slot.starts_at]),
        more=between if between < len(free) else 0,
    )


def noon_of(day: date, zone: str) -> datetime:
    """A moment in the middle of a day of a zone, which has the day's name whatever the clock does."""
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)


def require_free(
    session: Session, actor: Actor, mentor_id: str, *, starts_at: datetime, moving_id: str = ""
) -> None:
    """Raise SlotTaken when a start cannot be booked: why, and which free ones are closest to it.

    A session that is moving does not stand in its own way.
    """
    now = utcnow()
    moving = _moving(session, actor, mentor_id, moving_id) if moving_id else None
    offer = offer_of(session, actor, get_mentor_row(session, actor, mentor_id), moving=moving)
    if slots.is_free(offer, starts_at, now):
        return
    nearest = [start.isoformat() for start in slots.nearest_free(offer, starts_at, now)]
    wanted = Range(starts_at, starts_at + slots.LENGTH)
    companion = find_companion(session, actor, wanted, but=moving_id)
    if companion:
        sentence = errors.YOU_ARE_BUSY if nearest else errors.YOU_ARE_BUSY_LAST
        raise errors.SlotTaken(sentence, nearest=nearest, name=companion)
    if slots.is_taken(offer, starts_at):
        raise errors.SlotTaken(errors.JUST_TAKEN if nearest else errors.JUST_TAKEN_LAST, nearest=nearest)
    raise errors.SlotTaken(errors.NOT_OFFERED if nearest else errors.NOT_OFFERED_LAST, nearest=nearest)


def live_week(session: Session, mentor_id: str) -> dict[str, str]:
    """What everybody on a mentor's page is sent when the week changes: that it is another one."""
    mentor = session.exec(select(Mentor).where(Mentor.person_id == mentor_id)).one_or_none()
    if mentor is None:
        return {"version": ""}
    return {"version": version_of(offer_of(session, ANONYMOUS, mentor), utcnow())}


def may_watch(session: Session, actor: Actor, mentor_id: str) -> bool:
    """Whether somebody may follow this mentor's week."""
    return find_mentor(session, actor, mentor_id) is not None


def version_of(offer: Offer, now: datetime) -> str:
    """A mark that stays the same as long as nothing but time passes."""
    end = slots.end_of_horizon(offer, now)
    shown = chain(offer.hours, sorted(offer.days_off), sorted(offer.sessions), sorted(offer.elsewhere))
    shown = chain(shown, offer.busy)
    plain = repr((offer.zone, offer.is_paused, end, *shown))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]
