"""Limits that remember nobody."""

from datetime import UTC, datetime, timedelta

import pytest

from learnhub.core import clock
from learnhub.core.blind_throttle import BlindThrottle
from learnhub.errors import TooMany

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)


def test_the_limit_holds_per_key_and_window():
    throttle = BlindThrottle(limit=2, seconds=600)
    with clock.at(NOON):
        throttle.hit("ana")
        throttle.hit("ana")
        throttle.hit("ben")
        with pytest.raises(TooMany) as caught:
            throttle.hit("ana")
    assert caught.value.params == {"minutes": 10}
    with clock.at(NOON + timedelta(minutes=10)):
        throttle.hit("ana")


def test_nothing_in_memory_is_the_key_or_survives_the_day():
    throttle = BlindThrottle(limit=2, seconds=600)
    with clock.at(NOON):
        throttle.hit("ana")
    kept = dict(throttle._hits)
    assert "ana" not in repr(kept)
    with clock.at(NOON + timedelta(days=1)):
        throttle.hit("ana")
    assert not kept.keys() & throttle._hits.keys()


def test_windows_that_are_over_are_dropped():
    throttle = BlindThrottle(limit=9, seconds=60)
    for minute in range(30):
        with clock.at(NOON + timedelta(minutes=minute)):
            throttle.hit(f"person {minute}")
    assert len(throttle._hits) == 1
