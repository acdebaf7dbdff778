"""What is offered while somebody types."""

from dataclasses import dataclass
from typing import Annotated, Literal

from learnhub.core.inputs import Line

PREFIX_MAX = 60

Sign = Literal["@", "#"]
Prefix = Annotated[str, Line(PREFIX_MAX, 1)]


@dataclass(frozen=True, slots=True)
class Offer:
    """A person or a topic that completes a name; `text` takes the place of what was typed.

    Somebody `is_here` who has written in the discussion.
    """

    id: str
    name: str
    text: str
    detail: str = ""
    initials: str = ""
    colour: str = ""
    is_here: bool = False
