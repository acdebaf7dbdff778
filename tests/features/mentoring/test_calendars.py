"""A mentor's own calendar keeps slots free: what is read, when, from whom, and what is kept of it."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from learnhub.config import Settings
from learnhub.core import clock, db
from learnhub.errors import Invalid
from learnhub.features.mentoring import calendar_reading, connecting, queries, refreshing, service
from learnhub.features.mentoring.errors import SlotTaken
from learnhub.features.mentoring.models import MentorCalendar
from learnhub.features.mentoring.schemas import CalendarInput, MoveInput, OfferInput
from learnhub.features.people import keys
from tests.features.mentoring.conftest import TUESDAY, book
from tests.receivers import Receiver, drip, receiving, reply

pytestmark = pytest.mark.usefixtures("noon")
LATER = TUESDAY + timedelta(hours=1)


def calendar(*events: str) -> bytes:
    blocks = "".join(f"BEGIN:VEVENT\nUID:{n}\n{event}\nEND:VEVENT\n" for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{blocks}END:VCALENDAR\n".encode()


BUSY = f"SUMMARY:Chemotherapy\nLOCATION:Ward 7\nDTSTART:{TUESDAY:%Y%m%dT%H%M%SZ}\nDURATION:PT1H"


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A server with a calendar, in a network that LearnHub may reach."""
    monkeypatch.setattr(calendar_reading, "settings", lambda: Settings(internal_networks="127.0.0.1"))
    with receiving() as running:
        running.answer = lambda handler: reply(handler, 200, calendar(BUSY))
        yield running


def connect(mentor, program: Receiver, path: str = "/private/basic.ics") -> None:
    asyncio.run(connecting.connect(mentor, CalendarInput(address=program.address + path)))


def starts(reader, mentor) -> list[str]:
    week = db.read_now(queries.get_week, reader, mentor.person_id, day=TUESDAY.date())
    return [slot.key for day in week.days for slot in day.slots if slot.is_free and day.key == "2026-03-17"]


def test_busy_times_are_offered_nowhere_and_cannot_be_booked(offers, people, program) -> None:
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim, LATER + timedelta(minutes=30))

    connect(karim, program)

    assert min(starts(ana, karim)) == (LATER + timedelta(hours=1)).isoformat()
    for start in (TUESDAY, TUESDAY + timedelta(minutes=50)):
        with pytest.raises(SlotTaken):
            book(people.member(), karim, start)
        with pytest.raises(SlotTaken):
            db.write_now(service.move_booking, ana, booking_id=booking_id, form=MoveInput(starts_at=start))
    db.write_now(service.disconnect_calendar, karim)
    assert starts(ana, karim)[0] == TUESDAY.isoformat()


def test_the_directory_names_the_first_slot_after_busy_times(offers, people, program) -> None:
    karim, ana = offers(weekdays=(1,)), people.member()

    connect(karim, program)

    assert db.read_now(queries.list_mentors, ana).items[0].next_at == LATER + timedelta(minutes=10)


def test_nothing_of_an_event_is_kept_and_the_address_is_not_readable(offers, program) -> None:
    karim = offers()
    connect(karim, program)

    row = db.read_now(lambda session: session.exec(select(MentorCalendar)).one())

    assert not [word for word in ("Chemo", "Ward", "basic.ics") if word in repr(row)]
    assert keys.decrypted(row.address) == f"{program.address}/private/basic.ics"
    view = db.read_now(queries.get_calendar, karim)
    assert (view.host, view.problem, len(view.days)) == ("127.0.0.1", "", 14)
    assert [(bar.starts_at, bar.ends_at) for day in view.days for bar in day.bars] == [(TUESDAY, LATER)]


def test_a_session_that_learnhub_put_into_the_calendar_does_not_stand_in_its_own_way(
    offers, people, program
) -> None:
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim, LATER)
    ours = BUSY.replace(f"{TUESDAY:%Y%m%dT%H%M%SZ}", f"{LATER:%Y%m%dT%H%M%SZ}")
    content = calendar(ours).replace(b"UID:0", f"UID:{booking_id}@learnhub".encode())
    program.answer = lambda handler: reply(handler, 200, content)

    connect(karim, program)
    form = MoveInput(starts_at=LATER + timedelta(minutes=10))
    db.write_now(service.move_booking, karim, booking_id=booking_id, form=form)

    assert db.read_now(queries.get_booking, ana, booking_id).starts_at == form.starts_at


def test_it_is_read_again_after_a_quarter_of_an_hour_and_what_was_read_outlives_a_failure(
    offers, program
) -> None:
    karim = offers()
    connect(karim, program)
    refreshing.refresh_calendars()
    with clock.at(clock.utcnow() + timedelta(minutes=16)):
        program.answer = lambda handler: reply(handler, 503)
        refreshing.refresh_calendars()
        failed = db.read_now(queries.get_calendar, karim)
    with clock.at(clock.utcnow() + timedelta(minutes=32)):
        program.answer = lambda handler: reply(handler, 200, calendar())
        refreshing.refresh_calendars()
        emptied = db.read_now(queries.get_calendar, karim)

    assert len(program.received) == 3
    assert (bool(failed.problem), failed.read_at) == (True, clock.utcnow())
    assert (any(day.bars for day in failed.days), any(day.bars for day in emptied.days)) == (True, False)
    assert emptied.problem == ""


def test_an_address_of_another_key_is_asked_for_again(offers, program, monkeypatch) -> None:
    karim = offers()
    connect(karim, program)
    monkeypatch.setattr(keys, "secret_key", lambda: b"another key of another installation")

    with clock.at(clock.utcnow() + timedelta(minutes=16)):
        refreshing.refresh_calendars()

    assert "Enter it again" in db.read_now(queries.get_calendar, karim).problem


def test_an_address_that_changed_meanwhile_keeps_its_own_reading(offers, program) -> None:
    karim = offers()
    connect(karim, program)
    address, _question = db.read_now(queries.find_calendar, karim.person_id)
    connect(karim, program, "/other.ics")
    program.answer = lambda handler: reply(handler, 200, calendar())

    db.write_now(service.note_unread, karim.person_id, address=address, reason="Too late.")

    assert db.read_now(queries.get_calendar, karim).problem == ""


def endless(handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _block in range(1_600):
        handler.wfile.write(b"x" * 65_536)  # 100 MB


HOSTILE = {
    "endless": drip,
    "100 MB": endless,
    "secondly": lambda handler: reply(handler, 200, calendar(f"{BUSY}\nRRULE:FREQ=SECONDLY")),
    "no calendar": lambda handler: reply(handler, 200, b"<html>Sign in</html>"),
    "packed": lambda handler: reply(handler, 200, b"\x1f\x8b", Content_Encoding="gzip"),
    "another private address": lambda handler: reply(handler, 302, Location="http://127.0.0.2:1/"),
    "a name of a private address": lambda handler: reply(handler, 302, Location="http://localhost.:1/"),
    "for ever": lambda handler: reply(handler, 302, Location="/again"),
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_calendars_are_refused_with_a_sentence_and_nothing_is_kept(
    kind: str, offers, program, monkeypatch
) -> None:
    karim = offers()
    program.answer = HOSTILE[kind]
    monkeypatch.setattr(calendar_reading, "SECONDS", 2.0)

    with pytest.raises(Invalid) as refused:
        connect(karim, program)

    assert refused.value.fields["address"].endswith((".", "?"))
    assert not db.read_now(queries.get_calendar, karim).is_on


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/a.ics", "webcal://localhost/a.ics", "file:///etc/passwd", "http://[::1]/"],
)
def test_addresses_inside_are_refused(address: str, offers) -> None:
    with pytest.raises(Invalid) as refused:
        asyncio.run(connecting.connect(offers(), CalendarInput(address=address)))

    assert "address" in refused.value.fields


def test_another_zone_has_the_calendar_read_again(offers, people, program) -> None:
    karim = offers()
    connect(karim, program)
    assert db.read_now(queries.list_due) == []

    db.write_now(_live_in_tokyo, karim)

    assert db.read_now(queries.list_due) == [karim.person_id]


def _live_in_tokyo(session: Session, mentor) -> None:
    service.save_offer(session, mentor, form=OfferInput(zone="Asia/Tokyo", languages=["en"]))
