"""What happens when somebody thanks a colleague."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColleagueThanked:
    """Somebody thanks a colleague for one thing."""

    recognition_id: str
    giver_id: str
