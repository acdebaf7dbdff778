"""What happened to rituals. Nothing here says how anybody answered at a closing. Days are as in addresses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeetingChanged:
    """A meeting, its agenda or its timer is another than before."""

    ritual_id: str
    day: str


@dataclass(frozen=True, slots=True)
class MeetingAnswered(MeetingChanged):
    """Somebody said whether they come."""


@dataclass(frozen=True, slots=True)
class MeetingMoved(MeetingChanged):
    """It is at another time."""

    actor_id: str


@dataclass(frozen=True, slots=True)
class MeetingCancelled(MeetingChanged):
    """It is not held."""

    actor_id: str


@dataclass(frozen=True, slots=True)
class MeetingRestored(MeetingChanged):
    """It is held after all, at its usual time."""

    actor_id: str


@dataclass(frozen=True, slots=True)
class MeetingTomorrow:
    """A meeting begins in a day, if it is still to begin at `starts_at`, in seconds since 1970."""

    ritual_id: str
    day: str
    starts_at: int


@dataclass(frozen=True, slots=True)
class RhythmChanged:
    """A ritual comes back on other days; `people` had said that they come on one that is none any more.

    Their ids are joined by dashes, as a message holds codes only.
    """

    ritual_id: str
    actor_id: str
    people: str


@dataclass(frozen=True, slots=True)
class MeetingClosed(MeetingChanged):
    """Its closing is over, and what was answered is told as numbers."""

    meeting_id: str
