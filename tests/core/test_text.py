"""Texts that look the same are kept the same, and what nobody sees is not kept."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learnhub.core.text import MARKS, cleaned, is_sound, on_one_line, seen

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PERSIAN = "\u0646\u0627\u0645\u0647\u200c\u0647\u0627"
HINDI = "\u0930\u094d\u200d\u092f"
KHMER = "\u1797\u17b6\u179f\u17b6\u200b\u1781\u17d2\u1798\u17c2\u179a"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Étanchéité", "Étanchéité"),
        ("E\u0301tanche\u0301ite\u0301", "Étanchéité"),
        ("\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b", ""),
        ("\ufeff Pump\u200b ", "Pump"),
        ("pu\u200dmp se\xadal\u2060s", "pump seals"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u3164\u115f\uffa0", ""),
        ("\u2800\u2800", ""),
        ("\u0301\u0301", ""),
        ("a\U000e0041\U000e0042", "a"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("e\u200d\u0301", "é"),
        ("\ufdd0\uffffx", "x"),
        ("pump\ufe0f", "pump"),
    ],
)
def test_what_nobody_sees_is_not_kept(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "?",
        "漢",
        f"Team {FAMILY}",
        "❤️ and ❤\ufe0f\u200d\U0001f525",
        "1\ufe0f\u20e3 first",
        "ℹ\ufe0f note",
        SCOTLAND,
        "\U0001f1eb\U0001f1f7 \U0001f44d\U0001f3fd",
        PERSIAN,
        HINDI,
        KHMER,
        "\u05e9\u05dc\u05d5\u05dd\u200f (a) \u200eb",
        "葛\U000e0100城",
        "\U0001fae8",
    ],
)
def test_what_scripts_and_emoji_need_is_kept(typed: str) -> None:
    assert cleaned(typed) == typed


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert on_one_line("  Anna\tMaria\r\n\u00a0 Berg\u2029") == "Anna Maria Berg"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_a_text_with_a_control_character_is_not_sound(sign: str) -> None:
    assert not is_sound(f"a{sign}b")


def test_a_text_with_tabs_and_lines_is_sound() -> None:
    assert is_sound("a\tb\r\nc é \U0001f9d1")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@example("e\u200d\u0301")
@example("\u05d0\u200f\u200f")
@example("❤\u200d\ufe0f❤")
@example("\u0915\u200d\u200d\u0915")
@example("\u200f \u05d0")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = cleaned(text)

    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert on_one_line(on_one_line(text)) == on_one_line(text)


@given(st.text(max_size=60))
def test_texts_are_compared_by_what_is_seen(text: str) -> None:
    assert seen(seen(text)) == seen(text)
    assert seen(f"{text}\u200b\ufe0f") == seen(text)


def test_marks_without_end_cost_no_time() -> None:
    text = "a" + "\u0301\u0316" * 500_000

    began = time.perf_counter()
    kept = cleaned(text)

    assert time.perf_counter() - began < 5
    assert len(kept) <= MARKS + 1
