"""What colleagues said of content that was of use to them, as each room counts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Worth(StrEnum):
    """What a click says: that one did something with it, that it taught one something, or that it helped."""

    APPLIED = "applied"
    LEARNED = "learned"
    USEFUL = "useful"


WEIGHTS: Mapping[Worth, int] = {Worth.APPLIED: 3, Worth.LEARNED: 2, Worth.USEFUL: 1}


@dataclass(frozen=True, slots=True)
class Measure:
    """How often something of this worth was said of content.

    `counts` names, as "module:function", what answers a statement of `id` and `number` for the pieces with
    the parameter `content_ids`; it is made once.
    """

    worth: Worth
    counts: str
