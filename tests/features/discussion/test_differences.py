"""What changed between two texts, word by word, in a bounded time whatever they are."""

import random
import time

import pytest

from learnhub.features.discussion.differences import Stretch, difference, matched, shortened

BOUND_SECONDS = 5


def before_of(pieces: list[Stretch]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "ins")


def after_of(pieces: list[Stretch]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "del")


def test_words_are_compared() -> None:
    pieces = difference(
        "Within ten minutes of stopping the pump, before it cools.",
        "Within fifteen minutes of stopping the pump, before it cools and with the guards back on.",
    )

    assert pieces == [
        Stretch("Within "),
        Stretch("ten", "del"),
        Stretch("fifteen", "ins"),
        Stretch(" minutes of stopping the pump, before it cools"),
        Stretch(" and with the guards back on", "ins"),
        Stretch("."),
    ]


def test_neighbouring_changes_are_one() -> None:
    assert difference("one two three", "four five three") == [
        Stretch("one two", "del"),
        Stretch("four five", "ins"),
        Stretch(" three"),
    ]


@pytest.mark.parametrize(("before", "after"), [("", ""), ("same", "same"), ("", "new"), ("old", "")])
def test_empty_texts(before: str, after: str) -> None:
    pieces = difference(before, after)

    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert all(piece.text for piece in pieces)


def test_both_texts_are_in_any_difference() -> None:
    words = ["pump", "seal", " ", " ", ". ", "\n\n", "é", "x", "«", "1"]
    for seed in range(200):
        chance = random.Random(seed)
        before = "".join(chance.choices(words, k=chance.randrange(60)))
        after = "".join(chance.choices(words, k=chance.randrange(60)))
        pieces = difference(before, after)

        assert (before_of(pieces), after_of(pieces)) == (before, after)
        for change, old, old_end, new, new_end in matched(before, after):
            assert change or before[old:old_end] == after[new:new_end]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 10_000, "b a " * 5_000),
        (". " * 10_000, "a. " * 6_600),
        (
            "".join(random.Random(1).choices("ab .", k=20_000)),
            "".join(random.Random(2).choices("ab .", k=20_000)),
        ),
        ("x" * 20_000, "y" * 20_000),
    ],
)
def test_the_time_is_bounded(before: str, after: str) -> None:
    began = time.monotonic()
    pieces = difference(before, after)

    assert time.monotonic() - began < BOUND_SECONDS
    assert (before_of(pieces), after_of(pieces)) == (before, after)


def test_long_same_parts_are_shortened() -> None:
    text = "word " * 500
    pieces = shortened(difference(text + "old", text + "new"))

    assert [piece.change for piece in pieces] == ["", "del", "ins"]
    assert pieces[0].text.startswith(" …") is False
    assert len(pieces[0].text) < 200
    assert "…" in pieces[0].text
