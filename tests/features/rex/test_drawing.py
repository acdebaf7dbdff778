"""The drawing of a causal tree: nothing meets anything, and the words stay in their boxes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.rex import drawing
from learnhub.features.rex.drawing import GAP, LINES_MAX, PAD, WIDTH, WORDS, Box, drawn, wrapped
from learnhub.features.rex.enums import Joins
from learnhub.features.rex.tree import Cause

INNER = WIDTH - 2 * PAD


@st.composite
def trees(draw: st.DrawFn) -> list[Cause]:
    keys = [f"c{number}" for number in range(draw(st.integers(1, 15)))]
    words = st.text("abcimW é…漢", max_size=120)
    return [
        Cause(key, draw(words), draw(st.sampled_from(["", *keys[:number]])), draw(st.integers(0, 3)),
              joins=draw(st.sampled_from(Joins)))
        for number, key in enumerate(keys)
    ]  # fmt: skip


def _meet(one: Box, two: Box) -> bool:
    apart = (
        one.x + WIDTH <= two.x
        or two.x + WIDTH <= one.x
        or one.y + one.height + GAP <= two.y
        or two.y + two.height + GAP <= one.y
    )
    return not apart


def bearing() -> list[Cause]:
    return [
        Cause("0", "Late"),
        Cause("1", "The bearing came late", "0", 0),
        Cause("2", "It was ordered late", "1", 0),
        Cause("3", "No spare", "1", 1),
        Cause("4", "The crane was there one day", "0", 1),
    ]


def test_the_first_condition_stands_on_the_line_of_its_fact() -> None:
    boxes = drawn(bearing()).boxes
    assert boxes[0].y == boxes[1].y == boxes[2].y == 0
    assert [box.x for box in boxes] == [0, 186, 372, 372, 186]
    assert boxes[4].y > boxes[3].y > boxes[2].y
    assert [box.is_event for box in boxes] == [True, False, False, False, False]


def test_lines_lead_from_box_to_box() -> None:
    drawing_ = drawn(bearing())
    assert next(link.path for link in drawing_.links) == "M160 24H186"
    turned = next(link.path for link in drawing_.links if link.id == "3")
    assert turned == f"M346 24H359V{drawing_.boxes[3].y + 18}q0 6 6 6H372"


def test_either_of_several_conditions_is_marked() -> None:
    causes = [
        replace(cause, joins=Joins.EITHER if cause.id in ("0", "4") else Joins.TOGETHER)
        for cause in bearing()
    ]
    drawing_ = drawn(causes)
    assert [fork.id for fork in drawing_.forks] == ["0"]  # one condition is no choice
    assert {link.id for link in drawing_.links if link.is_either} == {"1", "4"}


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn([]) == drawing.Drawing()


@given(trees())
def test_no_box_meets_another(causes: list[Cause]) -> None:
    boxes = drawn(causes).boxes
    assert len(boxes) == len(causes)
    for number, box in enumerate(boxes):
        assert not any(_meet(box, other) for other in boxes[number + 1 :])


@given(trees())
def test_all_is_within_the_drawing(causes: list[Cause]) -> None:
    found = drawn(causes)
    for box in found.boxes:
        assert 0 <= box.x <= found.width - WIDTH
        assert 0 <= box.y <= found.height - box.height
        assert all(box.y < row.y < box.y + box.height for row in box.rows)


@given(trees())
def test_the_same_facts_give_the_same_drawing(causes: list[Cause]) -> None:
    assert drawn(causes) == drawn(causes[::-1])


@given(st.text(max_size=300))
def test_no_line_is_wider_than_its_box(text: str) -> None:
    lines = wrapped(text, WORDS, INNER)
    assert 1 <= len(lines) <= LINES_MAX
    assert all(drawing.measured(line, WORDS) <= INNER or len(line) == 1 for line in lines)


@given(st.text("abcd éW", max_size=80))
def test_words_are_drawn_in_their_order(text: str) -> None:
    lines = wrapped(text, WORDS, INNER)
    if not lines[-1].endswith(drawing.ELLIPSIS):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_work_grows_with_the_number_of_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = 0
    measured = drawing.measured

    def counted(text: str, face: drawing.Face) -> float:
        nonlocal letters
        letters += len(text)
        return measured(text, face)

    def work(number: int, under: Callable[[int], int], words: str) -> int:
        nonlocal letters
        letters = 0
        causes = [Cause(f"c{n:03}", words, f"c{under(n):03}" if n else "", n) for n in range(number)]
        assert len(drawn(causes).boxes) == number
        return letters

    monkeypatch.setattr(drawing, "measured", counted)
    chain, star, thirds = (lambda n: n - 1, lambda _n: 0, lambda n: n // 3)
    for under in (chain, star, thirds):
        for words in ("Nothing showed that the reading was to be compared with that of June", "W" * 300):
            assert work(150, under, words) <= 2.1 * work(75, under, words)
