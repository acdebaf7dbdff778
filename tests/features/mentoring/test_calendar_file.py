"""A session in somebody's calendar, through moves and its end."""

from datetime import timedelta

import pytest
from icalendar import Calendar, Component

from learnhub.core import db, ical
from learnhub.errors import NotFound
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.schemas import BookInput, MoveInput
from tests.features.mentoring.conftest import TUESDAY, book

pytestmark = pytest.mark.usefixtures("noon")


def event_of(actor, booking_id: str) -> Component:
    return Calendar.from_ical(file_of(actor, booking_id)).walk("VEVENT")[0]


def file_of(actor, booking_id: str) -> bytes:
    return ical.file_of(db.read_now(queries.get_event, actor, booking_id))


def test_one_session_is_one_event_for_life(offers, people):
    karim, ana = offers(), people.member("Ana Petit", language="fr")
    booking_id = book(ana, karim)

    booked = event_of(ana, booking_id)
    form = MoveInput(starts_at=TUESDAY + timedelta(minutes=10))
    db.write_now(service.move_booking, karim, booking_id=booking_id, form=form)
    moved = event_of(karim, booking_id)
    db.write_now(service.cancel_booking, ana, booking_id=booking_id)
    cancelled = event_of(ana, booking_id)

    events = (booked, moved, cancelled)
    assert {str(event["UID"]) for event in events} == {f"{booking_id}@learnhub"}
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event.decoded("DTSTART") for event in events[:2]] == [TUESDAY, form.starts_at]
    assert (str(booked["SUMMARY"]), str(moved["SUMMARY"])) == (
        "20\u00a0minutes avec Karim Benali",
        "20 minutes with Ana Petit",
    )


def test_text_of_people_stays_text(offers, people):
    karim, ana = offers(place="Room 2; left, then up"), people.member()
    question = "Why; where, when?\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    form = BookInput(starts_at=TUESDAY, question=question, request_key="a-key-of-ours")
    booking_id = db.write_now(service.book_slot, ana, mentor_id=karim.person_id, form=form)

    content = file_of(ana, booking_id)

    assert content.split(b"\r\n").count(b"BEGIN:VEVENT") == 1
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert str(event_of(ana, booking_id)["DESCRIPTION"]) == question.replace("\r\n", "\n")
    assert str(event_of(ana, booking_id)["LOCATION"]) == "Room 2; left, then up"


def test_nobody_else_gets_the_file(offers, people):
    booking_id = book(people.member(), offers())

    with pytest.raises(NotFound):
        file_of(people.member(), booking_id)
