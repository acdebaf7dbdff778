"""Time zones as people choose and read them."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from learnhub.core import zones

WINTER = datetime(2026, 1, 15, tzinfo=UTC)


def test_zones_to_choose_from_exist_and_hold_no_old_alias():
    names = zones.names()

    assert {"UTC", "Europe/Paris", "America/Toronto", "Asia/Kolkata"} <= set(names)
    assert not {"Asia/Calcutta", "Europe/Kiev", "America/Buenos_Aires", "GB"} & set(names)
    assert set(names) <= available_timezones() == zones.known()


def test_alias_chosen_before_stays_on_offer():
    assert zones.offered("Asia/Calcutta")[-1] == "Asia/Calcutta"
    assert zones.offered("Europe/Paris") == zones.offered("") == zones.names()


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Europe/Paris", "en", "Paris, GMT+1"),
        ("Europe/Paris", "fr", "Paris, UTC+1"),
        ("America/New_York", "en", "New York, GMT-5"),
        ("Asia/Kolkata", "en", "Kolkata, GMT+5:30"),
        ("UTC", "en", "UTC, GMT"),
    ],
)
def test_zone_is_said_as_people_say_it(zone: str, language: str, said: str):
    assert zones.label(zone, WINTER, language) == said
