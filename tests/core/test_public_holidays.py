"""Public holidays as sites and people meet them."""

from datetime import date

import pytest

from learnhub.core import public_holidays as subject
from learnhub.core.public_holidays import Holiday

ADVENT = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("place", "language", "first"),
    [
        (("FR", ""), "fr", Holiday(date(2026, 12, 25), "Noël")),
        (("FR", ""), "en", Holiday(date(2026, 12, 25), "Christmas Day")),
        (("DE", ""), "fr", Holiday(date(2026, 12, 25), "Erster Weihnachtstag")),
        (("BE", ""), "en", Holiday(date(2026, 12, 25), "Christmas Day")),
    ],
)
def test_next_holiday_is_named_in_the_language_or_as_the_country_does(place, language, first):
    assert subject.next_holidays(*place, ADVENT, count=1, language=language) == [first]


def test_next_holidays_go_on_in_the_year_after():
    found = subject.next_holidays("FR", "", ADVENT, count=3, language="fr")

    assert [each.day for each in found] == [date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29)]
    assert found[1].name == "Jour de l’an"


def test_region_has_holidays_of_its_own():
    boxing_day = date(2026, 12, 26)

    assert subject.region_names("FR")["6AE"] == "Alsace"
    assert subject.region_names("CA")["QC"] == "Québec"
    assert subject.is_holiday("FR", "6AE", boxing_day)
    assert not subject.is_holiday("FR", "", boxing_day)


@pytest.mark.parametrize(("country", "region"), [("", ""), ("XX", ""), ("FR", "BY"), ("", "BY")])
def test_unknown_place_has_no_holidays(country, region):
    assert not subject.is_holiday(country, region, date(2026, 12, 25))
    assert subject.next_holidays(country, region, ADVENT, count=3, language="en") == []


def test_countries_are_sorted_by_the_names_of_the_language():
    french, english = list(subject.country_names("fr").values()), list(subject.country_names("en").values())

    assert french.index("États-Unis") < french.index("Finlande")
    assert english.index("Germany") < english.index("Ghana")
    assert len(subject.countries()) == len(french) == len(english) > 100
