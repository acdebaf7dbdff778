"""Public holidays of countries and of their regions, from the library `holidays`.

A country is its ISO 3166 code of two letters, a region the code that the library gives it. Where nothing is
known, as for no country at all, there are no holidays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from babel import Locale
from holidays import HolidayBase, country_holidays
from holidays.registry import EntityLoader

from learnhub.core.language import fold

YEARS_AHEAD = 2
YEARS_KEPT = 1_000  # each of one place in one language


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off and its name."""

    day: date
    name: str


@cache
def countries() -> frozenset[str]:
    """The countries whose holidays are known."""
    codes = EntityLoader.get_country_codes(include_aliases=False)
    return frozenset(codes) & Locale("en").territories.keys()


@cache
def country_names(language: str) -> dict[str, str]:
    """Their names by code, sorted as in a list."""
    names = Locale(language).territories
    return {code: names[code] for code in sorted(countries(), key=lambda code: fold(names[code]))}


@cache
def region_names(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own: their names there by code."""
    if country not in countries():
        return {}
    known = country_holidays(country)
    names = {code: code for code in known.subdivisions if " " not in code}
    for name, code in known.subdivisions_aliases.items():
        if code in names:
            names[code] = name if names[code] == code else max(name, names[code], key=len)
    return dict(sorted(names.items(), key=lambda pair: fold(pair[1])))


def is_holiday(country: str, region: str, day: date) -> bool:
    """Whether people there have this day off."""
    return any(holiday.day == day for holiday in _of_year(country, region, day.year, "en"))


def next_holidays(country: str, region: str, first: date, *, count: int, language: str) -> list[Holiday]:
    """The holidays from a day on, named in a language, else in the country's own."""
    return list(islice(_following(country, region, first, language), count))


def _following(country: str, region: str, first: date, language: str) -> Iterator[Holiday]:
    for year in range(first.year, first.year + YEARS_AHEAD):
        yield from (day for day in _of_year(country, region, year, language) if day.day >= first)


@lru_cache(YEARS_KEPT)
def _of_year(country: str, region: str, year: int, language: str) -> tuple[Holiday, ...]:
    if country not in countries() or (region and region not in region_names(country)):
        return ()
    spoken = _spoken(country_holidays(country), language)
    found = country_holidays(country, region or None, years=year, language=spoken)
    return tuple(Holiday(day, found[day].replace("'", "’")) for day in sorted(found))


def _spoken(known: HolidayBase, language: str) -> str | None:
    of_language = (code for code in known.supported_languages if code.partition("_")[0] == language)
    return next(of_language, known.default_language)
