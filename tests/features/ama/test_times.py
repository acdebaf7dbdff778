"""From typed hours to moments."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.ama import times
from learnhub.features.ama.errors import BadTimes

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
ZONES = ("Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")


def test_moments_are_read_in_the_leaders_zone():
    start, end = times.moments(date(2026, 3, 12), time(14), time(15, 30), "Europe/Paris", NOW)
    assert (start, end) == (
        datetime(2026, 3, 12, 13, tzinfo=UTC),
        datetime(2026, 3, 12, 14, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("day", "starts", "ends", "field"),
    [
        (date(2026, 3, 12), time(14), time(14), "ends"),
        (date(2026, 3, 12), time(14), time(13), "ends"),
        (date(2026, 3, 12), time(8), time(12, 1), "ends"),
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
