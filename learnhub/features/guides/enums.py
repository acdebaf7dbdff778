"""Words stored in the columns of guides."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a guide beside its body, which says in which situation it helps."""

    TODO = "todo"
    RESULT = "result"
    LIMITS = "limits"
    WHOM = "whom"
    TAKES = "takes"
    NEEDS = "needs"
    PHOTO = "photo"
