"""A session as an event in somebody's calendar, told to one of its two people."""

from learnhub.core.i18n import N_, translate
from learnhub.core.ical import Event, uid_of
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.models import Booking

WITH = N_("20 minutes with {name}")


def event_of(booking: Booking, other: str, *, language: str, site: str) -> Event:
    """The event in a language, with the name of the other one; `site` is the public address or empty."""
    is_cancelled = booking.status == BookingStatus.CANCELLED
    return Event(
        uid=uid_of(booking.id),
        sequence=booking.sequence,
        changed_at=booking.changed_at,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        summary=translate(language, WITH, name=other),
        description=booking.question,
        location="" if is_cancelled else booking.place,
        address=f"{site}/mentoring/sessions/{booking.id}" if site else "",
        is_cancelled=is_cancelled,
        is_private=True,
    )
