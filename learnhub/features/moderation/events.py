"""What happened to a case of moderation. No event names who flagged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something happened to one case."""

    case_id: str


@dataclass(frozen=True, slots=True)
class CaseChanged(CaseEvent):
    """The queue of moderators is another one."""


@dataclass(frozen=True, slots=True)
class CaseHeld(CaseEvent):
    """So many have flagged something that it is hidden until a moderator has read it."""


@dataclass(frozen=True, slots=True)
class CaseDecided(CaseEvent):
    """A moderator decided."""
