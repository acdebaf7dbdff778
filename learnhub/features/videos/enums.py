"""Words stored in the columns of videos."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a video beside its body, which says what it shows."""

    TRANSCRIPT = "transcript"
