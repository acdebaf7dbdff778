"""The directory, the week in the reader's zone, and the sessions of a person."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.core import clock, db
from learnhub.errors import Invalid, NotFound
from learnhub.features.mentoring import queries, service
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.features.mentoring.conftest import TUESDAY, book

pytestmark = pytest.mark.usefixtures("noon")

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def names(actor, **filters) -> list[str]:
    return [row.person.name for row in db.read_now(queries.list_mentors, actor, **filters).items]


def test_directory_is_sorted_by_the_soonest_slot_without_oneself(offers, people):
    ana = people.member()
    offers("Late Riser", weekdays=(1,))
    offers("Early Bird", weekdays=(4,))
    offers("No Hours", weekdays=())

    assert names(ana) == ["Early Bird", "Late Riser", "No Hours"]
    karim = offers()
    assert names(karim) == ["Early Bird", "Late Riser", "No Hours"]
    assert names(ANONYMOUS) == []


def test_directory_finds_names_sentences_and_topics(offers, people):
    ana = people.member(language="fr")
    karim = offers("Karim Bénali", sentence="Show me the spectrum.")
    offers("Awa Diop", sentence="Je vous aide à préparer un audit.")
    db.write_now(set_skill, karim, "Vibration", SkillLevel.REFERENCE)
    db.write_now(set_skill, karim, "Pumps", SkillLevel.HELPS)
    db.write_now(set_skill, karim, "Welding", SkillLevel.LEARNING)

    assert names(ana, search="benali") == ["Karim Bénali"]
    assert names(ana, search="PREPARER audit") == ["Awa Diop"]
    assert names(ana, search="vibra") == ["Karim Bénali"]
    assert names(ana, search="welding") == []
    row = db.read_now(queries.list_mentors, ana, search="karim").items[0]
    assert [topic.name for topic in row.topics] == ["Vibration", "Pumps"]
    assert not row.matches


def test_directory_marks_who_helps_with_what_one_learns(offers, people):
    ana, karim = people.member(), offers()
    db.write_now(set_skill, karim, "Vibration", SkillLevel.HELPS)
    db.write_now(set_skill, ana, "vibration", SkillLevel.LEARNING)

    assert [row.matches for row in db.read_now(queries.list_mentors, ana).items] == [True]


def test_directory_begins_with_who_matches_on_every_page(offers, people):
    ana = people.member()
    for n in range(21):
        offers(f"Early {n:02}", weekdays=(4,))
    for name, weekday in (("Late Match", 1), ("Early Match", 4)):
        db.write_now(set_skill, offers(name, weekdays=(weekday,)), "Vibration", SkillLevel.HELPS)
    assert "Late Match" not in names(ana)

    db.write_now(set_skill, ana, "vibration", SkillLevel.LEARNING)
    first = db.read_now(queries.list_mentors, ana)
    second = db.read_now(queries.list_mentors, ana, cursor=first.next)

    shown = [row.person.name for row in [*first.items, *second.items]]
    assert shown[:2] == ["Early Match", "Late Match"]
    assert (len(first.items), len(shown), len(set(shown))) == (20, 23, 23)


def test_directory_begins_with_who_speaks_the_language_of_the_reader(offers, people):
    offers("French Speaker", languages=("fr",), weekdays=(4,))
    offers("English Speaker", languages=("en",), weekdays=(1,))

    assert names(people.member(language="fr")) == ["French Speaker", "English Speaker"]
    assert names(people.member(language="en")) == ["English Speaker", "French Speaker"]


def test_directory_filters_by_language_and_by_this_week(offers, people):
    ana = people.member()
    offers("French Speaker", languages=("fr",), weekdays=(4,))
    offers("Both", languages=("en", "fr"), weekdays=(1,))

    assert names(ana, language="en") == ["Both"]
    assert names(ana, language="fr") == ["French Speaker", "Both"]
    assert names(ana, this_week=True) == ["French Speaker"]


def test_directory_pages_without_gap_or_repeat(offers, people):
    ana = people.member()
    for n in range(23):
        offers(f"Mentor {n:02}", weekdays=(n % 3,))

    first = db.read_now(queries.list_mentors, ana)
    second = db.read_now(queries.list_mentors, ana, cursor=first.next)

    shown = [row.person.id for row in first.items + second.items]
    assert (len(first.items), len(second.items), second.next) == (20, 3, None)
    assert len(set(shown)) == 23
    with pytest.raises(Invalid):
        db.read_now(queries.list_mentors, ana, cursor="nonsense")


def test_directory_goes_on_behind_who_has_no_free_slot(offers, people):
    ana = people.member()
    for n in range(3):
        offers(f"Mentor {n}", weekdays=())

    first = db.read_now(queries.list_mentors, ana, size=2)
    second = db.read_now(queries.list_mentors, ana, size=2, cursor=first.next)

    assert (len(first.items), len(second.items), second.next) == (2, 1, None)


def test_directory_costs_the_same_for_one_and_for_three(offers, people, statements):
    ana = people.member()
    karim = offers()
    db.write_now(set_skill, karim, "Vibration", SkillLevel.REFERENCE)
    book(ana, karim)
    one = statements(lambda: db.read_now(queries.list_mentors, ana))
    for n in range(2):
        other = offers(f"Mentor {n}")
        db.write_now(set_skill, other, f"Topic {n}", SkillLevel.HELPS)
        book(people.member(), other)

    assert statements(lambda: db.read_now(queries.list_mentors, ana)) == one


def test_sessions_cost_the_same_for_one_and_for_three(offers, people, statements):
    karim = offers()
    book(people.member(), karim)
    one = statements(lambda: db.read_now(queries.list_sessions, karim))
    for n in (1, 2):
        book(people.member(), karim, TUESDAY + n * DAY)

    assert statements(lambda: db.read_now(queries.list_sessions, karim)) == one


def test_week_is_the_readers_and_names_their_zone(offers, people):
    karim = offers(weekdays=(1,), starts="09:00", ends="09:40")
    tokyo = people.member(zone="Asia/Tokyo")

    week = db.read_now(queries.get_week, tokyo, karim.person_id, day=TUESDAY.date())

    assert week.zone == "Tokyo, GMT+9"
    assert [day.key for day in week.days] == [f"2026-03-{day}" for day in (16, 17, 18, 19, 20)]
    assert [
        slot.starts_at.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%d %H:%M") for slot in week.days[1].slots
    ] == [
        "17 17:00",
        "17 17:10",
        "17 17:20",
    ]
    assert (week.free, week.days[1].free) == (1, 1)  # three starts in forty minutes: one session
    assert (week.previous, week.next) == ("2026-03-15", "2026-03-23")


def test_week_shows_the_weekend_only_when_it_has_something(offers, people):
    apia = offers(zone="Pacific/Apia", weekdays=(0,), starts="00:00", ends="08:00")
    paris = people.member()

    week = db.read_now(queries.get_week, paris, apia.person_id)

    assert [day.key for day in week.days][-1] == "2026-03-15"  # Monday morning in Apia
    assert len(week.days) == 7


def test_the_present_week_comes_first_and_leads_to_the_next_free_slot(offers, people):
    karim, ana = offers(weekdays=(0,)), people.member()

    present = db.read_now(queries.get_week, ana, karim.person_id)
    assert (present.days[0].key, present.free, present.is_booked_out) == ("2026-03-09", 0, False)
    assert (present.next_at, present.next_day) == (TUESDAY - DAY, "2026-03-16")
    with clock.at(datetime(2026, 3, 14, 12, tzinfo=UTC)):  # on a Saturday without slots it is the one to come
        assert db.read_now(queries.get_week, ana, karim.person_id).days[0].key == "2026-03-16"


def test_week_stays_inside_the_horizon(offers, people):
    karim, ana = offers(weekdays=(0,)), people.member()

    past = db.read_now(queries.get_week, ana, karim.person_id, day=date(2025, 1, 1))
    assert (past.days[0].key, past.previous, past.next) == ("2026-03-09", "", "2026-03-16")
    future = db.read_now(queries.get_week, ana, karim.person_id, day=date(2030, 1, 1))
    assert (future.days[0].key, future.previous, future.next) == ("2026-03-30", "2026-03-29", "")


def test_free_is_what_can_be_booked_under_the_limits_of_the_mentor(offers, people):
    karim, ana = offers(), people.member()

    def week():
        return db.read_now(queries.get_week, ana, karim.person_id, day=TUESDAY.date())

    before = week()
    for day in range(2):
        for hour in range(2):
            book(people.member(), karim, TUESDAY + day * DAY + hour * timedelta(hours=1))
    full = week()

    assert (before.free, [day.free for day in before.days]) == (4, [2] * 7)
    assert (full.free, [day.free for day in full.days]) == (0, [0] * 5)
    assert (full.is_booked_out, full.next_at) == (True, TUESDAY + 6 * DAY)
    last = db.read_now(queries.get_week, ana, karim.person_id, day=date(2026, 3, 30))
    assert (last.free, last.next_day, last.next) == (4, "", "")  # Monday and Tuesday, then the horizon ends


def test_what_is_free_can_be_booked_until_nothing_is(offers, people):
    karim, ana = offers(weekdays=(1, 2, 3)), people.member()

    def week():
        return db.read_now(queries.get_week, ana, karim.person_id, day=TUESDAY.date())

    promised = week().free
    booked = 0
    while free := [slot for day in week().days for slot in day.slots if slot.is_free]:
        book(people.member(), karim, free[0].starts_at)
        booked += 1

    assert (promised, booked) == (4, 4)


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "between", "more"),
    [
        ("Europe/Paris", "09:00", "10:00", [False, True, True, False, True], 3),
        ("Europe/Paris", "09:10", "09:50", [True, True, False], 2),
        ("Europe/Paris", "09:10", "09:40", [True, True], 0),  # nothing else: shown at once
        ("Asia/Kathmandu", "09:00", "10:00", [True] * 5, 0),  # 13:45 there
    ],
)
def test_times_between_half_hours_of_the_reader_come_on_demand(
    offers, people, zone, starts, ends, between, more
):
    karim, reader = offers(weekdays=(1,), starts=starts, ends=ends), people.member(zone=zone)

    day = db.read_now(queries.get_week, reader, karim.person_id, day=TUESDAY.date()).days[1]

    assert [slot.is_between for slot in day.slots] == between
    assert day.more == more


def test_a_session_that_moves_frees_its_time_for_its_two_and_for_nobody_else(offers, people):
    karim, ana, other = offers(weekdays=(1,), ends="10:00"), people.member(), people.member()
    booking_id = book(ana, karim, TUESDAY + 20 * MINUTE)

    weeks = [
        db.read_now(queries.get_week, who, karim.person_id, day=TUESDAY.date(), moving_id=booking_id)
        for who in (ana, karim)
    ]

    assert [[slot.is_free for slot in week.days[1].slots] for week in weeks] == [[True] * 5] * 2
    assert {week.version for week in weeks} == {db.read_now(queries.live_week, karim.person_id)["version"]}
    with pytest.raises(NotFound):
        db.read_now(queries.get_week, other, karim.person_id, moving_id=booking_id)
    with pytest.raises(NotFound):
        db.read_now(queries.get_week, ana, offers("Awa Diop").person_id, moving_id=booking_id)


def test_others_with_time_help_with_the_same(offers, people):
    ana, karim, paused = people.member(), offers(), offers("Paused")
    late, soon = offers("Late", weekdays=(1,)), offers("Soon", weekdays=(4,))
    for mentor, topic in (
        (karim, "Vibration"),
        (late, "Vibration"),
        (soon, "Vibration"),
        (paused, "Vibration"),
    ):
        db.write_now(set_skill, mentor, topic, SkillLevel.HELPS)
    db.write_now(set_skill, soon, "Audits", SkillLevel.REFERENCE)
    db.write_now(set_skill, offers("Else"), "Pumps", SkillLevel.HELPS)
    db.write_now(service.pause, paused, on=True)

    others = db.read_now(queries.list_others, ana, karim.person_id)

    assert [row.person.name for row in others] == ["Soon", "Late"]
    assert [topic.name for row in others for topic in row.topics] == ["Vibration"] * 2
    assert [row.person.name for row in db.read_now(queries.list_others, soon, karim.person_id)] == ["Late"]


def test_week_shows_taken_slots_and_changes_its_version(offers, people):
    karim, ana = offers(weekdays=(1,), ends="10:00"), people.member()
    before = db.read_now(queries.get_week, ana, karim.person_id)

    book(people.member(), karim, TUESDAY)

    after = db.read_now(queries.get_week, ana, karim.person_id, day=TUESDAY.date())
    assert [(slot.key, slot.is_free) for slot in after.days[1].slots] == [
        ("2026-03-17T08:00:00+00:00", False),
        ("2026-03-17T08:30:00+00:00", True),
        ("2026-03-17T08:40:00+00:00", True),
    ]
    assert before.version != after.version
    assert db.read_now(queries.live_week, karim.person_id) == {"version": after.version}
    assert db.read_now(queries.live_week, ana.person_id) == {"version": ""}


def test_a_mentor_page_keeps_a_link_back_and_shows_a_room(offers, people):
    ana = people.member()
    karim, awa = offers(), offers("Awa Diop", place="Workshop 2, Lyon")

    by_link = db.read_now(queries.get_mentor, ana, karim.person_id)
    in_room = db.read_now(queries.get_mentor, ana, awa.person_id)

    assert (by_link.place, by_link.has_link) == ("", True)
    assert (in_room.place, in_room.has_link) == ("Workshop 2, Lyon", False)
    assert in_room.can_book
    assert db.read_now(queries.get_mentor, awa, awa.person_id).is_me


def test_a_mentor_page_says_what_is_booked_and_when_one_cannot_book(offers, people):
    ana, karim, awa, lucie = people.member(), offers(), offers("Awa Diop"), offers("Lucie Tran")
    booking_id = book(ana, karim)
    book(ana, awa, TUESDAY + DAY)

    booked = db.read_now(queries.get_mentor, ana, karim.person_id)
    other = db.read_now(queries.get_mentor, ana, lucie.person_id)

    assert (booked.booked_id, booked.booked_at, booked.can_book) == (booking_id, TUESDAY, False)
    assert (other.booked_id, other.open_bookings, other.can_book) == ("", 2, False)


def test_who_is_no_mentor_is_not_found(people):
    ana = people.member()

    with pytest.raises(NotFound):
        db.read_now(queries.get_mentor, ana, people.member().person_id)
    with pytest.raises(NotFound):
        db.read_now(queries.get_week, ana, "nothing00000")


def test_who_may_watch_a_week(offers, people):
    karim = offers()

    assert db.read_now(queries.may_watch, people.member(), karim.person_id)
    assert not db.read_now(queries.may_watch, ANONYMOUS, karim.person_id)
    assert not db.read_now(queries.may_watch, karim, "nothing00000")


def test_next_booking_is_the_one_running_or_coming(offers, people):
    karim, ana = offers(), people.member()
    assert db.read_now(queries.next_booking, ana) is None
    later = book(ana, offers("Awa Diop"), TUESDAY + DAY)
    first = book(ana, karim)

    assert db.read_now(queries.next_booking, ana).id == first
    with clock.at(TUESDAY + timedelta(minutes=19)):
        assert db.read_now(queries.next_booking, karim).id == first
    with clock.at(TUESDAY + timedelta(minutes=20)):
        assert db.read_now(queries.next_booking, ana).id == later
        assert db.read_now(queries.next_booking, karim) is None
    db.write_now(service.cancel_booking, karim, booking_id=first)
    assert db.read_now(queries.next_booking, ana).id == later


def test_sessions_list_what_comes_and_page_what_is_over(offers, people):
    karim = offers()
    for n in range(5):
        with clock.at(datetime.fromisoformat("2026-03-11T12:00+00:00") + n * 7 * DAY):
            book(people.member(), karim, TUESDAY + n * 7 * DAY)
    cancelled = book(people.member(), karim, TUESDAY + DAY)
    db.write_now(service.cancel_booking, karim, booking_id=cancelled)

    with clock.at(TUESDAY + 26 * DAY):
        first = db.read_now(queries.list_sessions, karim)
        second = db.read_now(queries.list_sessions, karim, cursor=first.more)

    assert [view.starts_at for view in first.upcoming] == [TUESDAY + 28 * DAY]
    assert [view.starts_at for view in first.past] == [TUESDAY + n * 7 * DAY for n in (3, 2, 1)]
    assert ([view.starts_at for view in second.past], second.upcoming, second.more) == ([TUESDAY], [], None)
    row = db.read_now(queries.get_mentor, people.member(), karim.person_id)
    with clock.at(TUESDAY + 26 * DAY):
        assert db.read_now(queries.get_mentor, people.member(), karim.person_id).has_held
    assert not row.has_held
