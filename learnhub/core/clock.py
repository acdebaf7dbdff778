"""The one source of the present moment.

Services and queries call `utcnow()`; pure functions take the moment as an argument. `at()` moves the clock
for the code that runs inside it, which is how tests fix a moment and how the demo company gets a past.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_moved: ContextVar[datetime | None] = ContextVar("learnhub_clock", default=None)


def present() -> datetime:
    """What the machine says. Tests put another clock in its place, in the servers they start as well."""
    return datetime.now(UTC)


def utcnow() -> datetime:
    """The present moment, aware, in UTC."""
    return _moved.get() or present()


def this_hour() -> datetime:
    """The hour that began last, in UTC. When somebody was here is kept no finer.

    A finer moment would date what they did without their name.
    """
    return utcnow().replace(minute=0, second=0, microsecond=0)


def is_held() -> bool:
    """Whether `at` holds the clock here."""
    return _moved.get() is not None


def today(zone: str) -> date:
    """The calendar day it is now in an IANA zone."""
    return utcnow().astimezone(ZoneInfo(zone)).date()


def this_day(zone: str) -> datetime:
    """The moment at which the day began that it is now in an IANA zone, in UTC."""
    return datetime.combine(today(zone), time(), ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock still at an aware moment for everything called inside."""
    if moment.tzinfo is None:
        raise ValueError("the clock needs an aware moment")
    token = _moved.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moved.reset(token)
