"""Words stored in the columns of freshness."""

from enum import StrEnum


class Standing(StrEnum):
    """Whether something is known to be right, waits for its check, or has waited for long."""

    CURRENT = "current"
    DUE = "due"
    STALE = "stale"


class Cause(StrEnum):
    """Why it is to be checked: its day has come, or something brought the check forward."""

    TIME = "time"
    OUTDATED = "outdated"
    SOURCE = "source"
    FORGOTTEN = "forgotten"
    LEFT = "left"


class Circle(StrEnum):
    """To whom something is offered whose owner has left, one circle after the other."""

    NOBODY = ""
    AUTHORS = "authors"
    TEAM = "team"
    ADMINISTRATORS = "admins"
