"""A session as an iCalendar file (RFC 5545), which somebody puts into their own calendar.

It has no METHOD: that would make it a message from an organiser to attendees, who are named by their e-mail
addresses. A session keeps its UID for life, and a higher SEQUENCE replaces what a calendar has.
"""

from datetime import datetime

from icalendar import Calendar, Event

from learnhub.core.i18n import N_, translate
from learnhub.features.mentoring.schemas import BookingView

WITH = N_("20 minutes with {name}")


def calendar_file(booking: BookingView, *, language: str, address: str, now: datetime) -> bytes:
    """The file for one of the two, in their language. Its moments are in UTC."""
    event = Event()
    event.add("uid", f"{booking.id}@learnhub")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", booking.starts_at)
    event.add("dtend", booking.ends_at)
    event.add("status", "CANCELLED" if booking.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("summary", translate(language, WITH, name=booking.other.name))
    event.add("description", booking.question)
    if booking.place and not booking.is_cancelled:
        event.add("location", booking.place)
    if address:
        event.add("url", address)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//LearnHub//Mentoring//EN")
    calendar.add_component(event)
    return calendar.to_ical()
