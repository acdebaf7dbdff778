"""What the editor of a REX sends, and what it shows beside the REX itself."""

from dataclasses import dataclass, field
from typing import Annotated

from learnhub.core.inputs import Day, Input, Line, Text, WallTime
from learnhub.core.recurrence import moment_of
from learnhub.features.discussion.differences import Stretch
from learnhub.features.people.refs import PersonRef
from learnhub.features.rex.enums import CauseKind, Joins
from learnhub.features.rex.models import ENTRY_MAX, VIEWPOINT_MAX
from learnhub.features.rex.schemas.inputs import EntryInput

FACTS_MAX = 12_000


class FactsForm(Input):
    """Facts as a list, one a line."""

    facts: Annotated[str, Text(FACTS_MAX, 1)]
    parent_id: Annotated[str, Line(12)] = ""


class EntryForm(Input):
    """What was seen, when, and from where; the moment is that of the writer's clocks."""

    day: Day
    at: WallTime
    viewpoint: Annotated[str, Line(VIEWPOINT_MAX)] = ""
    words: Annotated[str, Text(ENTRY_MAX, 1)]

    def seen(self, zone: str) -> EntryInput:
        """The same with the moment in a zone."""
        at = moment_of(self.day, self.at, zone)
        return EntryInput(at=at, viewpoint=self.viewpoint, words=self.words)


@dataclass(frozen=True, slots=True)
class SavedView:
    """The answer to a text that was sent under a `key`: how it stands now, and in which edition.

    `is_taken` says that a colleague changed the same sentence meanwhile: `words` are then the present ones,
    and `pieces` what one's own text would change in them. With any other `problem` it was not saved. `unit`
    is the text that was sent, `id` that of the row it became.
    """

    key: str = ""
    unit: str = ""
    id: str = ""
    words: str = ""
    edition: int = 1
    problem: str = ""
    is_taken: bool = False
    pieces: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LineView:
    """A fact of the tree in its place among the lines."""

    id: str = ""
    words: str = ""
    edition: int = 1
    depth: int = 0
    conditions: int = 0
    kind: str = CauseKind.NONE
    joins: str = Joins.TOGETHER
    can_act: bool = False
    nobody_knows: bool = False


@dataclass(frozen=True, slots=True)
class WriterView:
    """A colleague who is writing: in which text, in which part of the editor, and in which fact."""

    person: PersonRef = field(default_factory=PersonRef)
    first_name: str = ""
    unit: str = ""
    part: str = ""
    fact: str = ""
