"""What was made of content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeView:
    """Something that was made of a piece of content, such as a card, and where it is read."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    address: str = ""
