"""Words stored in the column of reactions."""

from enum import StrEnum


class Reaction(StrEnum):
    """What a page did for somebody, or that it is out of date, which only those who write it hear."""

    LEARNED = "learned"
    USEFUL = "useful"
    OUTDATED = "outdated"
