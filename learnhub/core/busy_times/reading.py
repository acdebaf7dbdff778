"""Reading one calendar."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from learnhub.core.busy_times.events import Event, by_uid, cut, dates, many, periods
from learnhub.core.busy_times.repeats import repeated
from learnhub.core.busy_times.values import NO_CALENDAR, TOO_MUCH, BusyTimes, Question, UnreadableCalendar
from learnhub.core.ranges import Range, merge

CELL = timedelta(minutes=5)
DAY = timedelta(days=1)
EVENTS_MAX = 5_000  # that could touch the window
RANGES_MAX = 5_000
ZONES_TOLD = 5
ZONE_LENGTH = 60
FREE_STATUS = ("FREE", "WORKINGELSEWHERE")
TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY")
NOT_UNDERSTOOD = (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError)


def read(content: bytes, question: Question) -> BusyTimes:
    """The busy times of a calendar, here and for as long as it takes; raises UnreadableCalendar."""
    head, blocks = cut(content.decode("utf-8-sig", "replace"), question.window)
    if len(blocks) > EVENTS_MAX:
        raise UnreadableCalendar(TOO_MUCH)
    return _Reading(_parsed(head), question).read(blocks)


def _parsed(head: str) -> Event:
    try:
        return Calendar.from_ical(head)  # its zones are known from now on, in this process
    except ValueError as error:
        raise UnreadableCalendar(NO_CALENDAR) from error


class _Reading:
    """One reading of one calendar, which notes what it had to guess."""

    def __init__(self, calendar: Event, question: Question) -> None:
        self.question = question
        self.window = question.window
        self.home = ZoneInfo(question.zone)
        named = _zone(str(calendar.get("X-WR-TIMEZONE", "")))
        self.default, self.has_default = named or self.home, named is not None
        name = str(calendar.get("X-WR-CALNAME", "")).strip().lower()
        self.owners = question.owners | ({name} if "@" in name else frozenset())
        self.unknown: dict[str, None] = {}
        self.floating = 0
        self._is_floating = False

    def read(self, blocks: Iterable[str]) -> BusyTimes:
        """The busy times of all events; one that is not understood is counted and left out."""
        events, unread = [], 0
        for block in blocks:
            try:
                events.append(_understood(Component.from_ical(block)))
            except ValueError:
                unread += 1
        ranges: list[Range] = []
        for group in by_uid(events, self.question.known):
            try:
                ranges += islice(self._ranges(group), RANGES_MAX + 1)
            except NOT_UNDERSTOOD:
                unread += 1
            self.floating += self._is_floating
            self._is_floating = False
            if len(ranges) > RANGES_MAX:
                raise UnreadableCalendar(TOO_MUCH)
        told = tuple(name[:ZONE_LENGTH] for name in islice(self.unknown, ZONES_TOLD))
        return BusyTimes(tuple(merge(map(_in_cells, ranges))), told, self.floating, unread)

    def _ranges(self, group: list[Event]) -> Iterator[Range]:
        """The busy times of the events of one UID: one that repeats, and instances told apart from it."""
        if group[0].name == "VFREEBUSY":
            yield from self._given(group[0])
            return
        apart = [event for event in group if "RECURRENCE-ID" in event]
        replaced = {self._moment(event["RECURRENCE-ID"]) for event in apart}
        for event in group:
            if not self._is_busy(event):
                continue
            if event in apart:
                yield from self._clipped([self._span(event)])
            else:
                yield from self._clipped(span for span in self._spans(event) if span[0] not in replaced)

    def _given(self, component: Event) -> Iterator[Range]:
        for entry in many(component.get("FREEBUSY")):
            if str(entry.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                yield from self._clipped((self._utc(start), self._utc(end)) for start, end in periods(entry))

    def _clipped(self, spans: Iterable[tuple[datetime, datetime]]) -> Iterator[Range]:
        for start, end in spans:
            start, end = max(start, self.window.start), min(end, self.window.end)
            if start < end:
                yield Range(start, end)

    def _is_busy(self, event: Event) -> bool:
        """Whether an event takes its time, which TRANSP says: STATUS:TENTATIVE only says that it may change.

        (RFC 5545, 3.8.1.11 and 3.8.2.7; an event without TRANSP is OPAQUE.)
        """
        outlook = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
        return (
            str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT"
            and str(event.get("STATUS", "")).upper() != "CANCELLED"
            and outlook not in FREE_STATUS
            and not any(self._declines(attendee) for attendee in many(event.get("ATTENDEE")))
        )

    def _declines(self, attendee: Any) -> bool:
        is_owner = str(attendee).lower().removeprefix("mailto:") in self.owners
        return is_owner and str(attendee.params.get("PARTSTAT", "")).upper() == "DECLINED"

    def _span(self, event: Event) -> tuple[datetime, datetime]:
        start = event["DTSTART"]
        first = self._moment(start)
        return first, self._end(event, start.dt, self._local(start), first)

    def _spans(self, event: Event) -> Iterator[tuple[datetime, datetime]]:
        """All instances that may touch the window."""
        start = event["DTSTART"]
        zone, local = self._zone_of(start), self._local(start)
        without = {self._key(entry) for entry in dates(event.get("EXDATE"))}
        length = self._end(event, start.dt, local, self._moment(start)) - self._moment(start)
        near = self._near(zone, length)
        starts = {local, *(self._local(entry) for entry in dates(event.get("RDATE")))}
        for rule in many(event.get("RRULE")):
            starts |= set(repeated(rule, local, zone, near))
        for each in sorted(starts):
            moment = self._instant(each, zone)
            if moment not in without and each.date() not in without:
                yield moment, self._end(event, start.dt, each, moment)

    def _near(self, zone: tzinfo, length: timedelta) -> tuple[datetime, datetime]:
        """Between which local times an instance has to start to touch the window."""
        first, last = (
            moment.astimezone(zone).replace(tzinfo=None) for moment in (self.window.start, self.window.end)
        )
        return first - length - DAY, last + DAY

    def _end(self, event: Event, given: date, local: datetime, moment: datetime) -> datetime:
        """When an instance ends that starts at a local time; days are as long as the clock makes them."""
        first, zone = event["DTSTART"], self._zone_of(event["DTSTART"])
        if "DURATION" in event:
            length = event["DURATION"].dt
        elif "DTEND" in event:
            if isinstance(given, datetime):
                return moment + (self._moment(event["DTEND"]) - self._moment(first))
            length = self._local(event["DTEND"]) - self._local(first)
        else:
            length = timedelta() if isinstance(given, datetime) else DAY
        return moment + length if isinstance(given, datetime) else self._instant(local + length, zone)

    def _key(self, entry: Any) -> date:
        """What an instance that was taken out is known by: its moment, or its day."""
        return self._moment(entry) if isinstance(entry.dt, datetime) else entry.dt

    def _moment(self, entry: Any) -> datetime:
        return self._instant(self._local(entry), self._zone_of(entry))

    def _instant(self, local: datetime, zone: tzinfo) -> datetime:
        return local.replace(tzinfo=zone).astimezone(UTC)

    def _utc(self, moment: datetime) -> datetime:
        return moment.astimezone(UTC) if moment.tzinfo else self._instant(moment, self.default)

    def _local(self, entry: Any) -> datetime:
        """The wall clock of a time; a day begins at midnight."""
        if isinstance(entry.dt, datetime):
            return entry.dt.replace(tzinfo=None)
        return datetime.combine(entry.dt, time())

    def _zone_of(self, entry: Any) -> tzinfo:
        """The zone of a time, noted when it is a guess; whole days are those of the owner."""
        if not isinstance(entry.dt, datetime):
            return self.home
        if entry.dt.tzinfo is not None:
            return entry.dt.tzinfo
        if name := str(entry.params.get("TZID", "")):
            self.unknown[name] = None
        elif not self.has_default:
            self._is_floating = True
        return self.default


def _understood(event: Event) -> Event:
    """The event, unless a property that says when it is was dropped while it was parsed."""
    if any(name in TIMES for name, _error in event.errors):
        raise ValueError("a time of an event cannot be read")
    return event


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _in_cells(busy: Range) -> Range:
    """The whole cells that a range touches."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return Range(
        epoch + (busy.start - epoch) // CELL * CELL,
        epoch - (epoch - busy.end) // CELL * CELL,
    )
