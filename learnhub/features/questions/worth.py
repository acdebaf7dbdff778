"""What colleagues did with what this room holds, for what a month taught."""

from typing import Any

from learnhub.features.discussion.queries.worth import count_used
from learnhub.features.questions.room import QUESTION


def count_worked() -> Any:
    """For how many colleagues an answer to each question worked."""
    return count_used(QUESTION)
