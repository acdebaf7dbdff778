"""The events of a calendar, cut out of its text and put together."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from learnhub.core.busy_times.values import NO_CALENDAR, UnreadableCalendar
from learnhub.core.ranges import Range

READ = ("VEVENT", "VFREEBUSY")
LEFT_OUT = ("VTODO", "VJOURNAL")
UNDATED = ("RRULE", "RDATE", "RECURRENCE-ID", "FREEBUSY", "DURATION")
Event = Any  # a component of icalendar, whose values have the type that each property gives them
MARGIN = timedelta(days=2)  # for zones, and for days that end at midnight


def cut(text: str, window: Range) -> tuple[str, list[str]]:
    """The calendar without its events, and those events, each as text, that could touch the window.

    To parse an event takes a hundred times longer than to see that it is over. Raises UnreadableCalendar.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise UnreadableCalendar(NO_CALENDAR)
    head, blocks, block, name = [], [], [], ""
    for line in lines:
        begun = line[6:].strip().upper() if line[:6].upper() == "BEGIN:" else ""
        if not name and begun in (*READ, *LEFT_OUT):
            name, block = begun, []
        (block if name else head).append(line)
        if name and line.strip().upper() == f"END:{name}":
            if name in READ and _may_touch(block, window):
                blocks.append("\n".join(block))
            name = ""
    return "\n".join(head), blocks


def _may_touch(block: list[str], window: Range) -> bool:
    first, last = ((window.start - MARGIN).strftime("%Y%m%d"), (window.end + MARGIN).strftime("%Y%m%d"))
    days: dict[str, str] = {}
    for line in block:
        name = line.split(":", 1)[0].split(";", 1)[0].upper()
        if name in UNDATED:
            return True
        if name in ("DTSTART", "DTEND"):
            days.setdefault(name, line.rpartition(":")[2].strip()[:8])
    start = days.get("DTSTART", first)
    return start <= last and days.get("DTEND", start) >= first


def by_uid(events: Iterable[Event], known: Collection[str]) -> Iterator[list[Event]]:
    """Events of one UID together, of several editions of an instance the newest only."""
    groups: dict[str, dict[str, Event]] = {}
    for number, event in enumerate(events):
        uid = str(event.get("UID", f"none {number}"))
        if uid in known or (event.name == "VEVENT" and "DTSTART" not in event):
            continue
        group = groups.setdefault(uid if event.name == "VEVENT" else f"none {number}", {})
        instance = event["RECURRENCE-ID"].to_ical().decode() if "RECURRENCE-ID" in event else ""
        if instance not in group or _edition(event) >= _edition(group[instance]):
            group[instance] = event
    return (list(group.values()) for group in groups.values())


def _edition(event: Event) -> int:
    return int(event.get("SEQUENCE", 0))


def many(entries: Any) -> list[Any]:
    """What stands once or several times, or not at all."""
    return entries if isinstance(entries, list) else [] if entries is None else [entries]


@dataclass(frozen=True, slots=True)
class Entry:
    """One time of a list of times."""

    dt: date
    params: Any


def dates(entries: Any) -> Iterator[Entry]:
    """The times of EXDATE and RDATE; of a period its beginning."""
    for entry in many(entries):
        for each in entry.dts:
            yield Entry(each.dt[0] if isinstance(each.dt, tuple) else each.dt, entry.params)


def periods(entry: Any) -> Iterator[tuple[datetime, datetime]]:
    """The beginnings and ends of FREEBUSY."""
    for each in many(getattr(entry, "dts", entry)):
        start, end = each.dt
        yield start, start + end if isinstance(end, timedelta) else end
