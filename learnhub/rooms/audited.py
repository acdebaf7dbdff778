"""What a room writes into the audit log."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What the object of an entry is the id of."""

    NOTHING = "nothing"
    PERSON = "person"
    CONTENT = "content"
    GROUP = "group"  # a site or a team
    COUNT = "count"  # no id: so many people


@dataclass(frozen=True, slots=True)
class Audited:
    """An action of the log: its words (a message id, such as "Member suspended"), and what it is about."""

    words: str
    about: About = About.NOTHING
