"""What colleagues did with what this room holds, for what a month taught."""

from typing import Any

from learnhub.features.discussion.queries.worth import count_used
from learnhub.features.guides.room import PRACTICE


def count_applied() -> Any:
    """How often each best practice was applied."""
    return count_used(PRACTICE)
