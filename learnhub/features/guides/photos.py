"""The photo of a guide: a section of its own, which holds one picture in Markdown and what it shows."""

import re

from learnhub.core.ids import ALPHABET, LENGTH

ADDRESS = rf"/images/[{ALPHABET}]{{{LENGTH}}}-[1-9]\d{{0,3}}x[1-9]\d{{0,3}}"
_PHOTO = re.compile(rf"!\[([^\[\]\n]*)\]\(({ADDRESS})\)")
BRACKETS = str.maketrans("[]", "()")


def markdown_of(address: str, shows: str) -> str:
    """The section that shows the picture at an address; nothing without one."""
    return f"![{shows.translate(BRACKETS)}]({address})" if address else ""


def parts_of(section: str) -> tuple[str, str]:
    """The address of the picture that a section shows, and what it shows; empty texts when there is none."""
    found = _PHOTO.fullmatch(section.strip())
    return (found[2], found[1]) if found else ("", "")
