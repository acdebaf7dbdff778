"""Deadlines of amendments: whole days of the company, so that nothing ends in the middle of a day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SUPPORT_DAYS = 30  # to find its supports; then a proposal that interests nobody gives its place away
DISCUSSION_DAYS = 5
ROUND_DAYS = 7  # so that those who work half a week are asked, too
AGAIN_DAYS = 5  # for another wording after an objection, and for those who are asked again after that
A_MINUTE = timedelta(minutes=1)


def end_after(moment: datetime, days: int, zone: str) -> datetime:
    """The midnight after so many whole days that follow the day of a moment."""
    local = moment.astimezone(ZoneInfo(zone))
    last = local.date() + timedelta(days=days + 1)
    return datetime.combine(last, time(), ZoneInfo(zone)).astimezone(moment.tzinfo)


def last_of(ends_at: datetime) -> datetime:
    """A moment of the last day before such a midnight, as which people say it."""
    return ends_at - A_MINUTE


def anniversary(moment: datetime, zone: str) -> datetime:
    """The beginning of the same day a year later; of the 29th of February that of the 28th."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    return datetime.combine(_next_year(day), time(), ZoneInfo(zone)).astimezone(moment.tzinfo)


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
