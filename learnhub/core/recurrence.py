"""What comes back on days of a calendar, by a rule of RFC 5545: the last Thursday, every two weeks, the 15th.

A rule speaks of days and knows no hour: the wall clock and its zone are added to each day it names
(`moment_of`), so that what begins at nine begins at nine on both sides of a clock change. A rule says
everything itself and takes nothing from the day it begins with, which therefore can be moved by whole periods
up to a window (`days`): the window after ten years costs what the first one does.

Nothing is finer than a day, and the rule names a day at most once, so a day is the name of an occurrence.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil import rrule

INTERVAL_MAX = 99
RULE_MAX = 60  # characters
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTHS = (1, 2, 3, 4, 5, -1)
KEPT = 2_000  # expanded windows
_BY_DAY = re.compile(r"^(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)$")
_MIDNIGHT = time()


class Frequency(StrEnum):
    """How often, as a rule says it."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class BadRule(ValueError):
    """A rule that is none, or says what is not offered here."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many days, every so many weeks on weekdays (0 is Monday), or every so many months.

    A month has its `nth` weekday (-1 is the last) or its `month_day` (-1 is the last, too). Where a month has
    no fifth Friday and no 31st, nothing happens in it.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    month_day: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.interval <= INTERVAL_MAX or not self._is_whole():
            raise BadRule(str(self))

    def _is_whole(self) -> bool:
        are_days = set(self.weekdays) <= set(range(7)) and list(self.weekdays) == sorted(set(self.weekdays))
        match self.frequency:
            case Frequency.DAILY:
                return not self.weekdays and not self.nth and not self.month_day
            case Frequency.WEEKLY:
                return bool(self.weekdays) and are_days and not self.nth and not self.month_day
            case Frequency.MONTHLY if self.month_day:
                is_day = self.month_day == -1 or 1 <= self.month_day <= 31
                return is_day and not self.weekdays and not self.nth
            case Frequency.MONTHLY:
                return len(self.weekdays) == 1 and are_days and self.nth in NTHS

    @property
    def text(self) -> str:
        """The rule as calendars write it."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.weekdays:
            nth = str(self.nth) if self.nth else ""
            parts.append("BYDAY=" + ",".join(nth + WEEKDAYS[day] for day in self.weekdays))
        if self.month_day:
            parts.append(f"BYMONTHDAY={self.month_day}")
        return ";".join(parts)


@lru_cache(KEPT)
def parse(text: str) -> Rule:
    """The rule that a text is; raises BadRule for what is finer than a day, endless otherwise, or unknown."""
    parts = [part.partition("=") for part in text.strip().upper().split(";")]
    values = {name: value for name, sign, value in parts if sign and value}
    if len(text) > RULE_MAX or len(values) != len(parts):
        raise BadRule(text)
    if values.keys() - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY"}:
        raise BadRule(text)
    try:
        nth, weekdays = _by_day(values.get("BYDAY", ""), values.get("FREQ", ""))
        return Rule(
            Frequency(values.get("FREQ", "")),
            int(values.get("INTERVAL", "1")),
            weekdays,
            nth,
            int(values.get("BYMONTHDAY", "0")),
        )
    except ValueError:
        raise BadRule(text) from None


def _by_day(text: str, frequency: str) -> tuple[int, tuple[int, ...]]:
    if not text:
        return 0, ()
    if frequency == Frequency.MONTHLY:
        if not (found := _BY_DAY.match(text)):
            raise BadRule(text)
        return int(found[1]), (WEEKDAYS.index(found[2]),)
    return 0, tuple(sorted({WEEKDAYS.index(day) for day in text.split(",")}))


@lru_cache(KEPT)
def days(rule: Rule, first: date, since: date, until: date) -> tuple[date, ...]:
    """The days of a rule that begins on `first`, from `since` to `until`, both included.

    `first` is where it is counted from, and is itself a day only where the rule says so.
    """
    start = _moved(rule, first, since)
    since = max(first, since)
    if since > until:
        return ()
    found = _rrule(rule, start).between(
        datetime.combine(since, _MIDNIGHT), datetime.combine(until, _MIDNIGHT), inc=True
    )
    return tuple(moment.date() for moment in found)


def following(rule: Rule, first: date, since: date, count: int) -> tuple[date, ...]:
    """The next days of a rule from a day on; fewer where the calendar ends, or nothing comes for long."""
    start = datetime.combine(max(first, since), _MIDNIGHT)
    found = _rrule(rule, _moved(rule, first, since)).xafter(start, count=count, inc=True)
    return tuple(moment.date() for moment in found)


def is_day(rule: Rule, first: date, day: date) -> bool:
    """Whether the rule names a day."""
    return days(rule, first, day, day) == (day,)


def moment_of(day: date, at: time, zone: str) -> datetime:
    """When a clock on the wall of a zone shows a time on a day, as a UTC moment.

    A time that a clock change leaves out is as long after the change as it was meant to be, and of one that
    comes twice it is the first: as RFC 5545 says (3.3.5), and calendars do.
    """
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _moved(rule: Rule, first: date, since: date) -> date:
    """The last day not after `since` from which the rule names the same days as from `first`.

    A month begins with its first day and a week with its Monday, so that no period is begun in its middle.
    """
    match rule.frequency:
        case Frequency.DAILY:
            start, periods = first, (since - first).days // rule.interval
            return start + timedelta(days=max(0, periods) * rule.interval)
        case Frequency.WEEKLY:
            start = first - timedelta(days=min(first.weekday(), (first - date.min).days))
            periods = (since - start).days // (7 * rule.interval)
            return start + timedelta(weeks=max(0, periods) * rule.interval)
        case Frequency.MONTHLY:
            months = (since.year - first.year) * 12 + since.month - first.month
            month = first.year * 12 + first.month - 1 + max(0, months // rule.interval) * rule.interval
            return date(month // 12, month % 12 + 1, 1)


def _rrule(rule: Rule, start: date) -> rrule.rrule:
    weekdays = [rrule.weekday(day, rule.nth or None) for day in rule.weekdays]
    return rrule.rrule(
        getattr(rrule, rule.frequency),
        dtstart=datetime.combine(start, _MIDNIGHT),
        interval=rule.interval,
        wkst=rrule.MO,
        byweekday=weekdays or None,
        bymonthday=rule.month_day or None,
    )
