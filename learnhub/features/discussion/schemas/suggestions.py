"""Shapes of suggested edits."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, model_validator

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, Text
from learnhub.features.discussion.schemas.content import BODY_MAX, REASON_MAX
from learnhub.features.discussion.schemas.revisions import TextChange
from learnhub.features.people.refs import PersonRef

LONGEST_TITLE = 300  # of any kind; each has its own bounds
SECTION = "section_"  # how the fields of a page that are texts of sections begin

SectionName = Annotated[str, Line(20, 1)]
SectionText = Annotated[str, Text(BODY_MAX)]


class SuggestInput(Input):
    """Other words for something, and the edition of it that they were made of.

    `sections` are the texts beside the body, by their names; one that is not given stays.
    """

    title: Annotated[str, Line(LONGEST_TITLE)] = ""
    body: Annotated[str, Text(BODY_MAX), MARKDOWN] = ""
    sections: Annotated[dict[SectionName, SectionText], Field(max_length=5)] = Field(default_factory=dict)
    edition: Edition

    def prepare(self) -> None:
        """Parse the sections as well."""
        super().prepare()
        for name, text in self.sections.items():
            try:
                markdown.parse(text)
            except markdown.TooMuch as problem:
                field = f"{SECTION}{name}"
                raise markdown.TooMuch(problem.message, field=field, **problem.params) from None


class SuggestForm(SuggestInput):
    """The page's form of it, with a field for each section."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        fields = {name: text for name, text in given.items() if name.startswith(SECTION)}
        sections = {name.removeprefix(SECTION): text for name, text in fields.items()}
        rest = {name: value for name, value in given.items() if name not in fields}
        return {**rest, "sections": sections} if sections else rest


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
class SectionSource:
    """A text beside the body, with what its kind calls it and the name of its field."""

    name: str = ""
    field: str = ""
    label: str = ""
    text: str = ""
    most: int = 0


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
    sections: list[SectionSource] = field(default_factory=list)
