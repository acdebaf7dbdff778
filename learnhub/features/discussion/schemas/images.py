"""What is told of pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture that is kept as a file."""

    id: str
    ending: str
