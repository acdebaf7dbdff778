"""The contents of a long text: its headings, each with a place that a link leads to."""

import re
from dataclasses import dataclass
from html import unescape

LEAST = 3  # headings, with fewer one sees them all
_HEADING = re.compile(r"<h([345])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under its place on the page; `depth` counts from 1."""

    place: str = ""
    words: str = ""
    depth: int = 1


def with_places(html: str) -> tuple[str, list[Heading]]:
    """The HTML of a text with a place at each heading, and the headings; none of a text with few."""
    found = [(int(each[1]) - 2, unescape(_TAG.sub("", each[2])).strip()) for each in _HEADING.finditer(html)]
    if len(found) < LEAST:
        return html, []
    highest = min(level for level, _words in found)
    headings = [
        Heading(f"part-{number}", words, level - highest + 1)
        for number, (level, words) in enumerate(found, 1)
    ]
    places = iter(headings)
    return _HEADING.sub(
        lambda each: f'<h{each[1]} id="{next(places).place}">{each[2]}</h{each[1]}>', html
    ), headings
