"""When a story leaves the wall, and its place on it; pure rules on days and moments.

Wherever walls of failures were kept up, what was older than nine months was no longer read as courage but as
a record. So stories fade, and with them whatever somebody could collect about a colleague.
"""

from calendar import monthrange
from datetime import UTC, date, datetime

MONTHS = 9
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def fades_on(told_on: date) -> date:
    """Nine months later, on the same day or on the last one of a shorter month."""
    months = told_on.month - 1 + MONTHS
    year, month = told_on.year + months // 12, months % 12 + 1
    return date(year, month, min(told_on.day, monthrange(year, month)[1]))


def place_on_wall(told_at: datetime) -> int:
    """The figure that the wall is sorted by, the latest first: seconds, from a day that makes them fit."""
    return max(1, int((told_at - EPOCH).total_seconds()))


def month_of(moment: datetime) -> datetime:
    """The only moment that a story without a name has: noon of the first day, which is in this month in every
    zone.
    """
    return moment.replace(day=1, hour=12, minute=0, second=0, microsecond=0)
