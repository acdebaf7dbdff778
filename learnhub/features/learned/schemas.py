"""What goes into and out of the room of what a month taught."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from learnhub.core import markdown
from learnhub.core.inputs import Input, Line, Number
from learnhub.core.views import DayOrNothing
from learnhub.features.people.refs import PersonRef

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
SHOWN = 5

Id = Annotated[str, Line(12, 1)]


class LearnedOrderInput(Input):
    """The order that a month shall have, at most five; none gives it back to the formula.

    `edition` is that of the order that was read, 0 for one that nobody has chosen.
    """

    items: Annotated[list[Id], Field(max_length=SHOWN)]
    edition: Number


class DropRowForm(Input):
    """A row, dragged to where another one is."""

    item_id: Id
    onto: Id


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """Something that was useful. `line` is what one takes from it; `voices` are all that were counted."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    address: str = ""
    line: str = ""
    score: int = 0
    applied: int = 0
    learned: int = 0
    useful: int = 0
    is_anonymous: bool = False

    def typeset(self) -> "LearnedRow":
        """With its words as a screen shows them."""
        title, line = (markdown.typeset(text, self.language) for text in (self.title, self.line))
        return replace(self, title=title, line=line)


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A meeting in which it was to be told, and whether it was held."""

    at: datetime = NEVER
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class LearnedView:
    """A month: its five, what came right after, and of how many they are.

    `is_arranged` says that somebody chose the order. `ritual_id`, `meeting_day`, `meets_at` are of the next
    meeting in which it is told, `marks` the last ones: so many were `due`, and so many `kept`.
    """

    month: str = ""
    noon: datetime = NEVER
    month_before: str = ""
    month_after: str = ""
    following_noon: datetime = NEVER
    previous_noon: datetime = NEVER
    rows: list[LearnedRow] = field(default_factory=list)
    after: list[LearnedRow] = field(default_factory=list)
    candidates: int = 0
    is_arranged: bool = False
    edition: int = 0
    can_arrange: bool = False
    ritual_id: str = ""
    meeting_day: DayOrNothing = ""
    meets_at: datetime | None = None
    marks: list[KeptMark] = field(default_factory=list)
    due: int = 0
    kept: int = 0

    def typeset(self) -> "LearnedView":
        """With its rows as a screen shows them."""
        rows, after = ([row.typeset() for row in each] for each in (self.rows, self.after))
        return replace(self, rows=rows, after=after)
