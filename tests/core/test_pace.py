"""Buckets by key, and the lane that everybody's excess shares."""

from collections.abc import Iterator

import pytest

from learnhub.core import pace
from learnhub.core.pace import Buckets, Pace


class Clock:
    """A moment that stands still until it is moved."""

    now = 1_000.0


@pytest.fixture
def clock(monkeypatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(pace, "monotonic", lambda: clock.now)
    return clock


def test_bucket_gives_its_burst_and_then_what_has_come_back(clock: Clock):
    buckets = Buckets(burst=3, rate=2)

    burst = [buckets.take("ana") for _number in range(4)]
    clock.now += 0.5

    assert burst == [0, 0, 0, 0.5]
    assert [buckets.take("ana"), buckets.take("ana")] == [0, 0.5]
    assert buckets.take("ben") == 0


def test_bucket_takes_nothing_when_there_is_not_enough(clock: Clock):
    buckets = Buckets(burst=3, rate=1)

    assert buckets.take("ana", 5) == 2
    assert buckets.take("ana", 3) == 0


def test_what_is_given_back_can_be_taken_again(clock: Clock):
    buckets = Buckets(burst=1, rate=0.1)
    buckets.take("ana")

    buckets.give_back("ana")

    assert buckets.take("ana") == 0
    assert buckets.take("ana") == 10


def test_full_buckets_are_forgotten_and_invented_keys_make_no_more(clock: Clock):
    buckets = Buckets(burst=1, rate=1, keys_max=10)
    buckets.take("ana")
    clock.now += 1

    for number in range(35):
        buckets.take(f"invented {number}")

    assert len(buckets._left) <= 10
    assert "ana" not in buckets._left


def test_light_users_never_wait_for_those_who_overdo_it(clock: Clock):
    limits = Pace(Buckets(burst=2, rate=1), lane=10, patience=0.55)

    heavy = [limits.wait("heavy") for _number in range(9)]

    assert heavy[:3] == [(True, 0), (True, 0), (True, 0)]
    assert heavy[3:8] == [(True, pytest.approx(0.1 * turn)) for turn in range(1, 6)]
    assert heavy[8] == (False, pytest.approx(0.6))
    assert limits.wait("light") == (True, 0)


def test_everybody_who_overdoes_it_shares_the_lane(clock: Clock):
    limits = Pace(Buckets(burst=1, rate=0.001), lane=10, patience=100)
    for name in "abcde":
        limits.wait(name)

    waits = [limits.wait(name)[1] for name in "abcde"]

    assert waits == [pytest.approx(0.1 * turn) for turn in range(5)]
