"""Clips in Markdown: where they are fetched, and which a text names: `[what happens in it](/clips/<id>)`.

To every other tool, and where a clip is not shown, it is a link.
"""

import re
from collections.abc import Callable

from learnhub.core.ids import ALPHABET, LENGTH

ADDRESS = rf"/clips/[{ALPHABET}]{{{LENGTH}}}"
_LINK = re.compile(rf"\]\(/clips/([{ALPHABET}]{{{LENGTH}}})\)")
_NAMED = re.compile(rf"(?<!!)(\[[^\[\]\n]*\])\(({ADDRESS})\)")


def clip_address(clip_id: str) -> str:
    """Where a clip is fetched."""
    return f"/clips/{clip_id}"


def clip_of(address: str) -> str:
    """The id of the clip at an address."""
    return address.rpartition("/")[2]


def clips_in(text: str) -> set[str]:
    """The clips that a text may show."""
    return set(_LINK.findall(text)) if "](/clips/" in text else set()


def with_addresses(text: str, found: Callable[[str, str], str]) -> str:
    """A text whose clips are elsewhere: `found` answers where, from the id and the address of each."""
    if "](/clips/" not in text:
        return text
    return _NAMED.sub(lambda link: f"{link[1]}({found(clip_of(link[2]), link[2])})", text)
