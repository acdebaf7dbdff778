"""When an event repeats.

A rule is expanded from near the window on: from its start it would walk through years, a day at a time.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from typing import Any

from dateutil.rrule import rrulestr

from learnhub.core.busy_times.events import many
from learnhub.core.busy_times.values import TOO_FINE, UnreadableCalendar

STEPS_MAX = 20_000  # of a rule that counts, which has to be walked from its start
PERIODS = {"HOURLY": "hours", "DAILY": "days", "WEEKLY": "weeks"}
COARSE = ("MONTHLY", "YEARLY")


def repeated(rule: Any, start: datetime, zone: tzinfo, near: tuple[datetime, datetime]) -> Iterable[datetime]:
    """The local starts that a rule makes between two local times; raises UnreadableCalendar for TOO_FINE."""
    parts = {name.upper(): values for name, values in dict(rule).items()}
    frequency = str(parts["FREQ"][0]).upper()
    if frequency not in (*PERIODS, *COARSE):
        raise UnreadableCalendar(TOO_FINE)
    until, first, last = _until(parts.pop("UNTIL", None), zone), *near
    if "COUNT" not in parts:
        start = _moved(start, frequency, int(parts.get("INTERVAL", [1])[0]), first)
    text = ";".join(f"{name}={_listed(values)}" for name, values in parts.items())
    walked = iter(rrulestr(text, dtstart=start))
    last = min(last, until) if until else last
    steps = takewhile(lambda each: each <= last, islice(walked, STEPS_MAX))
    return (each for each in steps if each >= first)


def _listed(values: list[Any]) -> str:
    return ",".join(str(value) for value in values)


def _until(values: Any, zone: tzinfo) -> datetime | None:
    """The last local time of a rule; a day counts to its end."""
    for value in many(values):
        if not isinstance(value, datetime):
            return datetime.combine(value, time.max)
        return (value.astimezone(zone) if value.tzinfo else value).replace(tzinfo=None)
    return None


def _moved(start: datetime, frequency: str, interval: int, first: datetime) -> datetime:
    """The start moved on by whole periods, to shortly before the first one that is wanted."""
    if frequency not in PERIODS or start >= first:
        return start
    period = timedelta(**{PERIODS[frequency]: max(interval, 1)})
    return start + ((first - start) // period) * period
