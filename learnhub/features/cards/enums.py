"""Numbers stored in the columns of reviews, as FSRS counts them, and the names of a card's sections."""

from enum import IntEnum, StrEnum


class Section(StrEnum):
    """The texts of a card beside its front and back, which are the title and the body of its content."""

    WHY = "why"


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
