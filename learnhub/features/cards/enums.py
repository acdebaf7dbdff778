"""Numbers stored in the columns of reviews, as FSRS counts them."""

from enum import IntEnum


class Rating(IntEnum):
    """How well somebody knew a card."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(IntEnum):
    """Where a card stands for somebody: minutes apart while it is learnt, days apart in review."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3
