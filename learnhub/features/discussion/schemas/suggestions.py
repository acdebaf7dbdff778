"""Shapes of suggested edits."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, Text
from learnhub.features.discussion.schemas.content import BODY_MAX, REASON_MAX, TITLE_MAX
from learnhub.features.discussion.schemas.revisions import TextChange
from learnhub.features.people.refs import PersonRef


class SuggestInput(Input):
    """Other words for something, and the edition of it that they were made of."""

    title: Annotated[str, Line(TITLE_MAX)] = ""
    body: Annotated[str, Text(BODY_MAX), MARKDOWN] = ""
    edition: Edition


class SuggestionAnswer(Input):
    """Why its author does not take it."""

    text: Annotated[str, Text(REASON_MAX, 3)]


class SuggestionAnswerForm(SuggestionAnswer):
    """The form of it on a page, which says what it answers."""

    suggestion_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A suggested edit, against the present words. One that `has_moved` was made of an earlier edition."""

    id: str = ""
    content_id: str = ""
    person: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None
    language: str = "en"
    changes: list[TextChange] = field(default_factory=list)
    answer: str = ""
    is_mine: bool = False
    can_decide: bool = False
    has_moved: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionSource:
    """What one begins with when one suggests an edit: one's open suggestion, or the present words."""

    content_id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    body: str = ""
    language: str = "en"
    edition: int = 1
    is_open: bool = False
