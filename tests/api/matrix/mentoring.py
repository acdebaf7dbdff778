"""Rows of mentoring. A session stays between the two, whatever role somebody else has."""

from datetime import timedelta

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.busy_times import BusyTimes
from learnhub.features.mentoring import service
from learnhub.features.mentoring.enums import Consent
from learnhub.features.mentoring.models import Booking, DayOff, Mentor, MentorCalendar, Takeaway, WeeklyHours
from learnhub.features.mentoring.schemas import DayInput
from tests.api.matrix import Call, Row
from tests.web.matrix.mentoring import asked, first_hours, next_day, noted, over, with_consent
from tests.web.matrix.world import World, column, number_of


def mentors(world: World, _actor: Actor) -> Call:
    return Call(shows=world.mentor().name)


def mentor(world: World, _actor: Actor) -> Call:
    found = world.mentor()
    return Call((found.person_id,), shows=found.name)


def week(world: World, _actor: Actor) -> Call:
    return Call((world.mentor().person_id,), shows='"is_free":true')


def book(world: World, actor: Actor) -> Call:
    found = world.mentor()
    form = {
        "starts_at": world.slot(actor, found).isoformat(),
        "question": "Which bearing?",
    }
    return Call((found.person_id,), form, number_of(Booking))


def sessions(world: World, actor: Actor) -> Call:
    world.booking(actor)
    return Call(shows="Which bearing?")


def session(world: World, actor: Actor) -> Call:
    return Call((world.booking(actor),), shows="Which bearing?")


def cancel(world: World, actor: Actor) -> Call:
    booking = world.booking(actor)
    return Call((booking,), None, column(Booking, booking, "status"))


def move(world: World, actor: Actor) -> Call:
    booking = world.booking(actor)
    later = column(Booking, booking, "starts_at")(None) + timedelta(minutes=10)
    return Call((booking,), {"starts_at": later.isoformat()}, column(Booking, booking, "sequence"))


def calendar_file(world: World, actor: Actor) -> Call:
    return Call((world.booking(actor),), shows="DESCRIPTION:Which bearing?")


def takeaway(world: World, actor: Actor) -> Call:
    booking = world.booking(actor)

    def end(session: Session) -> None:
        row = session.get_one(Booking, booking)
        row.starts_at, row.ends_at = row.starts_at - timedelta(days=30), row.ends_at - timedelta(days=30)

    db.write_now(end)
    return Call((booking,), {"text": "Feet first."}, number_of(Takeaway, Takeaway.booking_id == booking))


def ask(world: World, actor: Actor) -> Call:
    booking = over(world, actor)
    noted(booking, actor.person_id, Consent.NONE)
    return Call((booking,), {}, with_consent(booking, Consent.ASKED))


def agree(world: World, actor: Actor) -> Call:
    booking = asked(world, actor)
    return Call((booking,), {}, with_consent(booking, Consent.GIVEN))


def refuse(world: World, actor: Actor) -> Call:
    booking = asked(world, actor)
    return Call((booking,), None, with_consent(booking, Consent.REFUSED))


def hours(world: World, actor: Actor) -> Call:
    world.mentor(actor)
    return Call(shows="Room 2")


def save_offer(_world: World, actor: Actor) -> Call:
    form = {"sentence": "Show me.", "place": "Room 2", "zone": "Europe/Paris", "languages": ["en"]}
    return Call((), form, column(Mentor, actor.person_id, "sentence"))


def add_hours(_world: World, actor: Actor) -> Call:
    form = {"weekday": 2, "starts": "14:00", "ends": "15:00"}
    return Call((), form, number_of(WeeklyHours, WeeklyHours.mentor_id == actor.person_id))


def remove_hours(world: World, actor: Actor) -> Call:
    world.mentor(actor)
    found = db.read_now(first_hours, actor)
    return Call((found,), None, number_of(WeeklyHours, WeeklyHours.id == found))


def days_off(actor: Actor):
    """An effect: how many days somebody leaves out."""
    return number_of(DayOff, DayOff.mentor_id == actor.person_id)


def block(world: World, actor: Actor) -> Call:
    world.mentor(actor)
    return Call((), {"day": next_day()}, days_off(actor))


def unblock(world: World, actor: Actor) -> Call:
    world.mentor(actor)
    db.write_now(service.block_day, actor, form=DayInput(day=next_day()))
    return Call((next_day(),), None, days_off(actor))


def pause(world: World, actor: Actor) -> Call:
    world.mentor(actor)
    return Call((), None, column(Mentor, actor.person_id, "is_paused"))


def resume(world: World, actor: Actor) -> Call:
    call = pause(world, actor)
    db.write_now(service.pause, actor, on=True)
    return call


def calendar(_world: World, actor: Actor) -> Call:
    connect_calendar(actor)
    return Call(shows="calendar.example")


def connect_calendar(actor: Actor) -> None:
    address = "https://calendar.example/karim.ics"
    db.write_now(service.connect_calendar, actor, address=address, found=BusyTimes())


def calendar_connect(_world: World, actor: Actor) -> Call:
    found = number_of(MentorCalendar, MentorCalendar.mentor_id == actor.person_id)
    return Call((), {"address": "https://calendar.example/karim.ics"}, found)


def calendar_disconnect(_world: World, actor: Actor) -> Call:
    connect_calendar(actor)
    return Call((), None, number_of(MentorCalendar, MentorCalendar.mentor_id == actor.person_id))


ROWS = (
    Row("GET /api/v1/mentoring/calendar", calendar),
    Row("PUT /api/v1/mentoring/calendar", calendar_connect),
    Row("DELETE /api/v1/mentoring/calendar", calendar_disconnect),
    Row("GET /api/v1/mentoring/mentors", mentors),
    Row("GET /api/v1/mentoring/mentors/{}", mentor),
    Row("GET /api/v1/mentoring/mentors/{}/week", week),
    Row("POST /api/v1/mentoring/mentors/{}/sessions", book),
    Row("GET /api/v1/mentoring/sessions", sessions),
    Row("GET /api/v1/mentoring/sessions/{}", session, others=()),
    Row("DELETE /api/v1/mentoring/sessions/{}", cancel, others=()),
    Row("PUT /api/v1/mentoring/sessions/{}/time", move, others=()),
    Row("GET /api/v1/mentoring/sessions/{}/calendar.ics", calendar_file, others=()),
    Row("PUT /api/v1/mentoring/sessions/{}/takeaway", takeaway, others=()),
    Row("PUT /api/v1/mentoring/sessions/{}/takeaway/consent", ask, others=()),
    Row("PUT /api/v1/mentoring/sessions/{}/consent", agree, others=()),
    Row("DELETE /api/v1/mentoring/sessions/{}/consent", refuse, others=()),
    Row("GET /api/v1/mentoring/hours", hours),
    Row("PUT /api/v1/mentoring/offer", save_offer),
    Row("POST /api/v1/mentoring/hours", add_hours),
    Row("DELETE /api/v1/mentoring/hours/{}", remove_hours, others=()),
    Row("POST /api/v1/mentoring/days-off", block),
    Row("DELETE /api/v1/mentoring/days-off/{}", unblock),
    Row("PUT /api/v1/mentoring/pause", pause),
    Row("DELETE /api/v1/mentoring/pause", resume),
)
