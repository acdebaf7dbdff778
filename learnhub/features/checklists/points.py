"""The points of a checklist: what people type, line by line, and what is made of it.

One point a line. A line that begins with # opens a part, one that begins with > belongs to the point above
and says what is to be known about it. A point that ends with a blank asks for a reading, in a unit and with a
usual range: `Level ___ m (2.1 to 3.0)`. What is kept is Markdown with one item for each point, so that
whatever reads Markdown shows it as a list. Words that come from elsewhere, such as a list of tasks or one
with numbers, are read as well.

The place of a point in its edition is its name: a run keeps the edition that it began with.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

POINTS_MAX, POINT_MAX = 100, 300

_PART = re.compile(r"#{1,6}(?:\s+|$)(.*?)[\s#]*")
_ITEM = re.compile(r"(?:[-*+•☐☑]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?|\[[ xX]?\]\s*|[☐☑]\s*")
_NUMBER = r"[-−]?\d{1,9}(?:[.,]\d{1,6})?"
_BLANK = re.compile(
    rf"(?P<text>.*?)[\s:]*_{{2,}}\s*(?P<unit>[^\s(_]{{0,12}}(?: [^\s(_]{{1,12}})?)\s*"
    rf"(?:\(\s*(?P<low>{_NUMBER})\s*(?:-|–|—|to|à|\.\.)\s*(?P<high>{_NUMBER})[^)]{{0,20}}\))?\s*\.?"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to do. `line` is how it was typed; `low` and `high` are the usual range of its reading."""

    number: int
    line: str
    hint: str = ""
    text: str = ""
    has_reading: bool = False
    unit: str = ""
    usual: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Points that are done in one place or at one time; the first part may have no title."""

    title: str = ""
    points: tuple[Point, ...] = field(default=())


def parse(text: str) -> list[Part]:
    """The parts of a checklist, with all of its points; none of a text without any."""
    found: list[tuple[str, list[list[str]]]] = [("", [])]
    for line in text.splitlines():
        words, points = line.strip(), found[-1][1]
        if not words:
            continue
        if part := _PART.fullmatch(words):
            found.append((part[1], []))
        elif item := _ITEM.match(words):
            points.append([words[item.end() :]])
        elif points and (words.startswith(">") or line.startswith(("  ", "\t"))):
            points[-1].append(words.lstrip("> "))
        else:
            points.append([words.lstrip("> ")])
    return _numbered((title, [each for each in points if each[0]]) for title, points in found)


def _numbered(found: Iterable[tuple[str, list[list[str]]]]) -> list[Part]:
    parts, number = [], 0
    for title, points in found:
        if points:
            numbered = enumerate(points, number)
            parts.append(Part(title, tuple(_point(at, *lines) for at, lines in numbered)))
            number += len(points)
    return parts


def _point(number: int, line: str, *hints: str) -> Point:
    hint = " ".join(filter(None, hints))
    blank = _BLANK.fullmatch(line)
    if not blank or not blank["text"]:
        return Point(number, line, hint, line)
    low, high = _value(blank["low"]), _value(blank["high"])
    usual = f"{blank['low']}|{blank['high']}" if blank["low"] else ""
    return Point(number, line, hint, blank["text"], True, blank["unit"], usual, low, high)


def _value(typed: str | None) -> float | None:
    return float(typed.replace("−", "-").replace(",", ".")) if typed else None


def points_of(parts: Iterable[Part]) -> list[Point]:
    """All points in their order; the number of each is its place."""
    return [point for part in parts for point in part.points]


def written(parts: Iterable[Part]) -> str:
    """The Markdown that is kept."""
    return _joined(parts, "## ", "- ", "  ", after_title="\n\n")


def typed(parts: Iterable[Part]) -> str:
    """What stands in the form."""
    return _joined(parts, "# ", "", "> ", after_title="\n")


def _joined(parts: Iterable[Part], title: str, item: str, hint: str, *, after_title: str) -> str:
    blocks = []
    for part in parts:
        head = f"{title}{part.title}{after_title}" if part.title else ""
        lines = [
            f"{item}{point.line}" + (f"\n{hint}{point.hint}" if point.hint else "") for point in part.points
        ]
        blocks.append(head + "\n".join(lines))
    return "\n\n".join(blocks)
