"""The pure rules of scheduling: what is shown is what is written, in every zone and across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.cards.enums import Rating, Stage
from learnhub.features.cards.scheduling import (
    DAY_BEGINS,
    MAX_DAYS,
    STEP,
    Memory,
    Progress,
    begun_everywhere,
    day_start,
    due_moment,
    learning_day,
    next_day_start,
    outcomes,
    rated,
)

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
ZONES = (
    "Europe/Paris",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "UTC",
)

zones = st.sampled_from(ZONES)
moments = st.integers(0, 10 * 366 * 86_400_000).map(
    lambda ms: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
waits = st.one_of(
    st.timedeltas(timedelta(0), timedelta(days=2)), st.timedeltas(timedelta(0), timedelta(days=800))
)
steps = st.lists(
    st.tuples(st.sampled_from(Rating), zones, waits, st.timedeltas(timedelta(0), timedelta(hours=23)))
)


def fresh(now: datetime) -> Progress:
    return Progress(Memory(), begun_everywhere(now), now)


def due_at(progress: Progress, zone: str) -> datetime:
    return due_moment(progress.due_day, progress.due_at, zone)


def promised(days: int, minutes: int, now: datetime, zone: str) -> datetime:
    """When a card is due, from the words on the button alone."""
    if not days:
        return now + timedelta(minutes=minutes)
    day = learning_day(now, zone) + timedelta(days=days)
    return datetime.combine(day, DAY_BEGINS, ZoneInfo(zone)).astimezone(UTC)


def rated_on(days: list[date], hours: list[time], zone: str) -> list[int]:
    """The intervals of a card that is rated Good on each of these days, at these hours."""
    found = []
    progress = fresh(datetime.combine(days[0], time(), UTC) - timedelta(days=2))
    for day, hour in zip(days, hours, strict=True):
        now = datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)
        good = outcomes(progress, now, zone)[Rating.GOOD]
        progress = rated(good, now, zone)
        found.append(good.days)
    return found


def test_new_card_offers_minutes_and_days():
    offered = outcomes(fresh(NOON), NOON, "UTC")

    assert [(o.days, o.minutes) for o in offered.values()] == [(0, 10), (0, 15), (2, 0), (8, 0)]


def test_interval_of_days_ends_at_four_in_the_morning_of_the_learner():
    good = rated(outcomes(fresh(NOON), NOON, "UTC")[Rating.GOOD], NOON, "UTC")

    assert good.due_day == date(2026, 3, 13)
    assert due_at(good, "Europe/Paris") == datetime(2026, 3, 13, 3, tzinfo=UTC)
    assert due_at(good, "America/New_York") == datetime(2026, 3, 13, 8, tzinfo=UTC)


def test_interval_over_the_change_to_summer_time_still_ends_at_four():
    friday = datetime(2026, 3, 27, 12, tzinfo=UTC)
    good = rated(outcomes(fresh(friday), friday, "Europe/Paris")[Rating.GOOD], friday, "Europe/Paris")

    assert due_at(good, "Europe/Paris") == datetime(2026, 3, 29, 2, tzinfo=UTC)


def test_forgotten_card_comes_back_within_minutes_and_later_again():
    known = rated(outcomes(fresh(NOON), NOON, "UTC")[Rating.EASY], NOON, "UTC")
    now = due_at(known, "UTC")

    forgotten = rated(outcomes(known, now, "UTC")[Rating.AGAIN], now, "UTC")

    assert forgotten.memory.state == Stage.RELEARNING
    assert forgotten.due_at == now + timedelta(minutes=10)
    assert forgotten.memory.stability < known.memory.stability


@pytest.mark.parametrize("hour", [4, 9, 23])
@pytest.mark.parametrize(
    ("first", "intervals"),
    [
        (None, [2, 11, 46, 163, MAX_DAYS, MAX_DAYS, MAX_DAYS, MAX_DAYS]),
        (Rating.HARD, [1, 5, 17, 50, 134, 323, MAX_DAYS, MAX_DAYS]),
        (Rating.AGAIN, [1, 2, 6, 18, 45, 105, 226, MAX_DAYS]),
    ],
)
def test_eight_goods_on_their_due_days_grow_the_same_at_any_hour(first, intervals, hour):
    """Known at once, known after a moment of doubt, and forgotten at first: each learned on its first day."""
    now = datetime(2026, 3, 11, hour, tzinfo=UTC)
    progress, found = fresh(now), []
    if first:
        progress = rated(outcomes(progress, now, "UTC")[first], now, "UTC")
    for _ in intervals:
        good = outcomes(progress, now, "UTC")[Rating.GOOD]
        progress = rated(good, now, "UTC")
        found.append(good.days)
        now = datetime.combine(progress.due_day, time(hour), UTC)

    assert found == intervals


def test_due_days_are_those_of_fsrs_itself():
    """A card of the library, rated Good exactly when it says: our days are not ours."""
    scheduler = Scheduler(learning_steps=(STEP,), maximum_interval=MAX_DAYS, enable_fuzzing=False)
    card, now, progress = Card(), NOON, fresh(NOON)
    for _ in range(6):
        card, _log = scheduler.review_card(card, FsrsRating.Good, now)
        progress = rated(outcomes(progress, now, "UTC")[Rating.GOOD], now, "UTC")
        now = card.due

        assert progress.due_day == card.due.date()


def test_late_evening_and_early_morning_are_one_day():
    paris = ZoneInfo("Europe/Paris")

    assert learning_day(datetime(2026, 3, 12, 3, 59, tzinfo=paris), "Europe/Paris") == date(2026, 3, 11)
    assert learning_day(datetime(2026, 3, 12, 4, tzinfo=paris), "Europe/Paris") == date(2026, 3, 12)


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.lists(st.tuples(st.integers(1, 40), st.times(time(4)), zones), min_size=1, max_size=8),
)
def test_same_days_give_the_same_intervals_at_any_hour_in_every_zone(first, history):
    days = [first + timedelta(days=sum(gap for gap, _, _ in history[:n])) for n in range(len(history))]
    hours = [hour for _, hour, _ in history]

    found = {tuple(rated_on(days, hours, zone)) for _, _, zone in history}

    assert found == {tuple(rated_on(days, [time(12)] * len(days), "UTC"))}


@given(moments, zones)
def test_what_is_due_at_a_moment_is_due_in_every_zone(now, zone):
    assert begun_everywhere(now) <= learning_day(now, zone)


@given(moments, steps)
def test_any_history_writes_what_was_shown(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, thinking in history:
        shown_at = max(due_at(progress, zone), now) + wait
        offered = outcomes(progress, shown_at, zone)[rating]
        now = shown_at + thinking

        after = rated(offered, now, zone)

        assert due_at(after, zone) == promised(offered.days, offered.minutes, now, zone)
        assert due_at(after, zone) > now
        assert 0 < offered.minutes < 24 * 60 if not offered.days else 1 <= offered.days <= MAX_DAYS
        assert after.reviewed_at == now
        progress = after


@given(moments, steps)
def test_better_rating_never_comes_back_sooner(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, _ in history:
        now = max(due_at(progress, zone), now) + wait
        offered = outcomes(progress, now, zone)

        lengths = [(o.days, o.minutes) for o in offered.values()]
        assert lengths == sorted(lengths)
        progress = rated(offered[rating], now, zone)


@given(moments, steps)
def test_kept_progress_is_exactly_the_former_one(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, _ in history:
        assert Progress.from_json(progress.to_json()) == progress

        now = max(due_at(progress, zone), now) + wait
        progress = rated(outcomes(progress, now, zone)[rating], now, zone)


@given(moments, zones)
def test_learning_day_holds_the_moment(now, zone):
    start, end = day_start(now, zone), next_day_start(now, zone)

    assert start <= now < end
    assert timedelta(hours=20) <= end - start <= timedelta(hours=28)


def test_progress_of_a_rating_from_before_days_were_kept_can_be_laid_back():
    kept = {"state": 2, "step": None, "stability": 3.5, "difficulty": 5.25}
    moments = {"due_at": "2026-03-11T03:00:00+00:00", "reviewed_at": "2026-03-09T12:00:00+00:00"}

    progress = Progress.from_json(kept | moments)

    assert (progress.due_day, progress.reviewed_day) == (date(2026, 3, 10), date(2026, 3, 9))
