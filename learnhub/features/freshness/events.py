"""What happened to the freshness of content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckDue:
    """It is to be checked, for a `cause` of `Cause`."""

    content_id: str
    cause: str


@dataclass(frozen=True, slots=True)
class ContentChecked:
    """Somebody looked and said that it is right, or brought it up to date."""

    content_id: str


@dataclass(frozen=True, slots=True)
class CheckSettled:
    """Nobody need look at it any longer: it was checked, taken out of the library, or somebody keeps it."""

    content_id: str


@dataclass(frozen=True, slots=True)
class KeepingOffered:
    """Its owner has left, and those of a `circle` may take it."""

    content_id: str
    circle: str
