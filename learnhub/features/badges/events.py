"""What happens around badges."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadgeGiven:
    """Somebody has earned a badge."""

    award_id: str
