"""A folder of notes, in which links find files: by a path as it is written, or by a name wherever it is."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from learnhub.core.language import fold

PICTURE_ENDINGS = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
CLIP_ENDINGS = {".webm", ".mp4"}
NOTE_ENDINGS = {".md", ".markdown"}
PAGE_ENDINGS = {".html", ".htm"}  # of a space of Confluence
DIGITS = re.compile(r"[ -]?([0-9a-f]{32})$")  # what Notion adds to a name


class Folder:
    """The names of a folder, as links find them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = set(names)
        self._by_stem: dict[str, str] = {}
        self._by_base: dict[str, str] = {}
        for name in sorted(self.names, key=lambda name: (name.count("/"), name), reverse=True):
            path = PurePosixPath(name)
            self._by_base[fold(path.name)] = name
            if is_note(name):
                self._by_stem[fold(path.stem)] = name
                self._by_stem[fold(without_digits(path.stem))] = name

    def at(self, path: str, to: str) -> str:
        """The file that a link in another file leads to; empty when there is none."""
        target = unquote(to.strip("<>").partition("#")[0].partition("?")[0])
        parts = list(PurePosixPath(path).parent.parts)
        for part in PurePosixPath(target).parts:
            if part == "..":
                if not parts:
                    return ""
                parts.pop()
            elif part != ".":
                parts.append(part)
        found = "/".join(parts)
        return next((name for name in (found, f"{found}.md", target) if name in self.names), "")

    def note(self, path: str, name: str) -> str:
        """The note that a wiki link names: by its path, or by its name wherever it is."""
        return self.at(path, name) or self._by_stem.get(
            fold(PurePosixPath(name).name.removesuffix(".md")), ""
        )

    def embedded(self, path: str, name: str) -> str:
        """The file that an embedding names, likewise."""
        return self.at(path, name) or self._by_base.get(fold(PurePosixPath(name).name), "")


def is_note(name: str) -> bool:
    """Whether a file is a note, by its name."""
    suffix = PurePosixPath(name).suffix.lower()
    return (suffix in NOTE_ENDINGS and "/.obsidian/" not in f"/{name}") or is_page(name)


def is_page(name: str) -> bool:
    """Whether a file is a page of Confluence, by its name; its list of all pages is none."""
    path = PurePosixPath(name)
    return path.suffix.lower() in PAGE_ENDINGS and path.stem.lower() != "index"


def is_picture(name: str) -> bool:
    """Whether a file may be a picture, by its name; what it holds decides when it is read."""
    return PurePosixPath(name).suffix.lower() in PICTURE_ENDINGS


def is_clip(name: str) -> bool:
    """Whether a file may be a clip, by its name, likewise."""
    return PurePosixPath(name).suffix.lower() in CLIP_ENDINGS


def without_digits(stem: str) -> str:
    """A name without what Notion adds to it."""
    return DIGITS.sub("", stem) or stem
