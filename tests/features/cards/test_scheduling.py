"""The pure rules of scheduling: what is shown is what is written, in every zone and across clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.cards.enums import Rating, Stage
from learnhub.features.cards.scheduling import (
    DAY_BEGINS,
    MAX_DAYS,
    Memory,
    Progress,
    day_start,
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
    return Progress(Memory(), due_at=now)


def promised(days: int, minutes: int, now: datetime, zone: str) -> datetime:
    """When a card is due, from the words on the button alone."""
    if not days:
        return now + timedelta(minutes=minutes)
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=days), DAY_BEGINS, local.tzinfo).astimezone(UTC)


def test_new_card_offers_minutes_and_days():
    offered = outcomes(fresh(NOON), NOON)

    assert [(o.days, o.minutes) for o in offered.values()] == [(0, 10), (0, 15), (2, 0), (8, 0)]


def test_interval_of_days_ends_at_four_in_the_morning_of_the_learner():
    good = outcomes(fresh(NOON), NOON)[Rating.GOOD]

    assert rated(good, NOON, "Europe/Paris").due_at == datetime(2026, 3, 13, 3, tzinfo=UTC)
    assert rated(good, NOON, "America/New_York").due_at == datetime(2026, 3, 13, 8, tzinfo=UTC)


def test_interval_over_the_change_to_summer_time_still_ends_at_four():
    friday = datetime(2026, 3, 27, 12, tzinfo=UTC)
    good = outcomes(fresh(friday), friday)[Rating.GOOD]

    assert rated(good, friday, "Europe/Paris").due_at == datetime(2026, 3, 29, 2, tzinfo=UTC)


def test_forgotten_card_comes_back_within_minutes_and_later_again():
    known = rated(outcomes(fresh(NOON), NOON)[Rating.EASY], NOON, "UTC")

    forgotten = rated(outcomes(known, known.due_at)[Rating.AGAIN], known.due_at, "UTC")

    assert forgotten.memory.state == Stage.RELEARNING
    assert forgotten.due_at == known.due_at + timedelta(minutes=10)
    assert forgotten.memory.stability < known.memory.stability


@given(moments, steps)
def test_any_history_writes_what_was_shown(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, thinking in history:
        shown_at = max(progress.due_at, now) + wait
        offered = outcomes(progress, shown_at)[rating]
        now = shown_at + thinking

        after = rated(offered, now, zone)

        assert after.due_at == promised(offered.days, offered.minutes, now, zone)
        assert after.due_at > now
        assert 0 < offered.minutes < 24 * 60 if not offered.days else 1 <= offered.days <= MAX_DAYS
        assert after.reviewed_at == now
        progress = after


@given(moments, steps)
def test_better_rating_never_comes_back_sooner(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, _ in history:
        now = max(progress.due_at, now) + wait
        offered = outcomes(progress, now)

        lengths = [(o.days, o.minutes) for o in offered.values()]
        assert lengths == sorted(lengths)
        progress = rated(offered[rating], now, zone)


@given(moments, steps)
def test_kept_progress_is_exactly_the_former_one(start, history):
    now, progress = start, fresh(start)
    for rating, zone, wait, _ in history:
        assert Progress.from_json(progress.to_json()) == progress

        now = max(progress.due_at, now) + wait
        progress = rated(outcomes(progress, now)[rating], now, zone)


@given(moments, zones)
def test_learning_day_holds_the_moment(now, zone):
    start, end = day_start(now, zone), next_day_start(now, zone)

    assert start <= now < end
    assert timedelta(hours=20) <= end - start <= timedelta(hours=28)
