"""What a mentor declares, and what is refused with a sentence."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from learnhub.access.actor import ANONYMOUS
from learnhub.core import db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.errors import HoursOverlap, SlotTaken
from learnhub.features.mentoring.schemas import DayInput, HoursInput, OfferInput
from learnhub.features.notices.models import NoticeRhythm
from tests.features.mentoring.conftest import TUESDAY, book

pytestmark = pytest.mark.usefixtures("noon")


def hours(weekday: int, starts: str, ends: str) -> HoursInput:
    return HoursInput(weekday=weekday, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))


def declared(actor) -> list[tuple[int, str, str]]:
    mine = db.read_now(queries.get_my_hours, actor)
    return [(day.weekday, each.starts, each.ends) for day in mine.week for each in day.hours]


def test_the_first_thing_declared_makes_a_mentor(people):
    ana = people.member(zone="Asia/Kathmandu", language="fr")
    before = db.read_now(queries.get_my_hours, ana)

    db.write_now(service.add_hours, ana, form=hours(1, "09:00", "10:00"))

    after = db.read_now(queries.get_my_hours, ana)
    assert (before.is_mentor, before.zone, before.languages) == (False, "Asia/Kathmandu", ("fr",))
    assert (after.is_mentor, after.zone, after.languages) == (True, "Asia/Kathmandu", ("fr",))
    assert after.free == 6  # three Tuesdays with room for two sessions
    assert declared(ana) == [(1, "09:00", "10:00")]


def test_taking_back_what_was_never_declared_makes_no_mentor(people):
    ana = people.member()

    db.write_now(service.remove_hours, ana, hours_id=1)
    db.write_now(service.unblock_day, ana, day=TUESDAY.date())
    for on in (True, False):
        db.write_now(service.pause, ana, on=on)

    assert not db.read_now(queries.get_my_hours, ana).is_mentor


def test_midnight_at_the_end_is_the_end_of_the_day(people):
    ana = people.member()

    db.write_now(service.add_hours, ana, form=hours(4, "23:00", "00:00"))

    assert declared(ana) == [(4, "23:00", "24:00")]


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [("22:00", "00:00", "24:00"), ("23:00", "01:00", "01:00"), ("20:00", "08:00", "08:00")],
)
def test_an_end_at_or_after_midnight_is_the_next_days(people, starts, ends, shown):
    ana = people.member()

    db.write_now(service.add_hours, ana, form=hours(4, starts, ends))

    assert declared(ana) == [(4, starts, shown)]


@pytest.mark.parametrize(
    ("weekday", "starts", "ends"),
    [(6, "23:30", "00:30"), (0, "00:30", "02:00"), (0, "00:00", "00:20"), (6, "21:00", "23:20")],
)
def test_hours_over_midnight_overlap_those_of_the_next_day(people, weekday, starts, ends):
    ana = people.member()
    db.write_now(service.add_hours, ana, form=hours(6, "23:00", "01:00"))

    with pytest.raises(HoursOverlap) as refusal:
        db.write_now(service.add_hours, ana, form=hours(weekday, starts, ends))

    assert refusal.value.params == {"starts": "23:00", "ends": "01:00"}
    db.write_now(service.add_hours, ana, form=hours(0, "01:00", "02:00"))


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ("09:07", "09:27", "09:10", "09:30"),
        ("09:01", "09:29", "09:10", "09:30"),
        ("23:47", "00:08", "23:50", "00:10"),
    ],
)
def test_hours_that_no_session_fits_in_are_refused_with_the_reason(people, starts, ends, first, last):
    ana = people.member()

    with pytest.raises(Invalid) as refusal:
        db.write_now(service.add_hours, ana, form=hours(1, starts, ends))

    assert refusal.value.fields["ends"].startswith("No session fits")
    assert refusal.value.params == {"first": first, "last": last}
    assert declared(ana) == []


@pytest.mark.parametrize(
    "form",
    [
        {"starts": "10:00+09:00", "ends": "12:00"},
        {"starts": "10:00", "ends": "12:00Z"},
        {"starts": "10:00", "ends": "12:00:30"},
        {"starts": 36000, "ends": "12:00"},
    ],
)
def test_a_time_of_another_clock_is_refused(form):
    with pytest.raises(ValidationError):
        HoursInput.model_validate({"weekday": 1, **form})


@pytest.mark.parametrize("day", ["2026-03-17T00:00:00+09:00", "2026-03-17T00:00", 1773705600, "1773705600"])
def test_a_moment_is_not_taken_for_a_day(day):
    with pytest.raises(ValidationError):
        DayInput.model_validate({"day": day})
    with pytest.raises(ValidationError):
        DayInput.model_validate({"day": "2026-03-17", "until": day})


@pytest.mark.parametrize(
    ("starts", "ends", "field", "sentence"),
    [
        ("10:00", "09:00", "ends", "The end must be later than the start. Midnight is 00:00."),
        ("10:00", "10:00", "ends", "The end must be later than the start. Midnight is 00:00."),
        ("10:00", "10:19", "ends", "A session takes 20 minutes: leave at least that between start and end."),
        (
            "11:00",
            "13:00",
            "starts",
            "You have hours from {starts} to {ends} on that day already. Remove them first.",
        ),
    ],
)
def test_hours_that_make_no_sense_are_refused(people, starts, ends, field, sentence):
    ana = people.member()
    db.write_now(service.add_hours, ana, form=hours(1, "12:00", "14:00"))

    with pytest.raises(Invalid) as refusal:
        db.write_now(service.add_hours, ana, form=hours(1, starts, ends))

    assert refusal.value.fields == {field: sentence}
    assert declared(ana) == [(1, "12:00", "14:00")]


def test_hours_that_touch_or_are_on_another_day_are_fine(people):
    ana = people.member()

    for form in (hours(1, "12:00", "14:00"), hours(1, "14:00", "15:00"), hours(2, "12:00", "14:00")):
        db.write_now(service.add_hours, ana, form=form)

    assert len(declared(ana)) == 3


def test_only_own_hours_can_be_removed(offers, people):
    karim, ana = offers(weekdays=(1,)), people.member()
    hours_id = db.read_now(queries.get_my_hours, karim).week[1].hours[0].id

    db.write_now(service.remove_hours, ana, hours_id=hours_id)
    assert declared(karim) == [(1, "09:00", "12:00")]
    db.write_now(service.remove_hours, karim, hours_id=hours_id)
    assert declared(karim) == []


@pytest.mark.parametrize("zone", ["Mars/Olympus", "europe/paris", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_refused_and_changes_nothing(offers, zone):
    karim = offers()

    with pytest.raises(Invalid) as refusal:
        db.write_now(service.save_offer, karim, form=OfferInput(zone=zone, languages=["en"]))

    assert list(refusal.value.fields) == ["zone"]
    assert db.read_now(queries.get_my_hours, karim).zone == "Europe/Paris"


def test_a_mentor_speaks_at_least_one_language(people):
    with pytest.raises(Invalid) as refusal:
        db.write_now(service.save_offer, people.member(), form=OfferInput(zone="UTC"))

    assert list(refusal.value.fields) == ["languages"]


def test_a_blocked_day_has_no_slots_and_keeps_its_sessions(offers, people):
    karim, ana = offers(weekdays=(1,)), people.member()
    booking_id = book(ana, karim)

    standing = db.write_now(service.block_day, karim, form=DayInput(day=TUESDAY.date()))
    db.write_now(service.block_day, karim, form=DayInput(day=TUESDAY.date()))

    mine = db.read_now(queries.get_my_hours, karim)
    assert standing == 1
    assert [(off.day, off.sessions) for off in mine.days_off] == [("2026-03-17", 1)]
    assert db.read_now(queries.get_week, ana, karim.person_id, day=TUESDAY.date()).free == 0
    assert not db.read_now(queries.get_booking, ana, booking_id).is_cancelled

    db.write_now(service.unblock_day, karim, day=TUESDAY.date())
    assert db.read_now(queries.get_my_hours, karim).days_off == ()


def test_several_days_are_blocked_at_once_and_given_back(offers, people):
    karim, ana = offers(), people.member()
    book(ana, karim)
    db.write_now(service.block_day, karim, form=DayInput(day=date(2026, 3, 18)))
    holiday = DayInput.model_validate({"day": "2026-03-16", "until": "2026-03-20"})

    standing = db.write_now(service.block_day, karim, form=holiday)
    db.write_now(service.block_day, karim, form=DayInput(day=date(2026, 3, 24)))

    mine = db.read_now(queries.get_my_hours, karim)
    assert standing == 1
    assert [(off.day, off.until, off.sessions) for off in mine.days_off] == [
        ("2026-03-16", "2026-03-20", 1),
        ("2026-03-24", "2026-03-24", 0),
    ]
    db.write_now(service.unblock_day, karim, day=date(2026, 3, 16), until=date(2026, 3, 20))
    assert [off.day for off in db.read_now(queries.get_my_hours, karim).days_off] == ["2026-03-24"]


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2026, 3, 15), "The last day must not be before the first."),
        (date(2027, 3, 13), "Choose a day within the next twelve months."),
    ],
)
def test_days_off_that_end_before_they_begin_or_too_late_are_refused(offers, until, sentence):
    with pytest.raises(Invalid) as refusal:
        db.write_now(service.block_day, offers(), form=DayInput(day=date(2026, 3, 16), until=until))

    assert refusal.value.fields == {"until": sentence}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 3, 10), "This day is over. Choose today or a later day."),
        (date(2027, 3, 13), "Choose a day within the next twelve months."),
    ],
)
def test_a_day_that_cannot_be_blocked_is_refused(offers, day, sentence):
    with pytest.raises(Invalid) as refusal:
        db.write_now(service.block_day, offers(), form=DayInput(day=day))

    assert refusal.value.fields == {"day": sentence}


def test_the_days_are_those_of_the_mentors_zone(offers):
    apia = offers(zone="Pacific/Apia")  # where it is 12 March already

    with pytest.raises(Invalid):
        db.write_now(service.block_day, apia, form=DayInput(day=date(2026, 3, 11)))
    db.write_now(service.block_day, apia, form=DayInput(day=date(2026, 3, 12)))


def test_a_pause_hides_and_its_end_shows_again(offers, people):
    karim, ana = offers(), people.member()

    db.write_now(service.pause, karim, on=True)
    assert db.read_now(queries.list_mentors, ana).items == []
    assert db.read_now(queries.get_mentor, ana, karim.person_id).is_paused
    assert db.read_now(queries.get_week, ana, karim.person_id).free == 0

    db.write_now(service.pause, karim, on=False)
    assert len(db.read_now(queries.list_mentors, ana).items) == 1


def test_somebody_not_signed_in_declares_nothing(people):
    with pytest.raises(Forbidden):
        db.write_now(service.pause, ANONYMOUS, on=True)
    with pytest.raises(Forbidden):
        db.read_now(queries.get_my_hours, ANONYMOUS)


def test_change_of_zone_moves_the_hours_with_the_wall_clock(offers, people):
    karim, ana = offers(weekdays=(1,)), people.member()

    form = OfferInput(zone="America/New_York", languages=["en", "fr"])
    db.write_now(service.save_offer, karim, form=form)

    week = db.read_now(queries.get_week, ana, karim.person_id, day=TUESDAY.date())
    assert next(slot.starts_at for day in week.days for slot in day.slots) == TUESDAY + timedelta(hours=5)


def test_leave_closes_the_times_and_says_when_one_returns(people, offers, noon):
    karim, ana = offers(), people.member()
    first, last = noon.date(), noon.date() + timedelta(days=9)  # to a Friday
    leave = NoticeRhythm(person_id=karim.person_id, leave_from=first, leave_to=last)
    before = db.read_now(queries.get_week, ana, karim.person_id)

    db.write_now(lambda session: session.add(leave))

    after = db.read_now(queries.get_week, ana, karim.person_id)
    assert (before.free > 0, after.free, after.next_at.date()) == (True, 0, last + timedelta(days=1))
    with pytest.raises(SlotTaken):
        book(ana, karim)
    mentor = db.read_now(queries.get_mentor, ana, karim.person_id)
    assert mentor.back_at == datetime(2026, 3, 23, 11, tzinfo=UTC)  # noon of Monday in Paris
    assert db.read_now(queries.get_my_hours, karim).days_off == ()
