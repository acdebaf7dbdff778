"""The slot rule against fixed vectors: notice, horizon, buffers, limits, days off, the grid."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnhub.core.ranges import Range
from learnhub.features.mentoring.slots import (
    Hours,
    Offer,
    cells,
    count_bookable,
    end_of_horizon,
    first_free,
    free_slots,
    is_booked_out,
    is_free,
    is_taken,
    nearest_free,
    taken_slots,
    week_of,
    without,
)

NOW = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)  # a Wednesday, 13:00 in Paris
MONDAY = date(2026, 3, 16)
WEEK = week_of(MONDAY, "Europe/Paris")
TUESDAY_MORNING = (Hours(1, 9 * 60, 10 * 60),)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def twenty(text: str) -> Range:
    return Range(utc(text), utc(text) + timedelta(minutes=20))


def starts(offer: Offer, window: Range = WEEK, now: datetime = NOW) -> list[str]:
    return [start.strftime("%a %H:%M") for start in free_slots(offer, window, now)]


def test_hours_become_starts_every_ten_minutes_that_leave_twenty():
    offer = Offer("Europe/Paris", TUESDAY_MORNING)

    assert starts(offer) == ["Tue 08:00", "Tue 08:10", "Tue 08:20", "Tue 08:30", "Tue 08:40"]


def test_hours_off_the_grid_start_on_the_next_ten_minutes():
    offer = Offer("Europe/Paris", (Hours(1, 9 * 60 + 5, 9 * 60 + 45),))

    assert starts(offer) == ["Tue 08:10", "Tue 08:20"]


def test_a_session_keeps_five_minutes_free_on_both_sides():
    offer = Offer("Europe/Paris", (Hours(1, 540, 660),), sessions=(twenty("2026-03-17T08:40"),))

    assert starts(offer) == ["Tue 08:00", "Tue 08:10", "Tue 09:10", "Tue 09:20", "Tue 09:30", "Tue 09:40"]


def test_the_own_sessions_of_who_asks_need_no_pause():
    offer = Offer("Europe/Paris", (Hours(1, 540, 660),), guest=(twenty("2026-03-17T08:40"),))

    assert starts(offer)[2:5] == ["Tue 08:20", "Tue 09:00", "Tue 09:10"]


def test_notice_counts_from_now_and_lets_the_exact_moment_through():
    offer = Offer("Europe/Paris", TUESDAY_MORNING)

    assert starts(offer, now=utc("2026-03-16T20:20"))[0] == "Tue 08:20"
    assert starts(offer, now=utc("2026-03-16T20:20") + timedelta(seconds=1))[0] == "Tue 08:30"


def test_horizon_ends_with_the_last_day_of_the_mentor():
    offer = Offer("Pacific/Auckland", tuple(Hours(day, 0, 1440) for day in range(7)))

    end = end_of_horizon(offer, NOW)

    assert end == utc("2026-04-02T11:00")  # it is 12 March there; 21 days later is 2 April, 13 hours ahead
    assert free_slots(offer, Range(NOW, end + timedelta(days=9)), NOW)[-1] == end - timedelta(minutes=10)


def test_two_sessions_fill_a_day_of_the_mentor():
    held = (twenty("2026-03-17T08:00"), twenty("2026-03-17T16:00"))
    offer = Offer("Europe/Paris", (Hours(1, 540, 660), Hours(2, 540, 560)), sessions=held)

    assert starts(offer) == ["Wed 08:00"]


def test_four_sessions_fill_an_iso_week_and_past_ones_count():
    days = ("2026-03-16", "2026-03-17", "2026-03-18", "2026-03-19")
    hours = tuple(Hours(day, 540, 560) for day in range(7))
    offer = Offer("Europe/Paris", hours, sessions=tuple(twenty(f"{day}T14:00") for day in days))
    next_week = week_of(date(2026, 3, 23), "Europe/Paris")

    assert starts(offer, now=utc("2026-03-20T00:00")) == []
    assert len(starts(offer, next_week, now=utc("2026-03-20T00:00"))) == 7


def test_the_week_of_a_session_is_the_one_of_the_mentors_wall_clock():
    held = tuple(twenty(f"2026-03-{day}T03:00") for day in (16, 17, 18, 19))
    offer = Offer("America/New_York", (Hours(4, 540, 600),), sessions=held)

    assert len(starts(offer)) == 5  # 03:00 UTC on Monday is Sunday evening in New York: another week


def test_sessions_as_a_mentee_keep_busy_but_do_not_count_against_the_limits():
    elsewhere = (twenty("2026-03-17T13:00"), twenty("2026-03-17T14:00"), twenty("2026-03-17T08:00"))
    offer = Offer("Europe/Paris", TUESDAY_MORNING, elsewhere=elsewhere)

    assert starts(offer) == ["Tue 08:30", "Tue 08:40"]


def test_a_day_off_takes_the_whole_day_of_the_mentor():
    hours = (Hours(0, 1380, 1440), Hours(1, 0, 60), Hours(2, 0, 20))

    offer = Offer("Europe/Paris", hours, days_off=frozenset({date(2026, 3, 17)}))

    assert starts(offer) == ["Mon 22:00", "Mon 22:10", "Mon 22:20", "Mon 22:30", "Mon 22:40", "Tue 23:00"]


def test_hours_over_midnight_have_slots_on_both_days():
    offer = Offer("Europe/Paris", (Hours(0, 1420, 1480),))

    assert starts(offer) == ["Mon 22:40", "Mon 22:50", "Mon 23:00", "Mon 23:10", "Mon 23:20"]


@pytest.mark.parametrize(
    ("off", "expected"),
    [
        (date(2026, 3, 17), ["Mon 22:20", "Mon 22:30", "Mon 22:40"]),  # what would reach into it is left out
        (date(2026, 3, 16), []),
    ],
)
def test_a_day_off_takes_what_begins_on_it_and_what_reaches_into_it(off: date, expected: list[str]):
    offer = Offer("Europe/Paris", (Hours(0, 1400, 1480),), days_off=frozenset({off}))

    assert starts(offer) == expected


def test_hours_of_sunday_night_open_the_monday_after():
    offer = Offer("Europe/Paris", (Hours(6, 1430, 1470),))

    # The first two are those of the Sunday before the week.
    assert starts(offer) == ["Sun 23:00", "Sun 23:10", "Sun 22:50"]


def test_hours_that_meet_at_midnight_are_one():
    offer = Offer("Europe/Paris", (Hours(0, 1420, 1440), Hours(1, 0, 20)))

    assert starts(offer) == ["Mon 22:40", "Mon 22:50", "Mon 23:00"]


def test_a_pause_empties_the_week():
    offer = Offer("Europe/Paris", TUESDAY_MORNING, sessions=(twenty("2026-03-17T08:00"),), is_paused=True)

    assert free_slots(offer, WEEK, NOW) == []
    assert taken_slots(offer, WEEK, NOW) == []
    assert first_free(offer, NOW) is None


def test_taken_starts_are_the_sessions_inside_the_open_hours():
    sessions = (twenty("2026-03-17T08:20"), twenty("2026-03-18T08:20"), twenty("2026-03-24T08:20"))
    offer = Offer("Europe/Paris", TUESDAY_MORNING, sessions=sessions, guest=(twenty("2026-03-17T08:40"),))

    assert taken_slots(offer, WEEK, NOW) == [utc("2026-03-17T08:20"), utc("2026-03-17T08:40")]


@pytest.mark.parametrize(
    ("hours", "sessions", "count"),
    [
        (TUESDAY_MORNING, (), 2),  # 09:00 and 09:30
        ((Hours(1, 540, 560),), (), 1),
        ((Hours(1, 540, 720),), (), 2),  # two a day
        ((Hours(1, 540, 720),), ("2026-03-17T13:00",), 1),
        (tuple(Hours(day, 540, 720) for day in range(5)), (), 4),  # four a week
        (tuple(Hours(day, 540, 720) for day in range(5)), ("2026-03-16T13:00", "2026-03-17T13:00"), 2),
        ((), (), 0),
    ],
)
def test_what_can_be_booked_is_counted_under_the_limits(hours, sessions, count: int):
    offer = Offer("Europe/Paris", hours, sessions=tuple(map(twenty, sessions)))

    assert count_bookable(offer, free_slots(offer, WEEK, NOW)) == count


def test_a_week_is_booked_out_when_only_sessions_stand_in_the_way():
    held = (twenty("2026-03-17T08:00"), twenty("2026-03-17T08:40"))

    assert is_booked_out(Offer("Europe/Paris", TUESDAY_MORNING, sessions=held), WEEK, NOW)
    assert not is_booked_out(Offer("Europe/Paris", (), sessions=held), WEEK, NOW)


def test_a_session_does_not_stand_in_the_way_of_its_own_move():
    held = twenty("2026-03-17T08:20")
    offer = Offer("Europe/Paris", TUESDAY_MORNING, sessions=(held,), guest=(held,))

    assert starts(offer) == []
    assert starts(without(offer, held)) == ["Tue 08:00", "Tue 08:10", "Tue 08:20", "Tue 08:30", "Tue 08:40"]


@pytest.mark.parametrize(
    ("start", "free"),
    [
        ("2026-03-17T08:20", True),
        ("2026-03-17T08:25", False),  # not on the grid
        ("2026-03-17T08:20:01", False),
        ("2026-03-17T08:50", False),  # ends after the hours
        ("2026-03-10T08:20", False),  # past
        ("2026-04-07T08:20", False),  # beyond the horizon
    ],
)
def test_only_a_listed_start_is_free(start: str, free: bool):
    offer = Offer("Europe/Paris", TUESDAY_MORNING)

    assert is_free(offer, utc(start), NOW) is free


def test_a_start_is_taken_when_a_session_or_its_pause_is_in_the_way():
    offer = Offer("Europe/Paris", TUESDAY_MORNING, sessions=(twenty("2026-03-17T08:20"),))

    assert is_taken(offer, utc("2026-03-17T08:40"))
    assert not is_taken(offer, utc("2026-03-17T08:50"))


def test_first_free_looks_through_the_whole_horizon():
    off = frozenset({date(2026, 3, 17), date(2026, 3, 24)})

    assert first_free(Offer("Europe/Paris", TUESDAY_MORNING, off), NOW) == utc("2026-03-31T07:00")
    assert first_free(Offer("Europe/Paris", TUESDAY_MORNING, off | {date(2026, 3, 31)}), NOW) is None


def test_nearest_are_the_three_closest_in_order_of_time():
    hours = (Hours(1, 540, 560), Hours(2, 540, 560), Hours(3, 540, 560), Hours(4, 540, 560))
    offer = Offer("Europe/Paris", hours)

    nearest = nearest_free(offer, utc("2026-03-19T08:10"), NOW)

    assert nearest == [utc("2026-03-18T08:00"), utc("2026-03-19T08:00"), utc("2026-03-20T08:00")]


def test_cells_are_the_four_times_five_minutes_of_a_session():
    first = int(utc("2026-03-17T08:20").timestamp()) // 300

    assert list(cells(twenty("2026-03-17T08:20"))) == [first, first + 1, first + 2, first + 3]


def test_cells_of_a_session_off_the_five_minutes_cover_it():
    assert len(cells(twenty("2026-03-17T08:22"))) == 5


def test_a_week_in_which_the_clock_changes_has_its_real_length():
    assert week_of(date(2026, 3, 29), "Europe/Paris") == Range(
        utc("2026-03-22T23:00"), utc("2026-03-29T22:00")
    )


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 7 * 24 * 12), st.integers(1, 100)), max_size=20))
def test_no_slot_touches_a_busy_time_of_the_mentors_calendar_and_all_others_stay(busy):
    """Not in the list of any week, not as the first or nearest one, and not when it is booked."""
    cell = timedelta(minutes=5)
    held = tuple(Range(NOW + cell * start, NOW + cell * (start + length)) for start, length in busy)
    hours = tuple(Hours(weekday, 540, 720) for weekday in range(7))
    plain = Offer("Europe/Paris", hours, horizon_days=7)
    offer = replace(plain, busy=held)
    window = Range(NOW, NOW + timedelta(days=8))

    listed, all_starts = free_slots(offer, window, NOW), free_slots(plain, window, NOW)
    clear = [
        start
        for start in all_starts
        if not any(Range(start - cell, start + 5 * cell).overlaps(each) for each in held)
    ]

    assert listed == clear
    assert first_free(offer, NOW) == next(iter(listed), None)
    assert set(nearest_free(offer, NOW, NOW)) <= set(listed)
    assert [start for start in all_starts[::5] if is_free(offer, start, NOW)] == [
        start for start in all_starts[::5] if start in listed
    ]


def test_busy_times_show_nobody_a_taken_slot():
    offer = Offer("Europe/Paris", TUESDAY_MORNING, busy=(twenty("2026-03-17T08:20"),))

    assert taken_slots(offer, WEEK, NOW) == []
    assert not is_booked_out(
        replace(offer, busy=(Range(utc("2026-03-17T00:00"), utc("2026-03-18T00:00")),)), WEEK, NOW
    )
