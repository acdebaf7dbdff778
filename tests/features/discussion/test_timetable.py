"""The moments at which anonymous texts come out."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.discussion.timetable import Queue, Timetable

START = datetime(2026, 3, 11, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    """So many seconds after the start."""
    return START + timedelta(seconds=seconds)


def table(seed: int = 1) -> Timetable:
    """A timetable whose chance is known."""
    return Timetable(random.Random(seed))


def test_three_in_a_live_session_come_out_at_the_minute():
    timetable, queue = table(), [Queue("a", is_live=True, size=3)]
    assert timetable.due([], at(0)) == []
    assert timetable.due(queue, at(59)) == []
    assert timetable.due(queue, at(60)) == ["a"]


def test_the_minute_does_not_depend_on_when_the_third_arrived():
    timetable = table()
    timetable.due([], at(0))
    assert timetable.due([Queue("a", is_live=True, size=2)], at(60)) == []
    assert timetable.due([Queue("a", is_live=True, size=3)], at(61)) == []
    assert timetable.due([Queue("a", is_live=True, size=3)], at(119)) == []
    assert timetable.due([Queue("a", is_live=True, size=3)], at(120)) == ["a"]


def test_one_alone_comes_out_after_two_to_five_minutes():
    delays = set()
    for seed in range(50):
        timetable, queue = table(seed), [Queue("a", is_live=True, size=1)]
        delay = next(second for second in range(600) if timetable.due(queue, at(second)))
        delays.add(delay)
    assert min(delays) >= 120
    assert max(delays) <= 301
    assert len(delays) > 20


def test_before_the_opening_one_to_ten_minutes_and_no_batches():
    delays = set()
    for seed in range(50):
        timetable, queue = table(seed), [Queue("a", is_live=False, size=7)]
        delays.add(next(second for second in range(900) if timetable.due(queue, at(second))))
    assert min(delays) >= 60
    assert max(delays) <= 601
    assert len(delays) > 20


def test_a_published_queue_gets_a_new_moment():
    timetable, queue = table(), [Queue("a", is_live=True, size=1)]
    first = next(second for second in range(600) if timetable.due(queue, at(second)))
    assert timetable.due(queue, at(first + 1)) == []
    assert timetable.due(queue, at(first + 119)) == []


def test_an_emptied_queue_is_forgotten():
    timetable = table()
    timetable.due([Queue("a", is_live=True, size=1)], at(0))
    timetable.due([], at(10))
    assert timetable.alone_at == {}


@given(st.integers(0, 1000), st.lists(st.integers(1, 90), min_size=1, max_size=60))
def test_nothing_waits_longer_than_five_minutes_and_a_tick(seed, pauses):
    timetable, queue, now, waited = table(seed), [Queue("a", is_live=True, size=1)], 0, 0
    for pause in pauses:
        if timetable.due(queue, at(now)):
            waited = 0
        assert waited <= 300 + 90
        now, waited = now + pause, waited + pause
