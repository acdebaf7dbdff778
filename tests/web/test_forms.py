"""Arguments, checked without any socket."""

import re
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.web.forms import FALLBACK, FIELD_ERRORS, Arguments, describe, sift


class Colour(StrEnum):
    RED = "red"


class Everything(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=5)] = "x"
    age: Annotated[int, Field(ge=1, lt=100)] = 1
    share: Annotated[float, Field(gt=0, le=1)] = 1
    day: date = date(2026, 1, 1)
    colour: Colour = Colour.RED
    agreed: bool = False
    many: Annotated[list[str], Field(min_length=1, max_length=2)] = ["a"]
    own: str = ""

    @field_validator("own")
    @classmethod
    def _own(cls, value: str) -> str:
        if value in ("bad", " "):
            raise ValueError(N_("This is not an e-mail address."))
        return value


def handler(self, form: Everything, n: Annotated[int, Field(ge=0)] = 0) -> None: ...


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "This is missing."),
        ("name", "toolong", "This is too long: at most 5 characters."),
        ("age", "x", "This is not a number."),
        ("age", 1.5, "This is not a number."),
        ("age", 0, "This must be at least 1."),
        ("age", 100, "This must be less than 100."),
        ("share", 0, "This must be more than 0.0."),
        ("share", 2, "This must be at most 1.0."),
        ("day", "yesterday", "This is not a date or a time."),
        ("colour", "blue", "Choose one of the offered values."),
        ("agreed", "perhaps", "Choose one of the offered values."),
        ("many", [], "Too few: at least 1."),
        ("many", ["a", "b", "c"], "Too many: at most 2."),
        ("own", "bad", "This is not an e-mail address."),
        ("own", " ", "This is missing."),
        ("own", None, "This value cannot be used."),
        ("surprise", "x", "There is no such field here."),
    ],
)
def test_problem_of_a_field_is_one_sentence(field: str, value: object, sentence: str):
    with pytest.raises(Invalid) as caught:
        Arguments(handler).check({"form": {field: value}}, "en")

    assert caught.value.fields == {field: sentence}


def test_arguments_come_back_as_declared():
    checked = Arguments(handler).check({"form": {"age": "7", "agreed": "on"}, "n": "3"}, "en")

    assert (checked["form"].age, checked["form"].agreed, checked["n"]) == (7, True, 3)


def test_problem_outside_the_table_falls_back_to_one_sentence():
    class Odd(BaseModel):
        pair: tuple[int, int]

    with pytest.raises(ValidationError) as caught:
        Odd(pair=3)

    assert describe(caught.value.errors()[0], "en") == FALLBACK


def test_sentences_have_no_hole_that_pydantic_does_not_fill():
    holes = {hole for text in FIELD_ERRORS.values() for hole in re.findall(r"{(\w+)}", text)}

    assert holes == {"gt", "ge", "lt", "le", "max_length", "min_length"}


SENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None)
@given(SENT)
def test_sieve_answers_or_refuses_and_never_fails(value: object):
    with suppress(Invalid):
        sift(value)


@pytest.mark.parametrize(
    "value",
    ["a\0b", "\ud800", "a\udfffb", {"\ud800": 1}, [["\0"]], 10**400, -(2**53), float("nan"), float("inf")],
)
def test_what_nothing_can_keep_is_refused(value: object):
    with pytest.raises(Invalid):
        sift(value)


@pytest.mark.parametrize("value", ["", "é", "\U0001f9d1\u200d\U0001f527", "\u202e", 2**53 - 1, -0.5])
def test_text_of_any_language_passes(value: object):
    sift(value)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"n": 2**31, "form": {}}, "n"),
        ({"form": {"day": "1899-12-31"}}, "day"),
        ({"form": {"day": "9999-12-31"}}, "day"),
        ({"form": {"day": "0001-01-01"}}, "day"),
    ],
)
def test_what_no_column_holds_is_refused(given: dict, field: str):
    with pytest.raises(Invalid) as caught:
        Arguments(handler).check(given, "en")

    assert caught.value.fields == {field: FALLBACK}


def test_last_number_and_day_that_are_held_pass():
    checked = Arguments(handler).check({"n": 2**31 - 1, "form": {"day": "2200-12-31"}}, "en")

    assert (checked["n"], checked["form"].day) == (2**31 - 1, date(2200, 12, 31))


@pytest.mark.parametrize("name", ["surprise", "self", "\ud800", ""])
def test_argument_that_the_handler_has_not_is_refused(name: str):
    with pytest.raises(Invalid) as caught:
        Arguments(handler).bind(None, (), {"form": {}, name: 1})

    assert caught.value.message == "There is no such field here."
