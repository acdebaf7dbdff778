"""A cursor carries sort values there and back, and nothing else gets through."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core import pagination
from learnhub.core.pagination import Page
from learnhub.errors import Invalid

moments = st.datetimes(timezones=st.just(UTC))


@given(st.text(), st.integers(), moments)
def test_cursor_returns_what_was_put_in(text: str, number: int, moment: datetime) -> None:
    cursor = pagination.encode(text, number, moment)

    assert pagination.decode(cursor, str, int, datetime) == (text, number, moment)


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


def test_page_with_a_row_too_many_has_a_next() -> None:
    assert pagination.page([1, 2, 3], 2, str) == Page([1, 2], "2")


def test_page_that_fits_has_no_next() -> None:
    assert pagination.page([1, 2], 2, str) == Page([1, 2], None)
