"""Events as iCalendar (RFC 5545): as a file, as a feed, and as a message between calendars (RFC 5546).

An event keeps its UID for life, and a higher SEQUENCE replaces what a calendar has. DTSTAMP is when the event
last changed, so the same events are the same bytes however often they are sent. A message (REQUEST, CANCEL)
names one organiser and the attendees; without a METHOD a calendar is only published.

What comes back is one event with its rule, in the zone whose clock it follows, under one UID. Occurrences
that are left out are its EXDATEs; those that are at another time or called off are events of the same UID,
which name by RECURRENCE-ID when the rule has them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vCalAddress, vDuration, vRecur, vText
from icalendar import Event as Component

from learnhub.core import ical_zones

PRODUCT = "-//LearnHub//LearnHub//EN"
HOST = "learnhub"
MEDIA_TYPE = "text/calendar; charset=utf-8"
RENEWED_EVERY = timedelta(hours=1)

Method = Literal["REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a beginning and an end, told in one reader's language. Moments are in UTC."""

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str = ""
    location: str = ""
    address: str = ""
    is_cancelled: bool = False
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Series(Event):
    """An event that comes back by a rule, whose first occurrence it is.

    `first` and what names an occurrence are what the clock on the wall of the zone shows, which is not told
    by a moment where the clock is changed. `left_out` are those at which nobody meets, `changed` those that
    differ, and `until` is the last moment of a series that ends.
    """

    first: datetime = datetime.min  # noqa: DTZ901
    zone: str = "UTC"
    rule: str = ""
    until: datetime | None = None
    left_out: tuple[datetime, ...] = ()
    changed: tuple[tuple[datetime, Event], ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an event."""

    name: str
    email: str


def uid_of(object_id: str) -> str:
    """The UID of what LearnHub keeps under an id."""
    return f"{object_id}@{HOST}"


def file_of(event: Event) -> bytes:
    """One event as a file that somebody puts into their calendar."""
    return _calendar(_components(event), zones=_zones([event])).to_ical()


def feed_of(events: Iterable[Event], *, name: str) -> bytes:
    """Events as a calendar to subscribe to. What is no longer in it leaves the subscriber's calendar."""
    events = list(events)
    components = [component for event in events for component in _components(event)]
    calendar = _calendar(components, zones=_zones(events))
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(RENEWED_EVERY), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(RENEWED_EVERY))
    return calendar.to_ical()


def message_of(event: Event, method: Method, *, organizer: Party, attendees: Iterable[Party]) -> bytes:
    """An event as a message: REQUEST makes or moves it, CANCEL takes it out again.

    Attendees have accepted already: booking was the answer, so nobody is asked for another one.
    """
    component = _component(event)
    component.add("organizer", _party(organizer))
    for attendee in attendees:
        component.add("attendee", _party(attendee, role="REQ-PARTICIPANT", partstat="ACCEPTED", rsvp="FALSE"))
    return _calendar([component], method).to_ical()


def _calendar(components: Iterable[Component], method: str = "", zones: Iterable[Timezone] = ()) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    if method:
        calendar.add("method", method)
    for zone in zones:
        calendar.add_component(zone)
    for component in components:
        calendar.add_component(component)
    return calendar


def _zones(events: Iterable[Event]) -> list[Timezone]:
    """The zones that events follow, with their clock changes since the year before the first event."""
    years: dict[str, int] = {}
    for event in events:
        if isinstance(event, Series) and event.zone != "UTC":
            years[event.zone] = min(event.first.year - 1, years.get(event.zone, event.first.year))
    return [ical_zones.component_of(name, year) for name, year in sorted(years.items())]


def _components(event: Event) -> list[Component]:
    component = _component(event)
    if not isinstance(event, Series):
        return [component]
    zone = ZoneInfo(event.zone) if event.zone != "UTC" else UTC
    recurrence = vRecur.from_ical(event.rule)
    if event.until:
        recurrence["UNTIL"] = [event.until]
    del component["dtstart"], component["dtend"]
    component.add("dtstart", event.first.replace(tzinfo=zone))
    component.add("duration", event.ends_at - event.starts_at)
    component.add("rrule", recurrence)
    if event.left_out:
        component.add("exdate", [shown.replace(tzinfo=zone) for shown in event.left_out])
    return [component, *(_changed(shown.replace(tzinfo=zone), other) for shown, other in event.changed)]


def _changed(moment: datetime, event: Event) -> Component:
    component = _component(event)
    component.add("recurrence-id", moment)
    return component


def _component(event: Event) -> Component:
    component = Component()
    values: dict[str, Any] = {
        "uid": event.uid,
        "sequence": event.sequence,
        "dtstamp": event.changed_at,
        "last-modified": event.changed_at,
        "dtstart": event.starts_at,
        "dtend": event.ends_at,
        "status": "CANCELLED" if event.is_cancelled else "CONFIRMED",
        "transp": "TRANSPARENT" if event.is_cancelled else "OPAQUE",
        "class": "PRIVATE" if event.is_private else "PUBLIC",
        "summary": event.summary,
        "description": event.description,
        "location": event.location,
        "url": event.address,
    }
    for name, value in values.items():
        if value != "":
            component.add(name, value)
    return component


def _party(party: Party, **params: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.email}")
    for name, value in {"cn": party.name, **params}.items():
        address.params[name] = vText(value)
    return address
