"""The list of a collection: lines of Markdown, each a link to an item and a sentence about it.

What is kept has no title in its links: what an item is called is looked up for each reader, so that nobody
reads in a list what they may not see, and what is deleted is called nothing any more. Files have the titles
(`markdown_files`), and whatever stands there is not read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

ITEMS_MAX = 100
ID = "[0-9a-z]{12}"

_LINE = re.compile(
    rf"\s*(?:\d{{1,4}}[.)]|[-*+])\s+\[[^\]\n]*\]\(\S*?(?P<at>/[a-z/]{{1,40}}/(?P<id>{ID}))/?\)"
    r"(?:\s+(?:[—–:-]\s+)?(?P<sentence>\S.*))?"
)
_ADDRESS = re.compile(rf"(?:\S*/)?({ID})(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line: the item, where it is read, and why it is here."""

    item_id: str
    address: str
    sentence: str = ""


def parse(text: str) -> list[Listed]:
    """The lines of a list; others are not read, and an item counts once."""
    found: dict[str, Listed] = {}
    for line in text.splitlines():
        if (one := _LINE.fullmatch(line)) and one["id"] not in found:
            found[one["id"]] = Listed(one["id"], one["at"], (one["sentence"] or "").strip())
    return list(found.values())[:ITEMS_MAX]


def written(lines: Iterable[Listed]) -> str:
    """The Markdown that is kept."""
    return "\n".join(f"1. []({one.address}) {one.sentence}".rstrip() for one in lines)


def without(lines: Sequence[Listed], item_id: str) -> list[Listed]:
    """The list without an item."""
    return [one for one in lines if one.item_id != item_id]


def moved(lines: Sequence[Listed], item_id: str, place: int) -> list[Listed]:
    """The list with an item at another place, counted from zero; beyond the ends is at the ends."""
    rest = without(lines, item_id)
    place = max(0, min(place, len(rest)))
    return [*rest[:place], *(one for one in lines if one.item_id == item_id), *rest[place:]]


def said(lines: Sequence[Listed], item_id: str, sentence: str) -> list[Listed]:
    """The list with another sentence about an item."""
    return [replace(one, sentence=sentence) if one.item_id == item_id else one for one in lines]


def item_at(address: str) -> str:
    """The id in the address of a page, or an id; empty for what is neither."""
    found = _ADDRESS.fullmatch(address.strip())
    return found[1] if found else ""
