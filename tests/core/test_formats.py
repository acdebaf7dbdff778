"""How each language writes days, times and small numbers."""

from datetime import UTC, date, datetime

from learnhub.core import formats

FIRST = date(2026, 12, 1)
MORNING = datetime(2026, 12, 1, 9, 10, tzinfo=UTC)


def test_day_comes_before_the_month_and_the_first_is_an_ordinal_in_french() -> None:
    assert formats.day(FIRST, "en") == "Tuesday 1 December"
    assert formats.day(FIRST, "fr") == "mardi 1er\u00a0décembre"
    assert formats.day(FIRST.replace(day=11), "fr") == "vendredi 11\u00a0décembre"


def test_clock_has_24_hours() -> None:
    assert [formats.clock(MORNING.replace(hour=hour), "en") for hour in (9, 14)] == ["09:10", "14:10"]
    assert formats.clock(MORNING, "fr") == "9\u00a0h\u00a010"
    assert formats.clock(MORNING.replace(minute=0), "fr") == "9\u00a0h"


def test_numbers_are_words_up_to_twelve() -> None:
    assert [formats.in_words(n, "fr") for n in (1, 12, 13)] == ["une", "douze", "13"]
    assert formats.in_words(3, "en") == "three"
