"""What goes into the room of rituals."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from learnhub.core import recurrence
from learnhub.core.i18n import N_
from learnhub.core.inputs import MARKDOWN, Day, Edition, Input, Line, Moment, OnceInput, Text, WallTime
from learnhub.features.discussion.schemas import ItemInput, PlacedInput
from learnhub.features.people.schemas.inputs import Zone
from learnhub.features.rituals import patterns
from learnhub.features.rituals.enums import Form, Repeats, Reply
from learnhub.features.rituals.models import PLACE_MAX, REASON_MAX, TITLE_MAX

PURPOSE_MAX, AGENDA_MAX, NOTES_MAX = 2_000, 4_000, 20_000
MINUTES_MAX, TITLE_MIN = 480, 3

_NO_RHYTHM = N_("This is no rhythm. Choose days, weeks or months.")
_ENDS_BEFORE = N_("It ends before it begins.")
_NOTHING = N_("Choose something, or write what it is about.")


def _rule(text: str) -> str:
    try:
        return recurrence.parse(text).text
    except recurrence.BadRule:
        raise ValueError(_NO_RHYTHM) from None


def _rule_or_nothing(text: str) -> str:
    return text and _rule(text)


def _not_before(until_on: date | None, info: ValidationInfo) -> date | None:
    if until_on and until_on < info.data.get("first_on", until_on):
        raise ValueError(_ENDS_BEFORE)
    return until_on


RitualTitle = Annotated[str, Line(TITLE_MAX, TITLE_MIN)]
RuleText = Annotated[str, Line(recurrence.RULE_MAX, 1), AfterValidator(_rule)]
Minutes = Annotated[int, Field(ge=1, le=MINUTES_MAX)]
MonthName = Annotated[str, Field(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")]


class RitualWords(ItemInput):
    """A ritual. `rule` is an RRULE of days, weeks or months; times are those of the clocks of its zone."""

    title: RitualTitle
    form: Form
    purpose: Annotated[str, Text(PURPOSE_MAX), MARKDOWN] = ""
    agenda: Annotated[str, Text(AGENDA_MAX), MARKDOWN] = ""
    rule: RuleText
    first_on: Day
    until_on: Day | None = None
    at: WallTime
    zone: Zone
    minutes: Annotated[int, Field(ge=5, le=MINUTES_MAX)]
    place: Annotated[str, Line(PLACE_MAX)] = ""
    site_id: Annotated[str, Line(12)] = ""

    @field_validator("until_on")
    @classmethod
    def _ends_later(cls, until_on: date | None, info: ValidationInfo) -> date | None:
        return _not_before(until_on, info)


class RitualInput(RitualWords, PlacedInput):
    """A new ritual, and where it is planned."""


class EditRitualInput(RitualWords):
    """A ritual as it shall be from now on; `edition` is the one that was read."""

    edition: Edition


class RhythmForm(ItemInput):
    """What both forms ask: the first day says on which weekday, and which one of its month.

    `rule` is the rule as it was, for the choice that keeps it.
    """

    title: RitualTitle
    form: Form
    purpose: Annotated[str, Text(PURPOSE_MAX), MARKDOWN] = ""
    agenda: Annotated[str, Text(AGENDA_MAX), MARKDOWN] = ""
    repeats: Repeats
    every: Annotated[int, Field(ge=1, le=recurrence.INTERVAL_MAX)] = 1
    rule: Annotated[str, Line(recurrence.RULE_MAX), AfterValidator(_rule_or_nothing)] = ""
    first_on: Day
    until_on: Annotated[Day | None, BeforeValidator(lambda given: given or None)] = None
    at: WallTime
    zone: Zone
    minutes: Annotated[int, Field(ge=5, le=MINUTES_MAX)] = 60
    place: Annotated[str, Line(PLACE_MAX)] = ""
    site_id: Annotated[str, Line(12)] = ""

    @field_validator("until_on")
    @classmethod
    def _ends_later(cls, until_on: date | None, info: ValidationInfo) -> date | None:
        return _not_before(until_on, info)

    def _planned(self) -> dict[str, Any]:
        """The same as a ritual is planned."""
        given = self.model_dump(exclude={"repeats", "every", "rule", "request_key"})
        kept = self.rule if self.repeats == Repeats.KEPT else ""
        rule = kept or patterns.rule_of(self.repeats, self.first_on, self.every).text
        return given | {"rule": rule}


class PlanRitualForm(RhythmForm, PlacedInput, OnceInput):
    """The page's form of a new ritual."""

    def planned(self) -> RitualInput:
        """The ritual that it asks for."""
        return RitualInput.model_validate(self._planned())


class EditRitualForm(RhythmForm):
    """The page's form of a ritual that there is; `edition` is the one that was read."""

    edition: Edition

    def planned(self) -> EditRitualInput:
        """The ritual that it asks for."""
        return EditRitualInput.model_validate(self._planned())


class MoveMeetingForm(Input):
    """The page's form of another time, by the clocks of the ritual's zone."""

    day: Day
    at: WallTime
    reason: Annotated[str, Line(REASON_MAX)] = ""


class MoveMeetingInput(Input):
    """Another time for a meeting, and why."""

    starts_at: Moment
    reason: Annotated[str, Line(REASON_MAX)] = ""


class CancelMeetingInput(Input):
    """Why a meeting is not held."""

    reason: Annotated[str, Line(REASON_MAX)] = ""


class ReplyInput(Input):
    """Whether one comes to a meeting."""

    reply: Reply


class AgendaItemInput(Input):
    """Something for the agenda: content that one may read, or a title."""

    title: Annotated[str, Line(TITLE_MAX)] = ""
    content_id: Annotated[str, Line(12)] = ""
    minutes: Minutes = 5

    @model_validator(mode="after")
    def _is_about_something(self) -> "AgendaItemInput":
        if not self.title and not self.content_id:
            raise ValueError(_NOTHING)
        return self


class ItemPlaceInput(Input):
    """A place on the agenda; 0 is the first."""

    place: Annotated[int, Field(ge=0, le=100)]


class DropItemForm(Input):
    """Something on the agenda, dragged to where something else is."""

    item_id: Annotated[str, Line(12, 1)]
    onto: Annotated[str, Line(12, 1)]


class ItemMinutesInput(Input):
    """How long something is talked about."""

    minutes: Minutes


class NotesInput(Input):
    """The notes of a meeting as they shall be; `edition` is the one that was read."""

    notes: Annotated[str, Text(NOTES_MAX), MARKDOWN]
    edition: Edition


class ClosingInput(Input):
    """How one found a meeting, from 1 to 5, and whether one felt safe to speak. Each may be left out."""

    roti: Annotated[int, Field(ge=1, le=5)] | None = None
    safe: Annotated[str, Field(pattern="^(yes|partly|no)$")] | None = None


def day_of(text: str) -> date | None:
    """The day that an address names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
