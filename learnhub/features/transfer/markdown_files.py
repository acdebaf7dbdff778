"""An item as a Markdown file with front matter, and such a file as an item again.

The front matter is YAML as static sites and note tools write it. Behind it comes the body, then each section
under a line that names it, which no Markdown reader shows, and a heading, which is for people: only that line
is read. A line of a text that looks like one has a backslash more.

What is read may be anybody's. The front matter is bounded, has no aliases, which a few lines of would make a
gigabyte, and all of its scalars are texts: a title is never a date or a number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import yaml

from learnhub import rooms
from learnhub.core.i18n import N_, translate
from learnhub.core.language import fold
from learnhub.features.discussion.lists import without_titles
from learnhub.features.transfer.schemas import Item
from learnhub.rooms import Kind

FRONT_MAX = 20_000
SLUG_MAX = 60
FENCE = "---\n"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"^<!-- section: ([a-z_]{1,20}) -->\n(?:## [^\n]*\n)?", re.MULTILINE)
_LIKE_A_MARK = re.compile(r"^(\\*<!-- section: )", re.MULTILINE)
_ESCAPED = re.compile(r"^\\(\\*<!-- section: )", re.MULTILINE)
_ITEM = re.compile(r"^- (?!\[[ xX]\] )", re.MULTILINE)
_BOX = re.compile(r"^- \[[ xX]\] ", re.MULTILINE)
_NO_LETTER = re.compile(r"[^a-z0-9]+")

BROKEN_FRONT = N_("The front matter between the lines “---” at the top cannot be read.")


class BrokenFront(ValueError):
    """Front matter that is no YAML, or that asks for more than a file may."""


class _Texts(yaml.BaseLoader):
    """Lists, mappings and texts; nothing that stands for something else."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise BrokenFront
        return super().compose_node(parent, index)


@dataclass(frozen=True, slots=True)
class Parts:
    """A Markdown file taken apart: its front matter, the text before any section, and the sections."""

    front: dict[str, Any]
    body: str
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)


def written(item: Item, *, language: str, pictures: Callable[[str], str] = str) -> str:
    """The file of an item, its headings in a language; `pictures` gives texts other addresses of pictures."""
    labels, tasks = rooms.kind(item.kind).labels, rooms.kind(item.kind).tasks
    parts = [_front_of(item), "\n", _escaped(pictures(item.body)), "\n"]
    for name, texts in item.sections.items():
        heading = translate(language, labels[name]) if name in labels else name
        for given in texts:
            text = _ITEM.sub("- [ ] ", given) if name in tasks else given
            parts.append(f"\n<!-- section: {name} -->\n## {heading}\n\n{_escaped(pictures(text))}\n")
    return "".join(parts)


def _front_of(item: Item) -> str:
    front = {
        "kind": item.kind,
        "id": item.id,
        "title": item.title,
        "language": item.language,
        "topics": list(item.topics),
        "authors": list(item.authors),
        "published": _moment(item.published_at),
        "edited": _moment(item.edited_at),
        "edition": str(item.edition),
        "address": item.address,
        "space": item.space,
        "space_id": item.space_id,
    }
    shown = {name: value for name, value in front.items() if value or name == "topics"}
    dumped = yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{FENCE}{dumped}{FENCE}"


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _escaped(text: str) -> str:
    return _LIKE_A_MARK.sub(r"\\\1", text) if "<!-- section: " in text else text


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "<!-- section: " in text else text


def taken_apart(text: str) -> Parts:
    """The parts of a file; one without front matter is all body. Raises BrokenFront."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(text) if text.startswith("---") else None
    front = _read_front(found[1]) if found else {}
    pieces = _MARK.split(text[found.end() :] if found else text)
    sections: dict[str, tuple[str, ...]] = {}
    for name, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if text := _unescaped(piece).strip():
            sections[name] = (*sections.get(name, ()), text)
    kind = _kind_of(front)
    for name in sections.keys() & set(kind.tasks if kind else ()):
        sections[name] = tuple(_BOX.sub("- ", text) for text in sections[name])
    for name in sections.keys() & set(kind.lists if kind else ()):
        sections[name] = tuple(without_titles(text) for text in sections[name])
    return Parts(front, _unescaped(pieces[0]).strip(), sections)


def _kind_of(front: Mapping[str, Any]) -> Kind | None:
    """The kind that front matter names."""
    named = front.get("kind")
    return rooms.kinds().get(named) if isinstance(named, str) else None


def _read_front(text: str) -> dict[str, Any]:
    if len(text) > FRONT_MAX:
        raise BrokenFront
    try:
        front = yaml.load(text, Loader=_Texts)  # noqa: S506 -- makes texts only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BrokenFront from error
    if front in (None, ""):
        return {}
    if not isinstance(front, Mapping):
        raise BrokenFront
    return {str(name).lower(): value for name, value in front.items()}


def file_name(item: Item) -> str:
    """What the file of an item is called: the words of its title, and its id, which tells it from others."""
    words = _NO_LETTER.sub("-", fold(item.title))[:SLUG_MAX].strip("-")
    return f"{words}-{item.id}.md" if words else f"{item.id}.md"
