"""The mail about a session, which puts it into the calendars of its two people, moves it or takes it out.

Each of the two gets a message of their own (RFC 5546), which names nobody but them: it carries their address.
The mail says what is so when it leaves: one that a later change has overtaken is not sent.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from learnhub import mail
from learnhub.config import settings
from learnhub.core import formats, ical
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, translate
from learnhub.core.ical import Party
from learnhub.core.markdown import typeset
from learnhub.features.mentoring.calendar_events import event_of
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.events import BookingCancelled, BookingMoved, SlotBooked
from learnhub.features.mentoring.models import Booking
from learnhub.features.people.models import Person
from learnhub.features.people.queries import find_reader
from learnhub.mail import Invitation, Link, Mail, Reader, address_of, parts
from learnhub.mail.mime import sender

KIND = "mentoring.session"
BOOKED = N_("20 minutes with {name}: {when}")
MOVED = N_("Moved: 20 minutes with {name}, {when}")
CANCELLED = N_("Cancelled: 20 minutes with {name}, {when}")
IS_BOOKED = N_("The invitation in this mail puts it into your calendar.")
IS_MOVED = N_("The session has another time. The invitation in this mail moves it in your calendar.")
IS_CANCELLED = N_(
    "The session does not take place. The invitation in this mail takes it out of your calendar."
)
AT = N_("{day}, {start} to {end}")
WHEN, WHERE, WITH = N_("When"), N_("Where"), N_("With")
OPEN = N_("See the session")
WHY = N_("You get this mail because you are one of the two people of this session.")


def send_to_both(session: Session, event: SlotBooked | BookingMoved | BookingCancelled) -> None:
    """A recorder: leave a mail for each of the two."""
    sequence = session.get_one(Booking, event.booking_id).sequence
    for person_id in (event.mentor_id, event.mentee_id):
        dedupe = f"session:{event.booking_id}:{sequence}:{person_id}"
        mail.put(session, KIND, person_id, dedupe=dedupe, booking=event.booking_id, sequence=sequence)


def compose(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """The mail for one of the two; None for one that is late or goes to nobody any more."""
    reader = find_reader(session, payload["person_id"])
    booking = session.get(Booking, payload["booking"], populate_existing=True)
    is_late = booking is None or booking.sequence != payload["sequence"] or booking.ends_at <= utcnow()
    if reader is None or booking is None or is_late:
        return None
    other_id = booking.mentee_id if booking.mentor_id == reader.person_id else booking.mentor_id
    language = session.get_one(Person, booking.mentee_id).language
    return _mail(reader, booking, session.get_one(Person, other_id).name, language)


def _mail(reader: Reader, booking: Booking, other: str, language: str) -> Mail:
    """The mail, with the question in the language of who asked it."""
    say = partial(translate, reader.language)
    subject, words = _words(booking)
    when = say(AT, **_times(reader, booking))
    is_cancelled = booking.status == BookingStatus.CANCELLED
    facts = [(say(WITH), other), (say(WHEN), when)]
    if booking.place and not is_cancelled:
        facts.append((say(WHERE), booking.place))
    return Mail(
        reader,
        subject=say(subject, name=other, when=when),
        preview=booking.question,
        parts=(
            parts.heading(say(subject, name=other, when=when)),
            parts.paragraph(say(words)),
            parts.facts(facts),
            parts.quote(typeset(booking.question, language), language),
            parts.button(Link(say(OPEN), address_of(f"/mentoring/sessions/{booking.id}"))),
        ),
        why=say(WHY),
        thread=booking.id,
        invitation=_invitation(reader, booking, other),
    )


def _words(booking: Booking) -> tuple[str, str]:
    if booking.status == BookingStatus.CANCELLED:
        return CANCELLED, IS_CANCELLED
    return (MOVED, IS_MOVED) if booking.sequence else (BOOKED, IS_BOOKED)


def _times(reader: Reader, booking: Booking) -> dict[str, str]:
    zone = ZoneInfo(reader.zone)
    start, end = booking.starts_at.astimezone(zone), booking.ends_at.astimezone(zone)
    return {
        "day": formats.day(start, reader.language),
        "start": formats.clock(start, reader.language),
        "end": formats.clock(end, reader.language),
    }


def _invitation(reader: Reader, booking: Booking, other: str) -> Invitation:
    method = "CANCEL" if booking.status == BookingStatus.CANCELLED else "REQUEST"
    file = ical.message_of(
        event_of(booking, other, language=reader.language, site=settings().url),
        method,
        organizer=Party("LearnHub", sender().addr_spec),
        attendees=[Party(reader.name, reader.email)],
    )
    return Invitation(method, file)
