"""What happens around leader notes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeaderAsked:
    """A leader is asked for the note of a month, as in "2026-11"."""

    person_id: str
    month: str


@dataclass(frozen=True, slots=True)
class LeaderAnswered:
    """They have written one, or said that there is none this month."""

    person_id: str
    month: str
