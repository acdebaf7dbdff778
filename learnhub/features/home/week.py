"""The days of Today and Learn: this week as dots, where a missed day is just empty, and those to come."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from learnhub.features.home.schemas import ComingDay, DayDot

FRIDAY = 4
COMING = timedelta(days=5)


def monday_of(day: date) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def dots(today: date, reviewed: Collection[date], zone: str) -> list[DayDot]:
    """Monday to Friday, and the weekend once it has begun."""
    monday = monday_of(today)
    last = max(FRIDAY, today.weekday())
    days = [monday + timedelta(days=number) for number in range(last + 1)]
    return [DayDot(_noon(day, zone), _mark(day, today, reviewed)) for day in days]


def coming_days(today: date, planned: Mapping[date, int], zone: str) -> list[ComingDay]:
    """The days after today with the cards planned for them; none when no card is planned."""
    most = max(planned.values(), default=0)
    days = [today + timedelta(days=number) for number in range(1, COMING.days + 1)] if most else []
    counts = [(day, planned.get(day, 0)) for day in days]
    return [ComingDay(_noon(day, zone), count, round(100 * count / most)) for day, count in counts]


def _mark(day: date, today: date, reviewed: Collection[date]) -> str:
    if day in reviewed:
        return "on"
    return "now" if day == today else ""


def _noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(zone))
