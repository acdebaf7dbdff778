"""A text that would take too long, or become too long, is refused; what people write is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core import markdown
from learnhub.core.markdown_bounds import CELLS, LEVELS, LINES, LINKS, MORE, TIMES, TooMuch
from tests import hostile

LONGEST = 20_000  # what the forms allow
PIECES_OF_TEXTS = [
    *hostile.UNITS,
    "a ",
    "\n",
    "é",
    "  ",
    "|",
    "-|",
    "[a]: http://x.co/y\n\n",
    "a" * 300,
    " " * 300,
]


def admitted(text: str) -> str | None:
    """The HTML of a text, None when it is refused."""
    try:
        return markdown.render(text, "fr")
    except TooMuch:
        return None


@pytest.mark.parametrize("length", [5_000, LONGEST])
def test_hostile_text_costs_a_bounded_time_and_length(length: int) -> None:
    for name, text in hostile.texts(length):
        began = time.thread_time()

        html = admitted(text)

        assert time.thread_time() - began < 1, name
        assert len(html or "") <= 1.5 * (TIMES * length + MORE), name


@given(st.lists(st.tuples(st.sampled_from(PIECES_OF_TEXTS), st.sampled_from([1, 3, 40, 2_000])), max_size=4))
def test_any_mixture_costs_a_bounded_time_and_length(parts: list[tuple[str, int]]) -> None:
    text = "".join(unit * times for unit, times in parts)[:LONGEST]
    began = time.thread_time()

    html = admitted(text)

    assert time.thread_time() - began < 1
    assert len(html or "") <= 1.5 * (TIMES * len(text) + MORE)


def table(columns: int, rows: str) -> str:
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + rows


REFUSED = {
    "cells": table(50, "|\n" * 20),
    "cells of several tables": (table(10, "|a|\n" * 24) + "\n") * 5,
    "links": "https://intranet.example/sheet " * (LINKS + 1),
    "lines": "a\n" * LINES,
    "levels": "".join("  " * level + "- deeper\n" for level in range(LEVELS + 1)),
    "formatting": "*a* " * 4_000,
    "length": "[a]: http://x.example/" + "b" * 2_000 + "\n\n" + "[a] " * 100,
}
ADMITTED = {
    "cells": table(40, "|\n" * 24),
    "links": "https://intranet.example/sheet " * LINKS,
    "lines": "a\n" * (LINES - 1),
    "levels": "".join("  " * level + "- deeper\n" for level in range(LEVELS)),
    "formatting": "*a* " * 600,
    "length": "[a]: http://x.example/" + "b" * 500 + "\n\n" + "[a] " * 15,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_too_much_is_refused_with_what_to_leave_out(text: str) -> None:
    with pytest.raises(TooMuch) as refusal:
        markdown.render(text)

    assert refusal.value.message.endswith(".")
    assert (refusal.value.code, refusal.value.status) == ("too_much", 422)


def test_each_refusal_has_a_sentence_of_its_own() -> None:
    sentences = set()
    for text in REFUSED.values():
        with pytest.raises(TooMuch) as refusal:
            markdown.render(text)
        sentences.add(refusal.value.message)

    assert len(sentences) == len(REFUSED) - 1  # two are about cells


@pytest.mark.parametrize("text", ADMITTED.values(), ids=ADMITTED)
def test_a_little_less_is_shown(text: str) -> None:
    assert markdown.render(text)


def test_cells_that_rows_leave_out_are_counted() -> None:
    assert markdown.render(table(CELLS // 2, "|\n")).count("<t") > CELLS
    with pytest.raises(TooMuch):
        markdown.render(table(CELLS // 2, "|\n|\n"))


def test_nothing_of_a_deep_text_is_left_out() -> None:
    html = markdown.render("".join("  " * level + f"- level {level}\n" for level in range(LEVELS)))

    assert all(f"level {level}" in html for level in range(LEVELS))


def test_long_document_is_far_from_the_bounds() -> None:
    section = (
        "## Restart after a leak\n\nClose the valve **before** the pump; see `P-101`, and"
        " (https://x.example/a_b).\n\n- first, *drain* it\n  - then vent\n- wait: 10 minutes!\n\n"
        "| part | torque |\n|---|---|\n| seal | 12 Nm |\n\n"
        "```\nvalve --close P-101\n```\n\n> Never alone.\n\n"
        + "The seal was changed in spring, and since then the pump has run without a leak. "
        * 4
    )

    html = markdown.render(section * (LONGEST // len(section)))

    assert html.count("<table>") == LONGEST // len(section)


def test_refused_text_of_an_older_version_stays_readable() -> None:
    text = "Read <this> & that\n" + REFUSED["cells"]

    kept = markdown.rendered_in_any_case(text, "en")

    assert kept.html.startswith("<p>Read &lt;this&gt; &amp; that<br>|a|a|")
    assert kept.excerpt.startswith("Read <this> & that |a|a|")
    assert kept.words == len(text.split())
