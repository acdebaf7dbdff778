"""From typed hours to moments."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from learnhub.features.ama import times
from learnhub.features.ama.errors import BadTimes
from learnhub.features.ama.schemas import ScheduleInput

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
ZONES = ("Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")


def test_moments_are_read_in_the_leaders_zone():
    start, end = times.moments(date(2026, 3, 12), time(14), time(15, 30), "Europe/Paris", NOW)
    assert (start, end) == (
        datetime(2026, 3, 12, 13, tzinfo=UTC),
        datetime(2026, 3, 12, 14, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        (time(23), time(0), 60),
        (time(23, 30), time(0, 30), 60),
        (time(22), time(2), 240),
        (time(20, 1), time(0), 239),
    ],
)
def test_an_end_at_or_after_midnight_is_on_the_next_day(starts, ends, minutes):
    for zone in ZONES:
        start, end = times.moments(date(2026, 3, 12), starts, ends, zone, NOW)
        assert start.astimezone(ZoneInfo(zone)).date() == date(2026, 3, 12)
        assert end - start == timedelta(minutes=minutes)
        assert end.astimezone(ZoneInfo(zone)) == datetime.combine(date(2026, 3, 13), ends, ZoneInfo(zone))


@pytest.mark.parametrize("typed", ["10:00+09:00", "10:00Z", "10:00:30", 36000])
def test_a_time_of_another_clock_is_refused(typed):
    form = {"title": "Winter plan", "day": "2026-03-12", "starts": "09:00", "ends": "10:00"}
    for field in ("starts", "ends"):
        with pytest.raises(ValidationError):
            ScheduleInput.model_validate({**form, field: typed})
    with pytest.raises(ValidationError):
        ScheduleInput.model_validate({**form, "day": "2026-03-12T00:00:00+09:00"})


@pytest.mark.parametrize(
    ("day", "starts", "ends", "field"),
    [
        (date(2026, 3, 12), time(14), time(14), "ends"),
        (date(2026, 3, 12), time(14), time(13), "ends"),
        (date(2026, 3, 12), time(8), time(12, 1), "ends"),
        (date(2026, 3, 12), time(22), time(2, 1), "ends"),
        (date(2026, 3, 28), time(23), time(2, 30), "ends"),
        (date(2026, 3, 10), time(14), time(15), "starts"),
        (date(2026, 3, 11), time(12, 30), time(14), "starts"),
        (date(2027, 4, 1), time(14), time(15), "day"),
        (date(2026, 3, 29), time(2, 30), time(4), "starts"),
        (date(2026, 3, 29), time(1), time(2, 30), "ends"),
    ],
)
def test_moments_that_make_no_sense_are_refused_at_their_field(day, starts, ends, field):
    with pytest.raises(BadTimes) as caught:
        times.moments(day, starts, ends, "Europe/Paris", NOW)
    assert list(caught.value.fields) == [field]


def test_moments_far_away_are_refused_like_any_other():
    with pytest.raises(BadTimes):
        times.moments(date.max, time(14), time(15), "America/New_York", NOW)
    with pytest.raises(BadTimes):
        times.moments(date.max, time(23), time(0), "UTC", NOW)
    with pytest.raises(BadTimes):
        times.moments(date.min, time(1), time(2), "Asia/Tokyo", NOW)


def test_a_start_a_few_minutes_ago_is_now():
    start, _end = times.moments(date(2026, 3, 11), time(12, 55), time(14), "Europe/Paris", NOW)
    assert NOW - start == timedelta(minutes=5)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)
def test_local_moment_shows_the_same_clock_or_is_refused(local, zone):
    try:
        moment = times.local_moment(local.date(), local.time(), zone, "starts")
    except BadTimes:
        after = (local + timedelta(hours=3)).replace(tzinfo=ZoneInfo(zone))
        before = (local - timedelta(hours=3)).replace(tzinfo=ZoneInfo(zone))
        assert after.utcoffset() > before.utcoffset()
    else:
        assert moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local
