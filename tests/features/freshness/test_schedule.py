"""The rule of when something is checked, for any moments."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.freshness.enums import Circle, Standing
from learnhub.features.freshness.schedule import (
    CIRCLES,
    DAYS_MAX,
    DAYS_MIN,
    GRACE,
    brought_forward,
    next_check,
    next_circle,
    standing,
)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ORDER = [Standing.CURRENT, Standing.DUE, Standing.STALE]


@given(moments, st.integers(-10, 10_000))
def test_next_check_is_between_a_month_and_two_years_away(checked_at, days):
    away = next_check(checked_at, days) - checked_at

    assert timedelta(DAYS_MIN) <= away <= timedelta(DAYS_MAX)
    assert away == timedelta(days) or not DAYS_MIN <= days <= DAYS_MAX


@given(moments, st.integers(DAYS_MIN, DAYS_MAX))
def test_what_was_just_checked_is_current_until_its_day(checked_at, days):
    due_at = next_check(checked_at, days)

    assert standing(due_at, checked_at) == Standing.CURRENT
    assert standing(due_at, due_at - timedelta(seconds=1)) == Standing.CURRENT
    assert standing(due_at, due_at) == Standing.DUE


@given(moments, moments, moments)
def test_time_only_makes_it_staler(due_at, one, other):
    earlier, later = sorted((one, other))

    assert ORDER.index(standing(due_at, earlier)) <= ORDER.index(standing(due_at, later))
    assert (standing(due_at, later) == Standing.STALE) == (later >= due_at + GRACE)


@given(moments, moments)
def test_doubt_never_puts_a_check_off_and_is_due_at_once(due_at, now):
    sooner = brought_forward(due_at, now)

    assert sooner <= due_at
    assert standing(sooner, now) != Standing.CURRENT
    assert brought_forward(sooner, now) == sooner
    assert brought_forward(None, now) == now


@given(moments)
def test_what_is_not_to_be_checked_is_current(now):
    assert standing(None, now) == Standing.CURRENT


def test_circles_follow_each_other_and_end():
    assert [next_circle(circle) for circle in CIRCLES] == [Circle.TEAM, *[Circle.ADMINISTRATORS] * 2]
