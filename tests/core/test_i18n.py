"""Sentences made on the server."""

import pytest

from learnhub.core.i18n import fill, known, translate


def test_fill_replaces_named_places_only() -> None:
    assert fill("{name} is taken, {brace}", {"name": "{0.__class__}"}) == "{0.__class__} is taken, {brace}"


@pytest.mark.parametrize(("language", "said"), [("en", "1,500"), ("fr", "1\N{NARROW NO-BREAK SPACE}500")])
def test_numbers_are_grouped_as_the_language_writes_them(language: str, said: str) -> None:
    assert translate(language, "{most} of {name}", most=1_500, name="2026") == f"{said} of 2026"


def test_unknown_sentence_stays_english() -> None:
    assert translate("fr", "No such sentence for {name}", name="Ana") == "No such sentence for Ana"


def test_known_languages_are_found_in_tags() -> None:
    assert [known(tag) for tag in ("fr-CA", "en", "de", "", None)] == ["fr", "en", "en", "en", "en"]
