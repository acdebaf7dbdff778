"""The address of somebody's calendar: what it shows, to whom, and until when."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.ama import service as amas
from learnhub.features.calendar import queries, service
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.models import Booking
from learnhub.features.mentoring.schemas import MoveInput
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from tests.web.matrix.world import World

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def read(secret: str) -> dict[str, dict[str, str]]:
    """The events that an address shows, by their UID."""
    content = db.read_now(queries.open_feed, secret).content
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def subscribe(actor: Actor) -> str:
    return db.write_now(service.make_feed, actor)


def start_of(booking_id: str):
    return db.read_now(lambda session: session.get(Booking, booking_id).starts_at)


def test_sessions_move_and_are_cancelled_in_it_and_leave_it_after_a_month(world: World) -> None:
    ana = world.member("Ana Petit", language="fr")
    moved, cancelled = world.booking(ana), world.booking(ana)
    world.booking(world.member())
    secret = subscribe(ana)

    db.write_now(mentoring.cancel_booking, ana, booking_id=cancelled)
    later = start_of(moved) + timedelta(minutes=10)
    db.write_now(mentoring.move_booking, ana, booking_id=moved, form=MoveInput(starts_at=later))
    now = read(secret)
    with clock.at(clock.utcnow() + timedelta(days=31)):
        in_a_month = read(secret)

    assert set(now) == {f"{moved}@learnhub", f"{cancelled}@learnhub"}
    assert now[f"{moved}@learnhub"].decoded("DTSTART") == later
    assert str(now[f"{cancelled}@learnhub"]["STATUS"]) == "CANCELLED"
    assert str(now[f"{moved}@learnhub"]["SUMMARY"]).startswith("20\u00a0minutes avec ")
    assert set(in_a_month) == {f"{moved}@learnhub"}


def test_live_sessions_are_in_the_calendar_of_their_hosts(world: World) -> None:
    host = world.member()
    kept, called_off = world.session(host, live=False), world.session(host, live=False)
    secret, other = subscribe(host), subscribe(world.member())

    db.write_now(amas.call_off, host, called_off)

    assert set(read(secret)) == {f"{kept}@learnhub"}
    assert read(other) == {}


def test_the_same_calendar_is_the_same_file(world: World) -> None:
    ana = world.member()
    booking_id = world.booking(ana)
    secret = subscribe(ana)

    first = db.read_now(queries.open_feed, secret)
    with clock.at(clock.utcnow() + timedelta(hours=1)):
        second = db.read_now(queries.open_feed, secret)
        db.write_now(mentoring.cancel_booking, ana, booking_id=booking_id)
        third = db.read_now(queries.open_feed, secret)

    assert first == second
    assert first.tag != third.tag
    assert first.changed_at < third.changed_at


def test_an_address_ends_when_another_is_made_when_it_is_ended_and_with_the_account(world: World) -> None:
    ana, karim = world.member(), world.member()
    first, second, of_karim = subscribe(ana), subscribe(ana), subscribe(karim)
    assert (read(second), read(of_karim)) == ({}, {})

    db.write_now(service.end_feed, ana)
    db.write_now(_suspend, karim.person_id)

    for secret in (first, second, of_karim, "", "cal1_nobody"):
        with pytest.raises(NotFound):
            read(secret)
    assert not db.read_now(queries.get_feed, ana).is_on


def _suspend(session: Session, person_id: str) -> None:
    person = session.get_one(Person, person_id)
    person.status = PersonStatus.SUSPENDED
    session.add(person)


def test_the_day_of_the_last_reading_is_noted(world: World) -> None:
    ana = world.member()
    secret = subscribe(ana)

    first = db.read_now(queries.open_feed, secret)
    db.write_now(service.note_feed_read, ana.person_id)

    assert (first.is_first_today, db.read_now(queries.open_feed, secret).is_first_today) == (True, False)
    assert db.read_now(queries.get_feed, ana).read_day.date() == clock.utcnow().date()
