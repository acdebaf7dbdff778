"""Words stored in the columns of checklists."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a checklist beside its body, which says when it is needed."""

    POINTS = "points"


class Mark(StrEnum):
    """What somebody did in a run: with a point, or with the run as a whole."""

    DONE = "done"
    SKIPPED = "skipped"  # it does not apply here
    OPEN = "open"  # a tick that is taken back
    NOTE = "note"
    FINISHED = "finished"
