"""The week of reviews as dots: this week only, and a missed day is just empty."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from learnhub.features.home.schemas import DayDot

FRIDAY = 4


def monday_of(day: date) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def dots(today: date, reviewed: Collection[date], zone: str) -> list[DayDot]:
    """Monday to Friday, and the weekend once it has begun."""
    monday = monday_of(today)
    last = max(FRIDAY, today.weekday())
    days = [monday + timedelta(days=number) for number in range(last + 1)]
    return [DayDot(_noon(day, zone), _mark(day, today, reviewed)) for day in days]


def _mark(day: date, today: date, reviewed: Collection[date]) -> str:
    if day in reviewed:
        return "on"
    return "now" if day == today else ""


def _noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(zone))
