"""A session in mails: what calendars get when it is made, moved and cancelled, and what they make of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from itertools import permutations
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from learnhub.core import clock, db, outbox
from learnhub.features.mentoring import service
from learnhub.features.mentoring.schemas import BookInput, MoveInput
from learnhub.features.people.models import Person
from learnhub.jobs import delivery
from tests.features.mentoring.conftest import TUESDAY

pytestmark = pytest.mark.usefixtures("noon")
GOLDEN = Path(__file__).parent / "golden"
QUESTION = "Misalignment, or looseness? The spectrum shows a line at one and a half times the speed; what now"
LATER = TUESDAY + timedelta(minutes=30)


@dataclass
class Client:
    """A calendar program that follows RFC 5546: of what it gets about a UID the newest counts."""

    known: dict[str, tuple[int, str]] = field(default_factory=dict)
    events: dict[str, datetime] = field(default_factory=dict)

    def take(self, message: Calendar) -> None:
        event = message.walk("VEVENT")[0]
        uid, edition = str(event["UID"]), (int(event["SEQUENCE"]), event["DTSTAMP"].to_ical().decode())
        if edition < self.known.get(uid, (-1, "")):
            return
        self.known[uid] = edition
        if message["METHOD"] == "CANCEL":
            assert event["STATUS"] == "CANCELLED"
            self.events.pop(uid, None)
        else:
            self.events[uid] = event.decoded("DTSTART")


def send(postbox) -> list[EmailMessage]:
    """The mails that are due, by the first name of who gets them."""
    postbox.taken.clear()
    delivery.deliver(outbox.channels["mail"])
    return sorted(postbox.taken, key=lambda message: str(message["To"]))


def calendars(message: EmailMessage) -> Iterable[bytes]:
    """The calendar parts of a mail: for the program to act upon, and as a file."""
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            yield part.get_payload(decode=True)


def move(actor, booking_id: str, to: datetime = LATER) -> None:
    form = MoveInput(starts_at=to)
    db.write_now(service.move_booking, actor, booking_id=booking_id, form=form)


def cancel(actor, booking_id: str) -> None:
    db.write_now(service.cancel_booking, actor, booking_id=booking_id)


@pytest.fixture
def session_of(offers, people, postbox):
    """Somebody who booked, their mentor, and the id of the session."""
    karim, ana = offers(), people.member("Ana Petit", language="fr")
    db.write_now(_name_addresses, karim.person_id, ana.person_id)
    form = BookInput(starts_at=TUESDAY, question=QUESTION, request_key="a-key-of-ours")
    return ana, karim, db.write_now(service.book_slot, ana, mentor_id=karim.person_id, form=form)


def _name_addresses(session, karim: str, ana: str) -> None:
    session.get_one(Person, karim).email = "karim@ardelle.example"
    session.get_one(Person, ana).email = "ana@ardelle.example"


def steps(session_of, postbox) -> dict[str, list[EmailMessage]]:
    """What is sent at each step, a minute after the other."""
    ana, karim, booking_id = session_of
    sent = {"make": send(postbox)}
    with clock.at(clock.utcnow() + timedelta(minutes=1)):
        move(ana, booking_id)
        sent["move"] = send(postbox)
    with clock.at(clock.utcnow() + timedelta(minutes=2)):
        cancel(karim, booking_id)
        sent["cancel"] = send(postbox)
    return sent


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_messages_are_the_golden_ones_and_two_programs_read_the_same_in_them(session_of, postbox) -> None:
    sent = steps(session_of, postbox)

    for step, messages in sent.items():
        to_ana, to_karim = messages
        part, file = calendars(to_ana)
        assert part == file
        assert part.replace(session_of[2].encode(), b"booking00000") == golden(step)
        assert b"\n" not in part.replace(b"\r\n", b"")
        assert max(map(len, part.split(b"\r\n"))) <= 75
        assert b"ana@" not in next(iter(calendars(to_karim)))
        assert _read_by_icalendar(part) == _read_by_vobject(part)
        assert "invite.ics" in [attached.get_filename() for attached in to_ana.iter_attachments()]
        methods = {
            part.get_param("method") for part in to_ana.walk() if "calendar" in part.get_content_type()
        }
        assert methods == {"CANCEL" if step == "cancel" else "REQUEST"}


def golden(step: str) -> bytes:
    return (GOLDEN / f"{step}.ics").read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _read_by_icalendar(content: bytes) -> list[object]:
    calendar = Calendar.from_ical(content)
    event = calendar.walk("VEVENT")[0]
    texts = [
        str(calendar["METHOD"]),
        *(str(event[name]) for name in ("UID", "SUMMARY", "DESCRIPTION", "STATUS")),
    ]
    people = [str(event["ORGANIZER"]), str(event["ATTENDEE"]), event["ATTENDEE"].params["PARTSTAT"]]
    return [*texts, *people, int(event["SEQUENCE"]), event.decoded("DTSTART"), event.decoded("DTEND")]


def _read_by_vobject(content: bytes) -> list[object]:
    calendar = vobject.readOne(content.decode())
    event = calendar.vevent
    texts = [
        each.value for each in (calendar.method, event.uid, event.summary, event.description, event.status)
    ]
    people = [event.organizer.value, event.attendee.value, event.attendee.params["PARTSTAT"][0]]
    return [*texts, *people, int(event.sequence.value), event.dtstart.value, event.dtend.value]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_calendar_has_the_right_events_in_whatever_order_messages_come_and_however_often(
    session_of, postbox
) -> None:
    messages = {
        step: Calendar.from_ical(next(iter(calendars(sent[0]))))
        for step, sent in steps(session_of, postbox).items()
    }

    for order in permutations(["make", "move", "cancel", "make"]):
        client = Client()
        for step in order:
            client.take(messages[step])
        assert client.events == {}
    for order in permutations(["make", "move", "make", "move"]):
        client = Client()
        for step in order:
            client.take(messages[step])
        assert client.events == {f"{session_of[2]}@learnhub": LATER}


def test_a_mail_that_was_overtaken_or_is_late_is_not_sent(session_of, postbox) -> None:
    ana, _karim, booking_id = session_of
    move(ana, booking_id)

    first = send(postbox)
    cancel(ana, booking_id)
    with clock.at(TUESDAY + timedelta(days=1)):
        late = send(postbox)

    assert [str(message["Subject"])[:5] for message in first] == ["Dépla", "Moved"]
    assert late == []
