"""What people and programs send is cleaned before it is measured, and refused when nothing can keep it."""

from datetime import date
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from learnhub.core.inputs import UNSOUND, Day, Edition, Line, Moment, Text

NAME = TypeAdapter(Annotated[str, Line(10, 2)])
BODY = TypeAdapter(Annotated[str, Text(10, 2)])


def test_a_line_is_cleaned_before_it_is_measured() -> None:
    assert NAME.validate_python(" E\u0301va\r\n  Roy\u200b ") == "Éva Roy"
    assert NAME.validate_python("\u200b" * 50 + "Anna") == "Anna"


def test_a_text_keeps_its_lines() -> None:
    assert BODY.validate_python("a\r\n\r\nb\ufeff\n") == "a\n\nb"


@pytest.mark.parametrize("given", ["\u200b" * 10, "\u2800\u3164 ", "x\u200b", "x" * 11, 12, None, ["ab"]])
def test_what_is_too_short_too_long_or_no_text_is_refused(given: object) -> None:
    for kind in (NAME, BODY):
        with pytest.raises(ValidationError):
            kind.validate_python(given)


@pytest.mark.parametrize("given", ["a\0b", "a\x07b", "a\x9fb", "a\ud800b"])
def test_a_text_that_cannot_be_kept_is_told_apart(given: str) -> None:
    for kind in (NAME, BODY):
        with pytest.raises(ValidationError, match=UNSOUND):
            kind.validate_python(given)


def test_programs_read_the_lengths() -> None:
    assert NAME.json_schema() == {"type": "string", "minLength": 2, "maxLength": 10}


@pytest.mark.parametrize("given", [0, -1, 2**31, 10**400, 1.5, "x"])
def test_an_edition_is_one_that_a_column_holds(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Edition).validate_python(given)


@pytest.mark.parametrize("given", ["0001-01-01", "9999-12-31", "2026-03-17T23:00:00+09:00", 0, "", None])
def test_a_day_is_one_that_every_zone_has(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(given)


def test_a_day_comes_from_its_text() -> None:
    assert TypeAdapter(Day).validate_python("2026-03-17") == date(2026, 3, 17)


@pytest.mark.parametrize(
    "given", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-17T09:00"]
)
def test_a_moment_is_one_that_every_zone_has(given: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Moment).validate_python(given)
