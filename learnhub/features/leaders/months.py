"""Which month a note is about, and when a leader is asked for it; pure rules on days and moments."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

ASKED_FROM_DAY = 20  # most of the month has happened, and there is time left to think before it ends
STILL_BEFORE = 7  # until this day one looks back at the month before
SATURDAY = 5
ASKED_FROM, ASKED_UNTIL = time(9), time(17)


def month_of(day: date) -> date:
    """The first day of the month that a note written on this day is about."""
    if day.day > STILL_BEFORE:
        return day.replace(day=1)
    return before(day.replace(day=1))


def before(month: date) -> date:
    """The first day of the month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def since(month: date, count: int) -> date:
    """The first of so many months that end with this one."""
    for _each in range(count - 1):
        month = before(month)
    return month


def is_time_to_ask(now: datetime, zone: str) -> bool:
    """Whether it is a working hour of one of the last working days of the month where somebody lives."""
    local = now.astimezone(ZoneInfo(zone))
    is_late = local.day >= ASKED_FROM_DAY and local.weekday() < SATURDAY
    return is_late and ASKED_FROM <= local.time() < ASKED_UNTIL


def name_of(month: date) -> str:
    """A month as events and addresses name it, such as "2026-11"."""
    return f"{month:%Y-%m}"
