"""What a mentor declared, for the mentor."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import zones
from learnhub.core.clock import today, utcnow
from learnhub.core.ranges import Range
from learnhub.features.mentoring.models import DayOff, Mentor, WeeklyHours
from learnhub.features.mentoring.policy import can_offer
from learnhub.features.mentoring.queries.offers import offer_of
from learnhub.features.mentoring.queries.week import noon_of
from learnhub.features.mentoring.schemas import DayOffView, HoursView, MyHoursView, WeekdayView
from learnhub.features.mentoring.slots import Offer, end_of_horizon, free_slots

BLOCK_AHEAD = timedelta(days=366)


def get_my_hours(session: Session, actor: Actor) -> MyHoursView:
    """Everything this person declared; before the first time an empty week in their own zone."""
    guard.require(can_offer(actor))
    mentor = session.get(Mentor, actor.person_id)
    zone = mentor.zone if mentor else actor.zone
    day = today(zone)
    empty = MyHoursView(
        zone=zone,
        zone_label=zones.label(zone, utcnow()),
        languages=(actor.language,),
        week=_week({}),
        today=day.isoformat(),
        last_day=(day + BLOCK_AHEAD).isoformat(),
    )
    return _declared(session, actor, mentor, empty) if mentor else empty


def _declared(session: Session, actor: Actor, mentor: Mentor, empty: MyHoursView) -> MyHoursView:
    now = utcnow()
    offer = offer_of(session, actor, mentor)
    return MyHoursView(
        person_id=mentor.person_id,
        is_mentor=True,
        sentence=mentor.sentence,
        place=mentor.place,
        zone=mentor.zone,
        zone_label=empty.zone_label,
        languages=tuple(mentor.languages),
        is_paused=mentor.is_paused,
        week=_week(_by_weekday(session, mentor.person_id)),
        days_off=_days_off(session, actor, mentor, offer),
        free=len(free_slots(offer, Range(now, end_of_horizon(offer, now)), now)),
        today=empty.today,
        last_day=empty.last_day,
    )


def _by_weekday(session: Session, mentor_id: str) -> dict[int, list[HoursView]]:
    by_weekday = defaultdict(list)
    rows = session.exec(
        select(WeeklyHours).where(WeeklyHours.mentor_id == mentor_id).order_by(WeeklyHours.starts_min)
    )
    for row in rows:
        by_weekday[row.weekday].append(
            HoursView(row.id, clock_text(row.starts_min), clock_text(row.ends_min))
        )
    return by_weekday


def clock_text(minutes: int) -> str:
    """Minutes after midnight as the wall clock shows them; midnight at the end is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _week(hours: dict[int, list[HoursView]]) -> tuple[WeekdayView, ...]:
    return tuple(WeekdayView(weekday, tuple(hours.get(weekday, ()))) for weekday in range(7))


def count_sessions_on(session: Session, actor: Actor, mentor: Mentor, day: date) -> int:
    """How many sessions this mentor holds on a day of their zone."""
    return _per_day(offer_of(session, actor, mentor))[day]


def _per_day(offer: Offer) -> Counter[date]:
    zone = ZoneInfo(offer.zone)
    return Counter(held.start.astimezone(zone).date() for held in offer.sessions)


def _days_off(session: Session, actor: Actor, mentor: Mentor, offer: Offer) -> tuple[DayOffView, ...]:
    per_day = _per_day(offer)
    rows = session.exec(
        select(DayOff.day)
        .where(DayOff.mentor_id == mentor.person_id, DayOff.day >= today(mentor.zone))
        .order_by(DayOff.day)
    )
    return tuple(DayOffView(day.isoformat(), noon_of(day, actor.zone), per_day[day]) for day in rows)
