"""What people type, line by line, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from learnhub.features.checklists import templates
from learnhub.features.checklists.points import Part, Point, parse, points_of, typed, written
from learnhub.features.checklists.schemas import ChecklistInput

LINES = """\
Key is out
# At the panel
Tank level, on the gauge: ___ m (2,1 à 3.0)
> At Givors the screen said zero.

Reset the relay
"""


def texts(text: str) -> list[str]:
    return [point.text for point in points_of(parse(text))]


def test_lines_become_parts_and_points():
    first, second = parse(LINES)

    assert first == Part("", (Point(0, "Key is out", text="Key is out"),))
    assert second.title == "At the panel"
    gauge, relay = second.points
    assert (gauge.number, gauge.text, gauge.hint) == (
        1,
        "Tank level, on the gauge",
        "At Givors the screen said zero.",
    )
    assert (gauge.has_reading, gauge.unit, gauge.low, gauge.high, gauge.usual) == (
        True,
        "m",
        2.1,
        3.0,
        "2,1|3.0",
    )
    assert (relay.number, relay.has_reading) == (2, False)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- [ ] Key is out", "Key is out"),
        ("* [x] Key is out", "Key is out"),
        ("12. Key is out", "Key is out"),
        ("☐ Key is out", "Key is out"),
        ("3 keys are out", "3 keys are out"),
        ("-5 bar at most", "-5 bar at most"),
        ("Say […]", "Say […]"),
        ("> A hint of nothing", "A hint of nothing"),
        ("____", "____"),
        ("Look at foo_bar__", "Look at foo_bar"),
    ],
)
def test_lists_of_other_tools_are_read(line, text):
    assert texts(line) == [text]


def test_indented_line_is_a_hint():
    (part,) = parse("- Key is out\n  Ask first.\n  Twice.\n- Lock")

    assert [(point.text, point.hint) for point in part.points] == [
        ("Key is out", "Ask first. Twice."),
        ("Lock", ""),
    ]


@pytest.mark.parametrize(
    ("line", "unit", "low", "high"),
    [
        ("Level ___", "", None, None),
        ("Level __ m3/h", "m3/h", None, None),
        ("Level ____ bar (-1 - 2.5)", "bar", -1.0, 2.5),
        ("Température : ___ °C (de 5 à 8)", None, None, None),
        ("Level ___ m (2 to 3 m)", "m", 2.0, 3.0),
    ],
)
def test_blank_asks_for_a_reading(line, unit, low, high):
    (point,) = points_of(parse(line))

    assert point.has_reading == (unit is not None)
    assert (point.unit, point.low, point.high) == (unit or "", low, high)


@given(st.text(alphabet="ab #>-*_1.[]()x\n\t mà", max_size=80))
def test_written_and_typed_words_are_read_as_the_same_points(text):
    parts = parse(text)

    again = parse(written(parts))
    assert written(again) == written(parse(written(again)))
    assert len(points_of(again)) == len(points_of(parts))
    assert [point.number for point in points_of(parts)] == list(range(len(points_of(parts))))


def test_form_and_store_say_the_same():
    parts = parse(LINES)

    assert parse(typed(parts)) == parse(written(parts)) == parts
    assert written(parts).startswith("- Key is out\n\n## At the panel\n\n- Tank level")


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ("# Only a part", "at least one point"),
        ("\n".join(["Look"] * 101), "more than 100"),
        ("a" * 301, "longer than 300"),
        ("  ", "at least 1 character"),
    ],
)
def test_too_few_and_too_many_points_are_refused(points, says):
    with pytest.raises(ValidationError, match=says):
        ChecklistInput(title="Restart a station", points=points, language="en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_template_can_be_published_and_shows_all_that_a_line_can_be(language):
    begun = templates.checklist(language, "How we close the station")

    ChecklistInput(title=begun.title, points=begun.points, when=begun.when, language=language).prepare()
    parts = parse(begun.points)
    assert all(part.title for part in parts)
    assert [len(part.points) for part in parts] == [2, 2, 1]
    closed, level = parts[1].points
    assert (bool(closed.hint), level.unit, level.low, level.high) == (True, "m", 2.1, 3.0)
