"""The slot rule where the clock changes: fixed vectors, and every zone against a slow oracle."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnhub.core.ranges import Range
from learnhub.features.mentoring.slots import (
    BUFFER,
    LENGTH,
    Hours,
    Offer,
    count_bookable,
    end_of_horizon,
    first_free,
    free_slots,
    is_free,
    moment_of,
    nearest_free,
    taken_slots,
    without,
)

MINUTE = timedelta(minutes=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "wall", "moment"),
    [
        # Spring: 02:30 does not exist; it is the first moment after the jump.
        ("Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59"),
        ("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:00"),
        ("Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00"),
        ("Europe/Paris", "2027-03-28T02:30", "2027-03-28T01:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00"),
        ("America/New_York", "2027-03-14T02:00", "2027-03-14T07:00"),
        # Autumn: 02:30 comes twice; the first one counts.
        ("Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00"),
        ("Europe/Paris", "2027-10-31T02:30", "2027-10-31T00:30"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),
        ("America/New_York", "2027-11-07T01:30", "2027-11-07T05:30"),
        ("America/New_York", "2027-11-07T02:00", "2027-11-07T07:00"),
        # Half and quarter hours.
        ("Asia/Kolkata", "2026-03-29T09:00", "2026-03-29T03:30"),
        ("Asia/Kathmandu", "2026-03-29T09:00", "2026-03-29T03:15"),
        # A day that never was: Samoa went from 29 to 31 December 2011.
        ("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2026-03-29T09:00", "2026-03-28T20:00"),
        # Half an hour of summer time.
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-04-05T01:40", "2026-04-04T14:40"),
        ("Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30"),
        # Summer time ends for Ramadan and comes back.
        ("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30"),
        ("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00"),
        ("Africa/Casablanca", "2024-03-10T02:30", "2024-03-10T01:30"),
        ("Africa/Casablanca", "2024-04-14T02:30", "2024-04-14T02:00"),
    ],
)
def test_wall_clock_becomes_the_moment(zone: str, wall: str, moment: str):
    local = datetime.fromisoformat(wall)

    assert moment_of(local.date(), local.hour * 60 + local.minute, ZoneInfo(zone)) == utc(moment)


def test_midnight_at_the_end_is_the_start_of_the_next_day():
    assert moment_of(date(2026, 3, 29), 1440, ZoneInfo("Europe/Paris")) == utc("2026-03-29T22:00")


def starts_on(zone: str, day: str, starts: str, ends: str) -> list[str]:
    """The free starts of hours that begin on one day, as UTC times."""
    when = date.fromisoformat(day)
    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in (starts, ends))
    end += 1440 if end <= start else 0
    offer = Offer(zone, (Hours(when.weekday(), start, end),), notice=timedelta())
    midday = datetime.combine(when, datetime.min.time(), UTC) + timedelta(hours=12)
    window = Range(midday - timedelta(hours=36), midday + timedelta(hours=36))
    return [start.strftime("%H:%M") for start in free_slots(offer, window, window.start)]


@pytest.mark.parametrize(
    ("zone", "day", "starts", "ends", "expected"),
    [
        # The hour that is jumped over is gone; what is left of the hours stays on the wall clock.
        ("Europe/Paris", "2026-03-29", "01:30", "03:20", ["00:30", "00:40", "00:50", "01:00"]),
        ("Europe/Paris", "2026-03-29", "02:00", "03:00", []),
        ("America/New_York", "2027-03-14", "02:10", "03:30", ["07:00", "07:10"]),
        # Hours that begin in it have their first slot at its end, 03:00 on the clock of Paris.
        ("Europe/Paris", "2026-03-29", "02:30", "03:20", ["01:00"]),
        ("Europe/Paris", "2026-03-29", "02:00", "03:40", ["01:00", "01:10", "01:20"]),
        # Hours over midnight go on by the wall clock of the next day, whatever that day's clock does.
        ("Europe/Paris", "2026-03-28", "23:40", "00:20", ["22:40", "22:50", "23:00"]),
        (
            "Europe/Paris",
            "2026-03-28",
            "00:00",
            "00:00",
            [f"{h:02}:{m}0" for h in (23, *range(22)) for m in range(6)]
            + ["22:00", "22:10", "22:20", "22:30", "22:40"],
        ),
        ("America/Santiago", "2026-09-05", "23:30", "01:20", ["03:30", "03:40", "03:50", "04:00"]),
        (
            "Africa/Cairo",
            "2026-10-29",
            "23:40",
            "00:20",
            ["20:40", "20:50", "21:00", "21:10", "21:20", "21:30", "21:40", "21:50", "22:00"],
        ),
        # The hour that comes twice is open twice between its first start and the end after it.
        (
            "Europe/Paris",
            "2026-10-25",
            "02:30",
            "03:10",
            ["00:30", "00:40", "00:50", "01:00", "01:10", "01:20", "01:30", "01:40", "01:50"],
        ),
        ("America/New_York", "2026-11-01", "00:30", "01:10", ["04:30", "04:40", "04:50"]),
        # The grid is on the mentor's wall clock, not on that of UTC.
        ("Asia/Kolkata", "2026-10-25", "09:00", "09:30", ["03:30", "03:40"]),
        ("Asia/Kathmandu", "2026-10-25", "09:00", "09:45", ["03:15", "03:25", "03:35"]),
        ("Pacific/Apia", "2026-10-25", "09:00", "09:30", ["20:00", "20:10"]),
        ("Pacific/Apia", "2011-12-30", "09:00", "17:00", []),
        ("Australia/Lord_Howe", "2026-10-04", "01:40", "03:00", ["15:10", "15:20", "15:30", "15:40"]),
        (
            "Australia/Lord_Howe",
            "2026-04-05",
            "01:40",
            "02:10",
            ["14:40", "14:50", "15:00", "15:10", "15:20"],
        ),
        ("Africa/Casablanca", "2026-03-22", "01:40", "03:20", ["01:40", "01:50", "02:00"]),
        ("Africa/Casablanca", "2026-02-15", "01:30", "02:10", ["00:30", "00:40", "00:50"]),
    ],
)
def test_slots_on_the_day_of_a_change(zone: str, day: str, starts: str, ends: str, expected: list[str]):
    assert starts_on(zone, day, starts, ends) == expected


ZONES = [
    "Europe/Paris",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "America/St_Johns",
    "UTC",
]
CHANGES = [
    date(2026, 2, 15),
    date(2026, 3, 8),
    date(2026, 3, 22),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
    date(2027, 3, 14),
    date(2027, 3, 28),
    date(2027, 10, 31),
    date(2027, 11, 7),
]


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    start = draw(st.integers(0, 1435))
    return Hours(draw(st.integers(0, 6)), start, draw(st.integers(start + 1, start + 1440)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Offer, Range, datetime]:
    """An offer, two days around a change of some clock, and a moment not long before."""
    midnight = datetime.combine(draw(st.sampled_from(CHANGES)), datetime.min.time(), UTC)
    minutes = st.integers(-2 * 1440, 3 * 1440)
    busy = st.lists(st.builds(lambda n: _range(midnight, n), minutes), max_size=3).map(tuple)
    offer = Offer(
        zone=draw(st.sampled_from(ZONES)),
        hours=tuple(draw(st.lists(hours(), max_size=8))),
        days_off=frozenset(
            draw(st.sets(st.sampled_from([midnight.date() + timedelta(days=n) for n in (0, 1)])))
        ),
        sessions=draw(busy),
        elsewhere=draw(busy),
        guest=draw(busy),
        notice=timedelta(minutes=draw(st.sampled_from([0, 60, 720]))),
        horizon_days=draw(st.sampled_from([1, 21])),
    )
    window = Range(midnight - timedelta(hours=20), midnight + timedelta(hours=40))
    return offer, window, midnight + timedelta(minutes=draw(st.integers(-2 * 1440, 720)))


def _range(midnight: datetime, minute: int) -> Range:
    return Range(midnight + minute * MINUTE, midnight + minute * MINUTE + LENGTH)


@settings(max_examples=80, deadline=None)
@given(cases())
def test_slots_are_those_of_a_slow_reading_of_the_rules(case: tuple[Offer, Range, datetime]):
    offer, window, now = case

    assert free_slots(offer, window, now) == slow_slots(offer, window, now)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_list_booking_first_and_nearest_agree(case: tuple[Offer, Range, datetime]):
    offer, window, now = case
    free = free_slots(offer, window, now)
    everything = free_slots(offer, Range(now, end_of_horizon(offer, now)), now)

    assert all(is_free(offer, start, now) for start in free)
    assert not any(is_free(offer, start, now) for start in taken_slots(offer, window, now))
    assert first_free(offer, now) == (everything[0] if everything else None)
    assert set(nearest_free(offer, window.start, now)) <= set(everything)
    assert len(nearest_free(offer, window.start, now)) == min(3, len(everything))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_as_many_can_be_booked_as_are_counted(case: tuple[Offer, Range, datetime]):
    offer, window, now = case
    booked = 0
    counted = count_bookable(offer, free_slots(offer, window, now))

    while free := free_slots(offer, window, now):
        taken = Range(free[0], free[0] + LENGTH)
        offer = replace(offer, sessions=(*offer.sessions, taken))
        booked += 1

    assert booked == counted


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_session_that_moves_keeps_its_own_time_free(case: tuple[Offer, Range, datetime]):
    offer, window, now = case
    free = free_slots(offer, window, now)

    for start in free[:3]:
        session = Range(start, start + LENGTH)
        held = replace(offer, sessions=(*offer.sessions, session), guest=(*offer.guest, session))
        assert free_slots(without(held, session), window, now) == free


@settings(max_examples=40, deadline=None)
@given(cases())
def test_booking_a_free_slot_takes_it_and_frees_nothing(case: tuple[Offer, Range, datetime]):
    offer, window, now = case
    free = free_slots(offer, window, now)

    for start in free[:3]:
        held = Offer(
            offer.zone,
            offer.hours,
            offer.days_off,
            (*offer.sessions, Range(start, start + LENGTH)),
            offer.elsewhere,
            offer.guest,
            offer.notice,
            offer.horizon_days,
        )
        assert set(free_slots(held, window, now)) < set(free)
        assert start in taken_slots(held, window, now)


def slow_slots(offer: Offer, window: Range, now: datetime) -> list[datetime]:
    """The rules read minute by minute, with no range, no merging and no arithmetic on the wall clock."""
    zone = ZoneInfo(offer.zone)
    minutes = _minutes(Range(window.start - timedelta(days=2), window.end + timedelta(days=2)), zone)
    is_open = _open_minutes(offer, minutes)
    return [
        moment
        for moment, wall in minutes.items()
        if window.start <= moment < window.end
        and moment >= now + offer.notice
        and (wall.date() - now.astimezone(zone).date()).days <= offer.horizon_days
        and wall.minute % 10 == 0
        and all(moment + n * MINUTE in is_open for n in range(20))
        and not _is_busy(offer, moment)
        and not _is_full(offer, wall.date(), zone)
    ]


def _minutes(window: Range, zone: ZoneInfo) -> dict[datetime, datetime]:
    """Every minute of a window with what the wall clock shows."""
    count = int((window.end - window.start) / MINUTE)
    moments = (window.start + n * MINUTE for n in range(count))
    return {moment: moment.astimezone(zone).replace(tzinfo=None) for moment in moments}


def _open_minutes(offer: Offer, minutes: dict[datetime, datetime]) -> set[datetime]:
    """A boundary is the first minute at which the wall clock has reached it."""
    days = sorted({wall.date() for wall in minutes.values()})
    boundaries = {
        datetime.combine(day, datetime.min.time()) + minute * MINUTE
        for day in days
        for each in offer.hours
        for minute in (each.starts_min, each.ends_min, 1440)
        if each.weekday == day.weekday()
    }
    reached: dict[datetime, datetime] = {}
    waiting = sorted(boundaries, reverse=True)
    for moment, wall in minutes.items():
        while waiting and wall >= waiting[-1]:
            reached[waiting.pop()] = moment
    is_open: set[datetime] = set()
    for day in days:
        for each in offer.hours:
            midnight = datetime.combine(day, datetime.min.time())
            start = reached.get(midnight + each.starts_min * MINUTE)
            end = reached.get(midnight + each.ends_min * MINUTE)
            if day + timedelta(days=1) in offer.days_off and each.ends_min > 1440:
                end = reached.get(midnight + timedelta(days=1))
            if each.weekday == day.weekday() and day not in offer.days_off and start and end:
                is_open |= {start + n * MINUTE for n in range(int((end - start) / MINUTE))}
    return is_open


def _is_busy(offer: Offer, start: datetime) -> bool:
    end = start + LENGTH
    kept = [(held.start - BUFFER, held.end + BUFFER) for held in (*offer.sessions, *offer.elsewhere)]
    kept += [(held.start, held.end) for held in offer.guest]
    return any(start < until and since < end for since, until in kept)


def _is_full(offer: Offer, day: date, zone: ZoneInfo) -> bool:
    days = [held.start.astimezone(zone).date() for held in offer.sessions]
    same_week = [other for other in days if other.isocalendar()[:2] == day.isocalendar()[:2]]
    return days.count(day) >= 2 or len(same_week) >= 4
