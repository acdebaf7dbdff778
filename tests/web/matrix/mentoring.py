"""Rows of mentoring."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.core.busy_times import BusyTimes
from learnhub.features.mentoring import service
from learnhub.features.mentoring.enums import Consent
from learnhub.features.mentoring.models import Booking, DayOff, Mentor, MentorCalendar, Takeaway, WeeklyHours
from learnhub.features.mentoring.schemas import DayInput
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World, column, number_of

MY_HOURS, MY_CALENDAR = "/mentoring/my-hours", "/mentoring/my-calendar"
PAGE = 20


def page_of(mentor: Actor) -> str:
    return f"/mentoring/{mentor.person_id}"


def week(world: World, _actor: Actor) -> Case:
    return Case(page_of(world.mentor()))


def more_mentors(world: World, _actor: Actor) -> Case:
    mentors = number_of(Mentor)
    while mentors(None) < PAGE + 3:  # some of them may be the reader or paused
        world.mentor()
    return Case("/mentoring")


def more_past_sessions(world: World, actor: Actor) -> Case:
    mentor, now = world.mentor(), clock.utcnow()
    for days in range(1, 5):
        start = now - timedelta(days=days)
        held = Booking(
            mentor_id=mentor.person_id,
            mentee_id=actor.person_id,
            created_at=now - timedelta(days=9),
            starts_at=start,
            ends_at=start + timedelta(minutes=20),
            question="Which bearing?",
            request_key=ids.new_id(),
        )
        db.write_now(lambda session, booking=held: session.add(booking))
    return Case("/mentoring")


def other_week(world: World, _actor: Actor) -> Case:
    day = clock.utcnow().date().toordinal() + 14
    return Case(page_of(world.mentor()), {"day": date.fromordinal(day).isoformat()})


def day(world: World, _actor: Actor) -> Case:
    return Case(page_of(world.mentor()), {"key": "none"})


def choose(world: World, actor: Actor) -> Case:
    mentor = world.mentor()
    return Case(page_of(mentor), {"starts_at": world.slot(actor, mentor).isoformat()})


def unfold(world: World, actor: Actor) -> Case:
    mentor = world.mentor()
    day = world.slot(actor, mentor).astimezone(ZoneInfo(actor.zone)).date().isoformat()
    return Case(page_of(mentor), {"key": day}, before=(("BookState.show_week", {"day": day}),))


def move(world: World, actor: Actor) -> Case:
    booking = world.booking(actor)
    row = db.read_now(lambda session: session.get_one(Booking, booking))
    form = {"starts_at": (row.starts_at + timedelta(minutes=10)).isoformat()}
    path = f"/mentoring/{row.mentor_id}?move={booking}"
    return Case(path, {"form": form}, column(Booking, booking, "starts_at"))


def cancel_booked(world: World, actor: Actor) -> Case:
    booking = world.booking(actor)
    mentor = db.read_now(lambda session: session.get_one(Booking, booking).mentor_id)
    return Case(f"/mentoring/{mentor}", {}, column(Booking, booking, "status"))


def back(world: World, actor: Actor) -> Case:
    case = choose(world, actor)
    return Case(case.path, before=(("BookState.choose", case.payload),))


def book(world: World, actor: Actor) -> Case:
    mentor = world.mentor()
    form = {
        "starts_at": world.slot(actor, mentor).isoformat(),
        "question": "Which bearing?",
        "request_key": ids.new_id(),
    }
    return Case(page_of(mentor), {"form": form}, number_of(Booking))


def refresh(world: World, _actor: Actor) -> Case:
    mentor = world.mentor()
    paused = lambda: db.write_now(service.pause, mentor, on=True)  # noqa: E731
    return Case(page_of(mentor), {"version": "another"}, meanwhile=paused)


def session(world: World, actor: Actor) -> Case:
    booking = world.booking(actor)
    cancel = lambda: db.write_now(service.cancel_booking, actor, booking_id=booking)  # noqa: E731
    return Case(f"/mentoring/sessions/{booking}", meanwhile=cancel)


def cancel(world: World, actor: Actor) -> Case:
    booking = world.booking(actor)
    return Case(f"/mentoring/sessions/{booking}", {}, column(Booking, booking, "status"))


def over(world: World, actor: Actor) -> str:
    """A session that ended an hour ago."""
    booking = world.booking(actor)

    def end(session: Session) -> None:
        row = session.get_one(Booking, booking)
        row.starts_at = clock.utcnow() - timedelta(minutes=80)
        row.ends_at = row.starts_at + timedelta(minutes=20)

    db.write_now(end)
    return booking


def note(world: World, actor: Actor) -> Case:
    booking = over(world, actor)
    effect = number_of(Takeaway, Takeaway.booking_id == booking)
    return Case(f"/mentoring/sessions/{booking}", {"form": {"text": "Feet first."}}, effect)


def skip(world: World, actor: Actor) -> Case:
    booking = over(world, actor)
    effect = number_of(Takeaway, Takeaway.booking_id == booking)
    return Case(f"/mentoring/sessions/{booking}", {}, effect)


def noted(booking: str, person_id: str, consent: Consent) -> None:
    """A line on a session that the other one reads."""
    note = Takeaway(booking_id=booking, person_id=person_id, text="Feet first.", is_shared=True)
    note.consent, note.noted_at = consent, clock.utcnow()
    db.write_now(lambda session: session.add(note))


def with_consent(booking: str, consent: Consent) -> Callable[[object], object]:
    return number_of(Takeaway, Takeaway.booking_id == booking, Takeaway.consent == consent)


def ask(world: World, actor: Actor) -> Case:
    booking = over(world, actor)
    noted(booking, actor.person_id, Consent.NONE)
    return Case(f"/mentoring/sessions/{booking}", {}, with_consent(booking, Consent.ASKED))


def asked(world: World, actor: Actor) -> str:
    """A session whose mentor asks whether they may share a line with everybody."""
    booking = over(world, actor)
    mentor_id = db.read_now(lambda session: session.get_one(Booking, booking).mentor_id)
    noted(booking, mentor_id, Consent.ASKED)
    return booking


def agree(world: World, actor: Actor) -> Case:
    booking = asked(world, actor)
    return Case(f"/mentoring/sessions/{booking}", {}, with_consent(booking, Consent.GIVEN))


def refuse(world: World, actor: Actor) -> Case:
    booking = asked(world, actor)
    return Case(f"/mentoring/sessions/{booking}", {}, with_consent(booking, Consent.REFUSED))


def save_offer(_world: World, actor: Actor) -> Case:
    form = {"sentence": "Show me.", "place": "Room 2", "zone": "Europe/Paris", "languages": ["en"]}
    return Case(MY_HOURS, {"form": form}, column(Mentor, actor.person_id, "sentence"))


def add_hours(_world: World, actor: Actor) -> Case:
    form = {"weekday": 2, "starts": "14:00", "ends": "15:00"}
    return Case(MY_HOURS, {"form": form}, number_of(WeeklyHours, WeeklyHours.mentor_id == actor.person_id))


def remove_hours(world: World, actor: Actor) -> Case:
    world.mentor(actor)
    hours = db.read_now(first_hours, actor)
    return Case(MY_HOURS, {"hours_id": hours}, number_of(WeeklyHours, WeeklyHours.id == hours))


def first_hours(session: Session, actor: Actor) -> int:
    return session.exec(select(WeeklyHours.id).where(WeeklyHours.mentor_id == actor.person_id)).first()


def next_day() -> str:
    return date.fromordinal(clock.utcnow().date().toordinal() + 9).isoformat()


def block(world: World, actor: Actor) -> Case:
    world.mentor(actor)
    effect = number_of(DayOff, DayOff.mentor_id == actor.person_id)
    return Case(MY_HOURS, {"form": {"day": next_day()}}, effect)


def unblock(world: World, actor: Actor) -> Case:
    world.mentor(actor)
    db.write_now(service.block_day, actor, form=DayInput(day=next_day()))
    effect = number_of(DayOff, DayOff.mentor_id == actor.person_id)
    return Case(MY_HOURS, {"day": next_day(), "until": next_day()}, effect)


def pause(world: World, actor: Actor) -> Case:
    world.mentor(actor)
    return Case(MY_HOURS, {"on": True}, column(Mentor, actor.person_id, "is_paused"))


def calendar_load(world: World, actor: Actor) -> Case:
    return Case(MY_CALENDAR, meanwhile=lambda: connect_calendar(world, actor))


def connect_calendar(_world: World, actor: Actor) -> None:
    address = "https://calendar.example/karim.ics"
    db.write_now(service.connect_calendar, actor, address=address, found=BusyTimes())


def calendar_connect(_world: World, _actor: Actor) -> Case:
    return Case(MY_CALENDAR, {"form": {"address": "http://127.0.0.1:1/inside.ics"}})


def calendar_disconnect(world: World, actor: Actor) -> Case:
    connect_calendar(world, actor)
    return Case(MY_CALENDAR, effect=number_of(MentorCalendar, MentorCalendar.mentor_id == actor.person_id))


ROWS = (
    Row("MyCalendarState.load", calendar_load),
    Row("MyCalendarState.connect", calendar_connect),
    Row("MyCalendarState.disconnect", calendar_disconnect),
    Row("WeekLiveState.resync", week),
    Row("BookState.load", week),
    Row("BookState.show_week", other_week),
    Row("BookState.show_day", day),
    Row("BookState.unfold", unfold),
    Row("BookState.choose", choose),
    Row("BookState.back", back),
    Row("BookState.book", book),
    Row("BookState.move", move),
    Row("BookState.cancel", cancel_booked),
    Row("BookState.refresh", refresh),
    Row("MentorListState.load", at("/mentoring")),
    Row("MentorListState.find", at("/mentoring", search="seal")),
    Row("MentorListState.choose_language", at("/mentoring", language="fr")),
    Row("MentorListState.choose_time", at("/mentoring", when="week")),
    Row("MentorListState.show_all", at("/mentoring")),
    Row("MentorListState.show_more", more_mentors),
    Row("SessionListState.show_more", more_past_sessions),
    Row("SessionState.load", session),
    Row("SessionState.cancel", cancel),
    Row("SessionState.note", note),
    Row("SessionState.skip", skip),
    Row("SessionState.ask", ask),
    Row("SessionState.agree", agree),
    Row("SessionState.refuse", refuse),
    Row("MyHoursState.load", at(MY_HOURS)),
    Row("MyHoursState.save", save_offer),
    Row("MyHoursState.add_hours", add_hours),
    Row("MyHoursState.remove_hours", remove_hours),
    Row("MyHoursState.block", block),
    Row("MyHoursState.unblock", unblock),
    Row("MyHoursState.pause", pause),
)
