"""Words of the questions room."""

from enum import StrEnum


class Order(StrEnum):
    """How the list of questions is read."""

    NEWEST = "newest"
    UNANSWERED = "unanswered"
    VOTES = "votes"
