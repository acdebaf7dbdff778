"""Clips in Markdown: where they are fetched, and which a text names: `[what happens in it](/clips/<id>)`.

To every other tool, and where a clip is not shown, it is a link.
"""

import re

from learnhub.core.ids import ALPHABET, LENGTH

ADDRESS = rf"/clips/[{ALPHABET}]{{{LENGTH}}}"
_LINK = re.compile(rf"\]\(/clips/([{ALPHABET}]{{{LENGTH}}})\)")


def clip_address(clip_id: str) -> str:
    """Where a clip is fetched."""
    return f"/clips/{clip_id}"


def clip_of(address: str) -> str:
    """The id of the clip at an address."""
    return address.rpartition("/")[2]


def clips_in(text: str) -> set[str]:
    """The clips that a text may show."""
    return set(_LINK.findall(text)) if "](/clips/" in text else set()
