"""What goes into the room of REX."""

from datetime import date
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from learnhub.core import ids
from learnhub.core.i18n import N_
from learnhub.core.inputs import Day, Edition, Input, Line, Moment, OnceInput
from learnhub.core.inputs import Text as Words
from learnhub.features.discussion.schemas import ContentLanguage, PlacedInput
from learnhub.features.rex.enums import CauseKind, Effect, Joins, Template, Text
from learnhub.features.rex.models import (
    CAUSE_MAX,
    DIFFERS_MAX,
    EFFECT_MAX,
    ENTRY_MAX,
    NAME_MAX,
    VIEWPOINT_MAX,
)
from learnhub.features.topics.schemas import TopicNames

TITLE_MIN, TITLE_MAX, SUMMARY_MAX, LINE_MAX, TEXT_MAX = 3, 150, 400, 150, 12_000
PEOPLE_MAX, PLACE_MAX = 20, 10_000
TEXTS = {
    Text.TITLE: TITLE_MAX,
    Text.FACTS: TEXT_MAX,
    Text.SUMMARY: SUMMARY_MAX,
    Text.COST: LINE_MAX,
    Text.WELL: TEXT_MAX,
    Text.LUCKY: TEXT_MAX,
    Text.LESSONS: TEXT_MAX,
}

Id = Annotated[str, Line(12, 1)]
Title = Annotated[str, Line(TITLE_MAX, TITLE_MIN)]
People = Annotated[list[Id], Field(max_length=PEOPLE_MAX)]
Cause = Annotated[str, Line(CAUSE_MAX, 1)]
Seen = Annotated[str, Words(ENTRY_MAX, 1)]
Viewpoint = Annotated[str, Line(VIEWPOINT_MAX)]


def _in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise ValueError(N_("The last day is before the first one."))


class OpenRexInput(PlacedInput):
    """A new REX, which only those who were there read until it is published.

    `people` are those who were there, beside whoever opens it. `is_due` says that a program opens it, such as
    that of the tickets: it then counts among what the company has to write.
    """

    title: Title
    template: Template = Template.PROJECT
    language: ContentLanguage
    happened_on: Day
    ended_on: Day | None = None
    topics: TopicNames = Field(default_factory=list)
    people: People = Field(default_factory=list)
    is_due: bool = False

    @model_validator(mode="after")
    def _days(self) -> Self:
        _in_order(self.happened_on, self.ended_on)
        return self


class OpenRexForm(OpenRexInput, OnceInput):
    """The page's form of a new one, in which the last day may stay empty."""

    ended_on: Annotated[Day | None, BeforeValidator(lambda given: given or None)] = None


class RexFrameInput(Input):
    """What stands around the words: the days, the tags, and who will say whether it changed anything."""

    happened_on: Day
    ended_on: Day | None = None
    owner_id: Id
    topics: TopicNames = Field(default_factory=list)

    @model_validator(mode="after")
    def _days(self) -> Self:
        _in_order(self.happened_on, self.ended_on)
        return self


class TextInput(Input):
    """One text of a REX as it shall be; `edition` is that of the REX which was read."""

    name: Text
    text: Annotated[str, Words(TEXT_MAX)]
    edition: Edition

    @model_validator(mode="after")
    def _length(self) -> Self:
        if len(self.text) > TEXTS[self.name]:
            raise ValueError(N_("This text is too long."))
        if self.name == Text.TITLE and len(self.text) < TITLE_MIN:
            raise ValueError(N_("A title has at least three characters."))
        if self.name in (Text.TITLE, Text.COST):
            self.text = " ".join(self.text.split())
        return self


class EntryInput(Input):
    """What was seen at a moment, and from where: contradicting views are entries of their own."""

    at: Moment
    viewpoint: Viewpoint = ""
    words: Seen


class EditEntryInput(EntryInput):
    """The same as it shall be; `edition` is the one that was read."""

    edition: Edition


class CauseInput(Input):
    """A new fact: what was needed for its parent. It comes last, or at a place; 0 is the first."""

    parent_id: Id
    words: Cause
    kind: CauseKind = CauseKind.NONE
    place: Annotated[int, Field(ge=0, le=PLACE_MAX)] | None = None


class CauseWordsInput(Input):
    """The words of a fact as they shall be; `edition` is the one that was read."""

    words: Cause
    edition: Edition


class CauseMarksInput(Input):
    """What a fact is: given marks are set, the others stay."""

    kind: CauseKind | None = None
    joins: Joins | None = None
    can_act: bool | None = None
    nobody_knows: bool | None = None


class CausePlaceInput(Input):
    """Where a fact stands: under which other one, and at which place there; 0 is the first."""

    parent_id: Id
    place: Annotated[int, Field(ge=0, le=PLACE_MAX)]


class PersonInput(Input):
    """A colleague who was there."""

    person_id: Id


class CheckInput(Input):
    """What somebody who was there says of the facts: nothing when they are right, or what differs."""

    differs: Annotated[str, Words(DIFFERS_MAX)] = ""


class ReviewInput(Input):
    """When it is reviewed: in the meeting of a ritual on that day, or without one."""

    day: Day
    ritual_id: Annotated[str, Line(12)] = ""


class ReviewForm(Input):
    """The same on the page: one of the meetings to come, as "<ritual> <day>", or else the day."""

    day: Day
    meeting: Annotated[str, Field(pattern=rf"^([{ids.ALPHABET}]{{{ids.LENGTH}}} \d{{4}}-\d\d-\d\d)?$")] = ""

    def chosen(self) -> ReviewInput:
        """What that says."""
        ritual_id, _space, day = self.meeting.partition(" ")
        return ReviewInput.model_validate({"day": day or self.day, "ritual_id": ritual_id})


class EffectInput(Input):
    """Whether it changed anything, with a sentence that says what."""

    effect: Effect
    words: Annotated[str, Line(EFFECT_MAX, 3)]


class ProjectInput(Input):
    """A project for the register, and who is in it."""

    name: Annotated[str, Line(NAME_MAX, 3)]
    team: Annotated[str, Line(NAME_MAX)] = ""
    language: ContentLanguage
    ends_on: Day
    people: People = Field(default_factory=list)


class ProjectForm(ProjectInput, OnceInput):
    """The page's form of it. `person` is what was typed last to look for a colleague, and means nothing."""

    person: Annotated[str, Line(60)] = ""
