"""The causal tree as values: nothing is lost, whatever people move and whatever rows say."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.rex import tree
from learnhub.features.rex.enums import Joins
from learnhub.features.rex.tree import Cause, InItself, Typed

SHUTDOWN = """The shutdown ended two days late
    The new bearing arrived on Thursday, not Tuesday
        It was ordered the day the machine was opened
            The wear was not known before opening
        No spare bearing of this size on site
    The crane was there for one day only"""

MOVES = (tree.moved_up, tree.moved_down, tree.moved_in, tree.moved_out)


@st.composite
def any_rows(draw: st.DrawFn) -> list[Cause]:
    """Facts as rows may say them: under one another, in circles, under what is not there."""
    keys = [f"c{number}" for number in range(draw(st.integers(1, 12)))]
    parents = st.sampled_from(["", "gone", *keys])
    return [
        Cause(key, key, draw(parents), draw(st.integers(0, 3)), joins=draw(st.sampled_from(Joins)))
        for key in keys
    ]


@st.composite
def trees(draw: st.DrawFn) -> list[Cause]:
    """Facts that hang under facts before them."""
    keys = [f"c{number}" for number in range(draw(st.integers(1, 12)))]
    return [
        Cause(key, key, draw(st.sampled_from(["", *keys[:number]])), draw(st.integers(0, 3)))
        for number, key in enumerate(keys)
    ]


def outline(causes: list[Cause]) -> list[tuple[int, str]]:
    return [(placed.depth, placed.cause.id) for placed in tree.in_order(causes)]


def shutdown() -> list[Cause]:
    return as_tree(list(tree.typed(SHUTDOWN)))


def as_tree(lines: list[Typed]) -> list[Cause]:
    """Each line under the one above it that stands less deep."""
    above: list[str] = [""]
    causes: list[Cause] = []
    for number, line in enumerate(lines):
        del above[line.depth + 1 :]
        causes.append(Cause(str(number), line.text, above[-1], number))
        above.append(str(number))
    return causes


def test_a_typed_list_is_a_tree() -> None:
    assert outline(shutdown()) == [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (2, "4"), (1, "5")]
    assert tree.depth_of(shutdown()) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nTwo", [Typed("One", 0), Typed("Two", 0)]),
        ("- One\n  - Two\n\n* Three", [Typed("One", 0), Typed("Two", 1), Typed("Three", 0)]),
        ("One\n\tTwo\n    Three", [Typed("One", 0), Typed("Two", 1), Typed("Three", 1)]),
        ("      One\n   Two", [Typed("One", 0), Typed("Two", 0)]),
        ("\n   \n", []),
    ],
)
def test_lines_of_a_list(text: str, expected: list[Typed]) -> None:
    assert list(tree.typed(text)) == expected


def test_moves() -> None:
    causes = shutdown()
    assert outline(tree.moved_up(causes, "5"))[1:3] == [(1, "5"), (1, "1")]
    assert outline(tree.moved_down(causes, "2"))[2:5] == [(2, "4"), (2, "2"), (3, "3")]
    assert outline(tree.moved_in(causes, "4"))[2:5] == [(2, "2"), (3, "3"), (3, "4")]
    assert outline(tree.moved_out(causes, "3"))[2:5] == [(2, "2"), (2, "3"), (2, "4")]


def test_moves_that_lead_nowhere_change_nothing() -> None:
    causes = shutdown()
    for move, key in zip(MOVES, ("1", "5", "1", "5"), strict=True):
        assert outline(move(causes, key)) == outline(causes)


def test_a_move_says_where_a_fact_hangs() -> None:
    causes = shutdown()
    assert tree.place_of(causes, "3") == ("2", 0)
    assert tree.place_of(tree.moved_out(causes, "3"), "3") == ("1", 1)
    with pytest.raises(KeyError):
        tree.place_of(causes, "gone")


def test_a_fact_is_never_needed_for_itself() -> None:
    causes = shutdown()
    for under in ("1", "2", "3"):
        assert not tree.can_hang(causes, "1", under)
        with pytest.raises(InItself):
            tree.hung(causes, "1", under)
    with pytest.raises(KeyError):
        tree.hung(causes, "1", "gone")


def test_open_ends_are_those_where_one_can_ask_on() -> None:
    causes = [replace(cause, nobody_knows=cause.id == "3", can_act=cause.id == "4") for cause in shutdown()]
    assert [cause.id for cause in tree.open_ends(causes)] == ["5"]


@given(any_rows())
def test_every_fact_is_read_once(causes: list[Cause]) -> None:
    placed = tree.in_order(causes)
    assert sorted(each.cause.id for each in placed) == sorted(cause.id for cause in causes)
    assert placed[0].depth == 0
    for before, after in pairwise(placed):
        assert after.depth <= before.depth + 1


@given(any_rows())
def test_the_order_is_that_of_the_rows_and_not_of_the_reading(causes: list[Cause]) -> None:
    assert outline(causes) == outline(causes[::-1])


@given(any_rows(), st.data())
def test_no_move_loses_a_fact_or_makes_a_circle(causes: list[Cause], data: st.DataObject) -> None:
    keys = [cause.id for cause in causes]
    for _turn in range(5):
        causes = data.draw(st.sampled_from(MOVES))(causes, data.draw(st.sampled_from(keys)))
        assert sorted(cause.id for cause in causes) == sorted(keys)
        assert all(_reaches_the_top(causes, cause) for cause in causes)


@given(trees(), st.data())
def test_hanging_keeps_what_hangs_together(causes: list[Cause], data: st.DataObject) -> None:
    key, under = (data.draw(st.sampled_from([cause.id for cause in causes])) for _each in range(2))
    if not tree.can_hang(causes, key, under):
        with pytest.raises(InItself):
            tree.hung(causes, key, under)
        return
    after = tree.hung(causes, key, under)
    assert next(cause for cause in after if cause.id == key).parent_id == under
    before_it = [cause.id for cause in tree.beneath(causes, key)]
    assert [cause.id for cause in tree.beneath(after, key)] == before_it
    assert all(_reaches_the_top(after, cause) for cause in after)


@given(trees(), st.data())
def test_up_and_down_take_each_other_back(causes: list[Cause], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([cause.id for cause in causes]))
    up = tree.moved_up(causes, key)
    if outline(up) != outline(causes):
        assert outline(tree.moved_down(up, key)) == outline(causes)


@given(st.text(max_size=200))
def test_any_text_is_a_list(text: str) -> None:
    lines = list(tree.typed(text))
    placed = tree.in_order(as_tree(lines))
    assert [(each.cause.words, each.depth) for each in placed] == [(each.text, each.depth) for each in lines]


def _reaches_the_top(causes: list[Cause], cause: Cause) -> bool:
    parents = {each.id: each.parent_id for each in causes}
    at, steps = cause.id, 0
    while at in parents and steps <= len(causes):
        at, steps = parents[at], steps + 1
    return at == ""
