"""A month of meetings, as a calendar on the wall shows it."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.recurrence import moment_of
from learnhub.features.rituals.queries.rituals import list_meetings, today_in
from learnhub.features.rituals.schemas import DayCell, MonthView

FIRST_YEAR, LAST_YEAR = 2000, 2190
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)
NOON = time(12)


def get_month(session: Session, actor: Actor, name: str = "", *, space_id: str = "") -> MonthView:
    """The meetings of a month ("2026-03") in the reader's zone, perhaps of one space.

    Without a name it is the present one.
    """
    first = _first_of(name) or today_in(actor.zone).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    start = first - timedelta(days=first.weekday())
    end = after + timedelta(days=-after.weekday() % 7)
    since, until = (moment_of(day, time(), actor.zone) for day in (start, end))
    rows = list_meetings(session, actor, since, until, space_id=space_id)
    days = Counter(day_in(actor.zone, row.starts_at) for row in rows)
    return MonthView(
        name=f"{first:%Y-%m}",
        noon=moment_of(first, NOON, actor.zone),
        previous=f"{first - DAY:%Y-%m}" if first.year > FIRST_YEAR else "",
        following=f"{after:%Y-%m}" if after.year < LAST_YEAR else "",
        weekdays=[moment_of(start + number * DAY, NOON, actor.zone) for number in range(7)],
        weeks=_weeks(start, end, first, today_in(actor.zone), days),
        rows=[row for row in rows if _is_in(first, day_in(actor.zone, row.starts_at))],
    )


def day_in(zone: str, moment: datetime) -> date:
    """The day of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _first_of(name: str) -> date | None:
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None


def _is_in(first: date, day: date) -> bool:
    return (day.year, day.month) == (first.year, first.month)


def _weeks(start: date, end: date, first: date, today: date, counts: Counter[date]) -> list[list[DayCell]]:
    weeks = []
    while start < end:
        days = [start + number * DAY for number in range(7)]
        weeks.append(
            [
                DayCell(day.isoformat(), day.day, not _is_in(first, day), day == today, counts[day])
                for day in days
            ]
        )
        start += WEEK
    return weeks
