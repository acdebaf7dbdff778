"""What happened to somebody's inbox."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InboxChanged:
    """What stands in the inbox of these people is not what it was."""

    person_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PieceGone:
    """A piece of content under a root was hidden or removed."""

    content_id: str
    root_id: str


@dataclass(frozen=True, slots=True)
class LeaveChanged:
    """Somebody is on leave on other days than before."""

    person_id: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody said that they follow content."""

    person_id: str
    content_id: str
