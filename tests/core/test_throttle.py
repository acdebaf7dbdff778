"""Limits in time count per key and window."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db, throttle
from learnhub.errors import TooMany


def hit(key: str = "sign-in:ana") -> None:
    db.write_now(throttle.hit, key, limit=2, seconds=300)


def test_hit_over_the_limit_says_when_to_try_again(database, noon) -> None:
    hit()
    hit()

    with pytest.raises(TooMany) as refusal:
        hit()

    assert refusal.value.params == {"minutes": 5}


def test_hits_of_another_key_do_not_count(database, noon) -> None:
    hit()
    hit()

    hit("sign-in:bob")


def test_hits_of_an_earlier_window_do_not_count(database, noon) -> None:
    hit()
    hit()

    with clock.at(noon + timedelta(minutes=5)):
        hit()


def test_forget_before_drops_old_windows_only(database, noon) -> None:
    hit()
    with clock.at(noon + timedelta(days=1)):
        hit()

    assert db.write_now(throttle.forget_before, noon + timedelta(hours=1)) == 1
