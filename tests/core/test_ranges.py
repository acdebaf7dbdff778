"""The algebra of ranges, checked minute by minute against sets."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core.ranges import Range, intersect, merge, subtract

START = datetime(2026, 3, 1, tzinfo=UTC)


def span(first: int, length: int) -> Range:
    return Range(START + timedelta(minutes=first), START + timedelta(minutes=first + length))


spans = st.lists(st.builds(span, st.integers(0, 60), st.integers(1, 30)), max_size=8)


def minutes(ranges: list[Range]) -> set[int]:
    return {
        minute
        for each in ranges
        for minute in range(
            int((each.start - START).total_seconds() // 60), int((each.end - START).total_seconds() // 60)
        )
    }


def is_tidy(ranges: list[Range]) -> bool:
    return all(left.end < right.start for left, right in pairwise(ranges))


@given(spans)
def test_merge_keeps_every_minute(ranges: list[Range]) -> None:
    merged = merge(ranges)

    assert minutes(merged) == minutes(ranges)
    assert is_tidy(merged)


@given(spans, spans)
def test_subtract_leaves_the_difference(ranges: list[Range], holes: list[Range]) -> None:
    assert minutes(subtract(ranges, holes)) == minutes(ranges) - minutes(holes)


@given(spans, st.integers(0, 60), st.integers(1, 30))
def test_intersect_keeps_what_lies_inside(ranges: list[Range], first: int, length: int) -> None:
    window = span(first, length)

    assert minutes(intersect(ranges, window)) == minutes(ranges) & minutes([window])


def test_ranges_that_touch_do_not_overlap() -> None:
    assert not span(0, 10).overlaps(span(10, 10))


def test_empty_range_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Range(START, START)
