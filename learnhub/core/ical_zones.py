"""A zone as calendars exchange it (RFC 5545, VTIMEZONE): its offsets and when its clocks change.

Each change stands at the time that the clocks showed before it (3.6.5). `icalendar` writes the time after it,
by which an event that begins within the hour of a change is an hour off in a program that believes it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

LAST_YEAR = 2037  # the year to which changes are told; who subscribes reads them again
ZONES_KEPT = 600
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class Change(NamedTuple):
    """That a zone has another offset from a moment on."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@lru_cache(ZONES_KEPT)
def component_of(zone: str, year: int) -> Timezone:
    """A zone from the beginning of a year on. It is shared: who gets it changes nothing in it."""
    first, changes = _state(zone, datetime(year, 1, 1, tzinfo=UTC)), list(changes_of(zone, year))
    component = Timezone()
    component.add("tzid", zone)
    component.add_component(_part(first, [first]))
    for sort in dict.fromkeys(change[1:] for change in changes):
        same = [change for change in changes if change[1:] == sort]
        component.add_component(_part(same[0], same))
    return component


def changes_of(zone: str, year: int, last: int = LAST_YEAR) -> Iterator[Change]:
    """The changes of a zone from a year to the end of another, in order."""
    moment = datetime(year, 1, 1, tzinfo=UTC)
    state = _state(zone, moment)
    while moment.year <= last:
        following = _state(zone, moment + _DAY)
        if following[2:] != state[2:]:
            at = _between(zone, moment, moment + _DAY)
            yield following._replace(at=at, before=state.after)
        state, moment = following, moment + _DAY


def _between(zone: str, early: datetime, late: datetime) -> datetime:
    """The first second at which the offset is the later one."""
    old = _state(zone, early)[2:]
    while late - early > _SECOND:
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        early, late = (middle, late) if _state(zone, middle)[2:] == old else (early, middle)
    return late


def _state(zone: str, moment: datetime) -> Change:
    local = moment.astimezone(ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    return Change(moment, offset, offset, local.tzname() or "", bool(local.dst()))


def _part(change: Change, same: list[Change]) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    shown = [(each.at + each.before).replace(tzinfo=None) for each in same]
    part.add("dtstart", shown[0])
    for each in shown[1:]:  # each on a line: there are programs that lose the rest of one that is folded
        part.add("rdate", [each])
    part.add("tzname", change.name)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    return part
