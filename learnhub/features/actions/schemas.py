"""What goes into and out of the room of actions."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core.inputs import Day, Input, Line
from learnhub.core.views import DayText
from learnhub.features.actions.models import WORDS_MAX
from learnhub.features.people.refs import PersonRef

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class ActionDoneInput(Input):
    """Whether something is done."""

    is_done: bool


class ActionItemInput(Input):
    """What somebody will do, and by when."""

    words: Annotated[str, Line(WORDS_MAX, 3)]
    owner_id: Annotated[str, Line(12, 1)]
    due_on: Day


@dataclass(frozen=True, slots=True)
class ActionItemView:
    """What somebody will do."""

    id: str = ""
    words: str = ""
    owner: PersonRef = field(default_factory=PersonRef)
    due_on: DayText = ""
    due_at: datetime = NEVER
    done_at: datetime | None = None
    is_late: bool = False
    can_finish: bool = False


@dataclass(frozen=True, slots=True)
class OwedAction:
    """What its reader has still to do, with the title of what it was agreed around, and where that was."""

    id: str = ""
    words: str = ""
    due_on: DayText = ""
    due_at: datetime = NEVER
    is_late: bool = False
    content_id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class OwedActions:
    """The first of what its reader has still to do."""

    rows: list[OwedAction] = field(default_factory=list)
