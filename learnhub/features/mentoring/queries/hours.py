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
from learnhub.features.mentoring.slots import (
    END_OF_DAY,
    Offer,
    count_bookable,
    end_of_horizon,
    free_slots,
)

BLOCK_AHEAD = timedelta(days=366)


def get_my_hours(session: Session, actor: Actor) -> MyHoursView:
    """Everything this person declared; before the first time an empty week in their own zone."""
    guard.require(can_offer(actor))
    mentor = session.get(Mentor, actor.person_id)
    zone = mentor.zone if mentor else actor.zone
    day = today(zone)
    empty = MyHoursView(
        zone=zone,
        zone_label=zones.label(zone, utcnow(), actor.language),
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
        free=count_bookable(offer, free_slots(offer, Range(now, end_of_horizon(offer, now)), now)),
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
    """Minutes after midnight as the wall clock shows them; midnight at the end is 24:00, then 00:10."""
    hours, rest = divmod(minutes if minutes <= END_OF_DAY else minutes - END_OF_DAY, 60)
    return f"{hours:02}:{rest:02}"


def _week(hours: dict[int, list[HoursView]]) -> tuple[WeekdayView, ...]:
    return tuple(WeekdayView(weekday, tuple(hours.get(weekday, ()))) for weekday in range(7))


def count_sessions_on(session: Session, actor: Actor, mentor: Mentor, first: date, last: date) -> int:
    """How many sessions this mentor holds from one day of their zone to another."""
    per_day = _per_day(offer_of(session, actor, mentor))
    return sum(count for day, count in per_day.items() if first <= day <= last)


def _per_day(offer: Offer) -> Counter[date]:
    zone = ZoneInfo(offer.zone)
    return Counter(held.start.astimezone(zone).date() for held in offer.sessions)


def _days_off(session: Session, actor: Actor, mentor: Mentor, offer: Offer) -> tuple[DayOffView, ...]:
    """The days that were blocked here, without those of a leave."""
    blocked = select(DayOff.day).where(DayOff.mentor_id == mentor.person_id, DayOff.day >= today(mentor.zone))
    per_day = _per_day(offer)
    runs: list[list[date]] = []
    for day in session.exec(blocked.order_by(DayOff.day)):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(
        DayOffView(
            day=days[0].isoformat(),
            until=days[-1].isoformat(),
            noon=noon_of(days[0], actor.zone),
            last_noon=noon_of(days[-1], actor.zone),
            sessions=sum(per_day[day] for day in days),
        )
        for days in runs
    )
