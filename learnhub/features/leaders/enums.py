"""Words stored in the columns of leader notes."""

from enum import StrEnum


class Section(StrEnum):
    """The three prompts of a note, in their order; one or more are answered."""

    LEARNED = "learned"
    DOUBTED = "doubted"
    WRONG = "wrong"
