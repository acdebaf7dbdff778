"""What comes out of one's own calendar."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedView:
    """Whether one's calendar has an address, since when, and on which day a program read it last."""

    is_on: bool = False
    made_at: datetime | None = None
    read_day: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is sent; `tag` changes with its content."""

    content: bytes
    tag: str
    changed_at: datetime
    reader_id: str
    is_first_today: bool
