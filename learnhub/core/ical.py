"""Events as iCalendar (RFC 5545): as a file, as a feed, and as a message between calendars (RFC 5546).

An event keeps its UID for life, and a higher SEQUENCE replaces what a calendar has. DTSTAMP is when the event
last changed, so the same events are the same bytes however often they are sent. A message (REQUEST, CANCEL)
names one organiser and the attendees; without a METHOD a calendar is only published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from icalendar import Calendar, vCalAddress, vDuration, vText
from icalendar import Event as Component

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
class Party:
    """Who takes part in an event."""

    name: str
    email: str


def uid_of(object_id: str) -> str:
    """The UID of what LearnHub keeps under an id."""
    return f"{object_id}@{HOST}"


def file_of(event: Event) -> bytes:
    """One event as a file that somebody puts into their calendar."""
    return _calendar([_component(event)]).to_ical()


def feed_of(events: Iterable[Event], *, name: str) -> bytes:
    """Events as a calendar to subscribe to. What is no longer in it leaves the subscriber's calendar."""
    calendar = _calendar([_component(event) for event in events])
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


def _calendar(components: Iterable[Component], method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    if method:
        calendar.add("method", method)
    for component in components:
        calendar.add_component(component)
    return calendar


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
