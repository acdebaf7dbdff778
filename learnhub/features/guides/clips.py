"""The clip of a step: in its text a link, behind what happens in it, and a paragraph of its own."""

import re

from learnhub.core.markdown_clips import ADDRESS
from learnhub.features.guides.photos import BRACKETS

SECONDS_MAX = 60
_CLIP = re.compile(rf"\[([^\[\]\n]+)\]\(({ADDRESS})\)")


def markdown_of(address: str, shows: str) -> str:
    """The paragraph that shows the clip at an address; nothing without one."""
    return f"[{shows.translate(BRACKETS)}]({address})" if address else ""


def parts_of(paragraph: str) -> tuple[str, str]:
    """The address of the clip that a paragraph shows, and what it shows; empty texts when there is none."""
    found = _CLIP.fullmatch(paragraph.strip())
    return (found[2], found[1]) if found else ("", "")
