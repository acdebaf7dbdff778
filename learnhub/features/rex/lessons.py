"""The lessons of a REX, each by itself; pure rules on a text."""

import re

_MARK = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")


def split(text: str) -> list[str]:
    """The items of the lists in a text, or its paragraphs where it has none, each on one line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(_MARK.match(line) for line in lines):
        return _items(lines)
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]


def _items(lines: list[str]) -> list[str]:
    """What stands before the first mark is an introduction, and no lesson; other lines go on with theirs."""
    found: list[str] = []
    for line in lines:
        if _MARK.match(line):
            found.append(_MARK.sub("", line).strip())
        elif found:
            found[-1] = f"{found[-1]} {line.strip()}"
    return found
