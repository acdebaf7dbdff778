"""What goes into and out of the page of a colleague."""

from dataclasses import dataclass, field
from datetime import datetime

from learnhub.core.inputs import Input
from learnhub.features.people.schemas import ProfileView
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import SkillView, TopicName

ALL = ""


class SkillInput(Input):
    """A skill and how one stands to it."""

    name: TopicName
    level: SkillLevel


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something a colleague wrote, where it is read, and what became of it (`mark`, a message id)."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = ""
    address: str = ""
    vote_count: int = 0
    mark: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContributionCounts:
    """How much a colleague has written: of each kind by its name, and in all.

    `more` are the kinds, or `ALL`, of which there is more than was counted.
    """

    of: dict[str, int] = field(default_factory=dict)
    total: int = 0
    more: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ColleagueView:
    """A colleague with what the rooms know of them."""

    profile: ProfileView = field(default_factory=ProfileView)
    skills: tuple[SkillView, ...] = ()
    counts: ContributionCounts = field(default_factory=ContributionCounts)
    is_mentor: bool = False
