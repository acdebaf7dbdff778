"""What goes out of the library as files, and comes in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from learnhub.core.views import word_of
from learnhub.features.transfer.enums import NoteOutcome


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the library as a file holds it, its texts as they were typed.

    `sections` are the texts beside the body, in order, by the names of their sections; those of a video are
    also its `clip` or `link`, and its `captions`. `authors` are names, because a file is passed on. `space`
    and `space_id` say in which community or team it is, and are empty for what is the company's.
    """

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    edited_at: datetime | None = None
    edition: int = 1
    address: str = ""
    space: str = ""
    space_id: str = ""
    body: str = ""
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """All of its texts."""
        return [self.body, *(text for texts in self.sections.values() for text in texts)]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A note and what becomes of it. `address` is where it is read once it is there."""

    path: str = ""
    title: str = ""
    kind: str = ""
    address: str = ""
    outcome: Annotated[str, word_of(NoteOutcome)] = ""
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that waits: what it would do, how far it is, and in the end what it did.

    Confirming it sends the `mark` back, which stands for all that was shown. `others` are files that are left
    out.
    """

    file_name: str = ""
    notes: int = 0
    new: int = 0
    changed: int = 0
    kept: int = 0
    bad: int = 0
    pictures: int = 0
    clips: int = 0
    problems: list[ImportRow] = field(default_factory=list)
    rows: list[ImportRow] = field(default_factory=list)
    more_problems: int = 0
    more_rows: int = 0
    others: list[str] = field(default_factory=list)
    more_others: int = 0
    mark: str = ""
    done: int = 0
    is_started: bool = False
    is_done: bool = False
    can_undo: bool = False
