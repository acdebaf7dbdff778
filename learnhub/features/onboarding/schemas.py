"""What the first days show."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from learnhub.core.inputs import Input
from learnhub.features.mentoring.schemas import MentorRow
from learnhub.features.search.browsing import FoundRow
from learnhub.features.topics.schemas import TopicName

PICKED_MAX = 5

Picked = Annotated[list[TopicName], Field(max_length=PICKED_MAX)]


class OtherTopicInput(Input):
    """A topic in somebody's own words."""

    name: TopicName


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: "done", "skipped", "now" (the first that is neither) or "later"."""

    name: str = ""
    number: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FirstDayView:
    """The steps of somebody new; of everybody else, none.

    While it `is_open` it takes the place of Today; while it `is_offered` a line on Today leads to it. Once it
    `is_over` nothing is kept of it. `topics` are what they learn, by name, `suggestions` what their team
    learns (`is_team`) or what there is; `people` are those they could meet.
    """

    is_open: bool = False
    is_offered: bool = False
    is_over: bool = False
    is_team: bool = False
    name: str = ""
    steps: list[StepView] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    people: list[MentorRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StartView:
    """How far a company is with its start; the same for all of its administrators.

    `left` are the steps neither done nor skipped, `now` is the first of them. `sites` are the names of
    the first few. `is_alone`: nobody else administers.
    """

    company: str = ""
    steps: list[StepView] = field(default_factory=list)
    done: int = 0
    left: int = 0
    now: str = ""
    sites: list[str] = field(default_factory=list)
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class CardsView:
    """The cards on some topics that somebody does not review yet; a page of them at most."""

    count: int = 0
    shown: list[FoundRow] = field(default_factory=list)
