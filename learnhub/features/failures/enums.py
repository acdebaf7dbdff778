"""Words stored in the columns of small failures."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a story beside its title and its body, which says what happened."""

    HELP = "help"
    LESSON = "lesson"


class Echo(StrEnum):
    """What a reader says of a story. It is never a vote: none of them puts a story above another."""

    THANKS = "thanks"
    ME_TOO = "me_too"
    CHANGED = "changed"


SIGNED_ECHOES = (Echo.ME_TOO, Echo.CHANGED)  # thanks for what is signed are those of every content


class Wall(StrEnum):
    """Which stories the wall shows."""

    ALL = "all"
    LEADERS = "leaders"
    TRADE = "trade"
    ANONYMOUS = "anonymous"
