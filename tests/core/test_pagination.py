"""A cursor carries sort values there and back, and nothing else gets through."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Integer, String, column

from learnhub.core import pagination
from learnhub.core.db import Utc
from learnhub.core.pagination import Keyset, Page
from learnhub.errors import Invalid

moments = st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1 < moment.year < 9999)
numbers = st.integers(-(2**63) + 1, 2**63 - 1)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(texts, numbers, moments, st.dates())
def test_cursor_returns_what_was_put_in(text: str, number: int, moment: datetime, day: date) -> None:
    cursor = pagination.encode(text, number, moment, day)

    assert pagination.decode(cursor, str, int, datetime, date) == (text, number, moment, day)


@given(st.text())
def test_any_other_text_is_invalid(cursor: str) -> None:
    with pytest.raises(Invalid):
        pagination.decode(cursor, datetime, str)


def test_cursor_of_other_types_is_invalid() -> None:
    with pytest.raises(Invalid):
        pagination.decode(pagination.encode(True), int)


def test_naive_moment_is_invalid() -> None:
    with pytest.raises(Invalid):
        pagination.decode(pagination.encode("2026-01-01T00:00:00"), datetime)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (2**63, int),
        (-(10**400), int),
        ("a\0b", str),
        ("\ud800", str),
        ("0001-01-01T00:00:00+14:00", datetime),
        ("9999-12-31T23:59:59-12:00", datetime),
        ("x" * 2_000, str),
    ],
)
def test_what_no_database_takes_is_invalid(value: object, kind: type) -> None:
    with pytest.raises(Invalid):
        pagination.decode(pagination.encode(value), kind)


def test_page_with_a_row_too_many_has_a_next() -> None:
    assert pagination.page([1, 2, 3], 2, str) == Page([1, 2], "2")


def test_page_that_fits_has_no_next() -> None:
    assert pagination.page([1, 2], 2, str) == Page([1, 2], None)


COLUMNS = (column("is_late", Boolean), column("number", Integer), column("at", Utc), column("id", String))


@given(st.booleans(), numbers, moments, texts)
def test_keyset_reads_a_cursor_by_the_types_of_its_columns(is_late, number, moment, text) -> None:
    values = Keyset(*COLUMNS).values(pagination.encode(is_late, number, moment, text))

    assert values == {"after_0": is_late, "after_1": number, "after_2": moment, "after_3": text}


def test_keyset_refuses_a_cursor_of_other_columns() -> None:
    with pytest.raises(Invalid):
        Keyset(*COLUMNS).values(pagination.encode(1, "x"))


@pytest.mark.parametrize(
    ("descending", "behind", "order"),
    [
        (True, "(number, id) < (:after_0, :after_1)", "DESC"),
        (False, "(number, id) > (:after_0, :after_1)", "ASC"),
    ],
)
def test_keyset_is_compared_as_one_row_value(descending: bool, behind: str, order: str) -> None:
    key = Keyset(COLUMNS[1], COLUMNS[3], descending=descending)

    assert str(key.behind()) == behind
    assert [str(each) for each in key.order()] == [f"number {order}", f"id {order}"]
