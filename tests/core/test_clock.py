"""The clock can be held still, and only with a zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from learnhub.core import clock

MOMENT = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)


def test_utcnow_inside_at_is_the_given_moment() -> None:
    with clock.at(MOMENT):
        assert clock.utcnow() == MOMENT


def test_utcnow_after_at_moves_again() -> None:
    with clock.at(MOMENT):
        pass

    assert abs(clock.present() - clock.utcnow()) < timedelta(seconds=5)


def test_utcnow_of_another_zone_is_utc() -> None:
    with clock.at(datetime(2026, 3, 12, 0, 30, tzinfo=timezone(timedelta(hours=1)))):
        assert (clock.utcnow(), clock.utcnow().tzinfo) == (MOMENT, UTC)


def test_at_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.at(datetime(2026, 3, 11)):  # noqa: DTZ001
        pass


def test_today_depends_on_the_zone() -> None:
    with clock.at(MOMENT):
        assert (clock.today("Europe/Paris"), clock.today("America/New_York")) == (
            date(2026, 3, 12),
            date(2026, 3, 11),
        )
