"""What a table holds of people, and what export and erasure do with it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Erase(StrEnum):
    """What happens to the rows of somebody who is erased."""

    DELETE = "delete"
    BLANK = "blank"  # the row stays without what described the person
    KEEP = "keep"  # it names an id behind which nobody stands any more


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table holds of people.

    `found_by`: the columns with the person's id. `describes`: the columns that tell something about the
    person. `exported`: what the person is given. `blank`: what erasure writes instead. `of_content` is for
    more about content: the column with its id, by which its author is found. `private_without` is for rows
    that may be shared: those in which that column is empty leave with the person, whatever becomes of others.
    """

    found_by: tuple[str, ...] = ()
    describes: tuple[str, ...] = ()
    exported: tuple[str, ...] = ()
    erase: Erase = Erase.DELETE
    blank: dict[str, Any] = field(default_factory=dict)
    of_content: str = ""
    private_without: str = ""
