"""The address of something to read, as somebody pastes it where an agenda asks for words."""

import re

from learnhub import rooms
from learnhub.core import ids

_ADDRESS = re.compile(
    rf"(?:https?://[^/\s]+)?(?P<path>/[a-z/-]+)/(?P<id>[{ids.ALPHABET}]{{{ids.LENGTH}}})(?:[?#]\S*)?"
)


def content_in(text: str) -> str:
    """The id of what an address of LearnHub leads to, whoever may read it; empty for other words."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return ""
    known = {kind.address for kind in rooms.kinds().values()}
    return found["id"] if f"{found['path']}/{{id}}" in known else ""
