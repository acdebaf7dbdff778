"""Words of files that come into the library."""

from enum import StrEnum


class NoteOutcome(StrEnum):
    """What becomes of a note."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    PROBLEM = "problem"
    UNDONE = "undone"
