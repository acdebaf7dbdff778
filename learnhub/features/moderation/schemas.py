"""What goes into and out of moderation."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field

from learnhub.core.inputs import Edition, Input, Line, Number, Text
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.models import NOTE_MAX
from learnhub.features.people.refs import PersonRef

MARKS_MAX = 50

Note = Annotated[str, Text(NOTE_MAX)]


class FlagInput(Input):
    """Ask moderators to look at something; its author never reads by whom."""

    reason: FlagReason
    note: Note = ""


class MarkInput(Input):
    """Words from one character to before another, of a text of the case."""

    name: Annotated[str, Line(30, 1)]
    start: Number
    end: Number


class DecideInput(Input):
    """What becomes of flagged content. All but keeping it needs a reason and words to its author.

    `marks` are the words to take out of the `edition` that was read.
    """

    decision: Decision
    reason: FlagReason | None = None
    note: Note = ""
    marks: Annotated[list[MarkInput], Field(max_length=MARKS_MAX)] = Field(default_factory=list)
    edition: Edition = 1


class DisagreeInput(Input):
    """What an author says to a decision; another moderator reads it."""

    text: Annotated[str, Text(NOTE_MAX, 3)]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. Of anonymous content there is neither author nor moment."""

    id: str = ""
    content_id: str = ""
    kind: str = ""
    words: str = ""
    language: str = "en"
    is_hidden: bool = False
    is_answered: bool = False
    reason: FlagReason | None = None
    flag_count: int = 0
    author: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None
    decision: str = ""
    decided_by: PersonRef = field(default_factory=PersonRef)
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class FlagView:
    """Why somebody flagged it; of anonymous content nobody is named."""

    reason: FlagReason = FlagReason.OTHER
    note: str = ""
    person: PersonRef = field(default_factory=PersonRef)


@dataclass(frozen=True, slots=True)
class EntryView:
    """What stands around the content of a case."""

    id: str = ""
    words: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One of the texts of the content of a case, as it was typed."""

    name: str = ""
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with everything that a moderator reads before a decision.

    `texts` are as they were typed, because marks count their characters. `reader` is another moderator who
    has the case open. `answer` is what the author says to the decision that was made before.
    """

    id: str = ""
    content_id: str = ""
    edition: int = 1
    kind: str = ""
    language: str = "en"
    address: str = ""
    title: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    parent_author: PersonRef = field(default_factory=PersonRef)
    parent_kind: str = ""
    author_language: str = "en"
    is_anonymous: bool = False
    is_hidden: bool = False
    is_held: bool = False
    hidden_at: datetime | None = None
    texts: list[PassageView] = field(default_factory=list)
    before: EntryView = field(default_factory=EntryView)
    after: EntryView = field(default_factory=EntryView)
    flags: list[FlagView] = field(default_factory=list)
    reader: PersonRef = field(default_factory=PersonRef)
    answer: str = ""
    earlier_decision: str = ""
    earlier_note: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """What the author of something reads of a decision about it."""

    headline: str = ""
    because: str = ""
    note: str = ""
    signature: str = ""
    can_answer: bool = False
    answer: str = ""
    address: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class LogRow:
    """A decision as everybody reads it: never the words, and nobody."""

    id: str = ""
    kind: str = ""
    decision: str = ""
    reason: FlagReason | None = None
    day: datetime | None = None
