"""What colleagues did with what this room holds, for what a month taught."""

from typing import Any

from learnhub.features.cards.room import CARD
from learnhub.features.discussion.queries.worth import count_used


def count_kept() -> Any:
    """In how many reviews each card is kept."""
    return count_used(CARD)
