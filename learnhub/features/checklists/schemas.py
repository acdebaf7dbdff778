"""What goes into and out of the room of checklists."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from learnhub.core import markdown
from learnhub.core.i18n import N_
from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, Moment, OnceInput, Text
from learnhub.core.views import word_of
from learnhub.features.checklists.enums import Mark
from learnhub.features.checklists.models import KEY_MAX, SUBJECT_MAX, WORDS_MAX
from learnhub.features.checklists.points import POINT_MAX, POINTS_MAX, parse, points_of, written
from learnhub.features.discussion.schemas import ItemInput, ItemText, ItemView, MadeView, PlacedInput
from learnhub.features.people.refs import PersonRef

WHEN_MAX, TEXT_MAX, REASON_MAX, MARKS_AT_ONCE = 2_000, 12_000, 40, 100
READING_MAX = 1e12
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_NO_POINT = N_("Write at least one point.")
_MANY_POINTS = N_("These are more than 100 points. Make two checklists of them.")
_LONG_POINT = N_("A point is longer than 300 characters. Say it in fewer words, or in two points.")
_WHY = N_("Say in a word or two why it does not apply.")
_NOTHING_NOTED = N_("Write what you noticed.")


def _listed(text: str) -> str:
    parts = parse(text)
    points = points_of(parts)
    if not points:
        raise ValueError(_NO_POINT)
    if len(points) > POINTS_MAX:
        raise ValueError(_MANY_POINTS)
    if any(max(len(point.line), len(point.hint)) > POINT_MAX for point in points):
        raise ValueError(_LONG_POINT)
    return written(parts)


Points = Annotated[str, Text(TEXT_MAX, 1), AfterValidator(_listed), MARKDOWN]


class ChecklistWords(ItemInput):
    """A checklist: one point a line.

    A line that begins with # opens a part, one with > says what is to be known about the point above. A point
    that ends with a blank asks for a reading, in a unit and a usual range: `Tank level ___ m (2.1 to 3.0)`.
    """

    points: Points
    when: Annotated[str, Text(WHEN_MAX), MARKDOWN] = ""


class ChecklistInput(ChecklistWords, PlacedInput):
    """A new checklist, and where it is written."""


class ChecklistForm(ChecklistInput, OnceInput):
    """The page's form of a new checklist."""


class EditChecklistInput(ChecklistWords):
    """A checklist as it shall be; `edition` is the one that was read."""

    edition: Edition


class StartRunInput(Input):
    """Begin a run of a checklist, for what `subject` names; `is_shared` lets one's team see it and help."""

    subject: Annotated[str, Line(SUBJECT_MAX)] = ""
    is_shared: bool = False


class StartRunForm(StartRunInput, OnceInput):
    """The page's form of a new run."""


class RunMarkInput(Input):
    """What was done: with the point of this number, or with the run as a whole (-1).

    `key` is any text of one's own: what is sent twice under it is there once.
    """

    key: Annotated[str, StringConstraints(pattern=rf"^[0-9A-Za-z-]{{8,{KEY_MAX}}}$")]
    point: Annotated[int, Field(ge=-1, lt=4 * POINTS_MAX)]
    mark: Mark
    words: Annotated[str, Text(WORDS_MAX)] = ""
    reading: Annotated[float, Field(ge=-READING_MAX, le=READING_MAX, allow_inf_nan=False)] | None = None
    at: Moment

    @model_validator(mode="after")
    def _has_words(self) -> "RunMarkInput":
        if self.mark == Mark.SKIPPED and not self.words:
            raise ValueError(_WHY)
        if self.mark == Mark.NOTE and not self.words:
            raise ValueError(_NOTHING_NOTED)
        return self


class MarksInput(Input):
    """What was done in a run, in any order. `sent_at` is the time by the clock that the marks
    were read from.
    """

    marks: Annotated[list[RunMarkInput], Field(max_length=MARKS_AT_ONCE)] = Field(default_factory=list)
    sent_at: Moment | None = None


class SentMarks(Input):
    """The same as the page sends it, which says whose ticks it kept (`assets/outgoing.js`)."""

    items: Annotated[list[RunMarkInput], Field(max_length=MARKS_AT_ONCE)] = Field(default_factory=list)
    sent_at: Moment | None = None
    person: Annotated[str, Line(12)] = ""


@dataclass(frozen=True, slots=True)
class PointView:
    """One point. `usual_low` and `usual_high` are the usual range as it was typed."""

    number: int = 0
    text: str = ""
    hint: str = ""
    has_reading: bool = False
    unit: str = ""
    usual_low: str = ""
    usual_high: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """Points that belong together."""

    title: str = ""
    points: list[PointView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChecklistView(ItemView):
    """A checklist on its page. `team` is that of its reader, with which a run can be shared."""

    when_html: str = ""
    parts: list[PartView] = field(default_factory=list)
    count: int = 0
    uses: int = 0
    minutes: int = 1
    made: tuple[MadeView, ...] = ()
    can_run: bool = False
    team: str = ""

    def typeset(self) -> "ChecklistView":
        """With its lines as a screen shows them."""
        return replace(
            self, title=markdown.typeset(self.title, self.language), parts=typeset(self.parts, self.language)
        )


def typeset(parts: list[PartView], language: str) -> list[PartView]:
    """Parts and points as a screen shows them."""
    return [
        PartView(
            markdown.typeset(part.title, language),
            [
                replace(
                    point,
                    text=markdown.typeset(point.text, language),
                    hint=markdown.typeset(point.hint, language),
                )
                for point in part.points
            ],
        )
        for part in parts
    ]


@dataclass(frozen=True, slots=True)
class ChecklistSource(ChecklistView):
    """A checklist with what was typed, and the edition that changing it asks for."""

    when: str = ""
    points: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class ChecklistText(ItemText):
    """What stands in the form: a checklist to edit, or what a new one starts from."""

    points: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run in the list of those that its reader may see. `team` is with whom it is shared."""

    id: str = ""
    checklist_id: str = ""
    title: str = ""
    language: str = "en"
    person: PersonRef = field(default_factory=PersonRef)
    subject: str = ""
    team: str = ""
    points: int = 0
    settled: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class OpenRun:
    """The run that the reader began last and has not finished, for a day; the first ones to be offered."""

    rows: list[RunRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MarkView:
    """What somebody did in a run, and when."""

    key: str = ""
    point: int = 0
    mark: Annotated[str, word_of(Mark)] = Mark.DONE
    words: str = ""
    reading: float | None = None
    at: datetime = NEVER
    arrived_at: datetime = NEVER
    person: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class RunView(RunRow):
    """A run with its points, as they were when it began, and everything that was done in it."""

    parts: list[PartView] = field(default_factory=list)
    marks: list[MarkView] = field(default_factory=list)
    is_old: bool = False
    can_edit: bool = False

    def typeset(self) -> "RunView":
        """With its lines as a screen shows them."""
        return replace(
            self, title=markdown.typeset(self.title, self.language), parts=typeset(self.parts, self.language)
        )


@dataclass(frozen=True, slots=True)
class RunProgress:
    """What there is of a run now, which is what a browser asks for after sending."""

    marks: list[MarkView] = field(default_factory=list)
    settled: int = 0
    finished_at: datetime | None = None
