"""What is told of pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImageMade:
    """A picture that was added, and what stands for it in a text: `![what it shows](address)`."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture that is kept as a file."""

    id: str
    ending: str
