"""What the directory is asked, and what it shows."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlencode

from learnhub.features.directory.room import PEOPLE
from learnhub.features.people.refs import PersonRef
from learnhub.features.search.schemas import Piece
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import TopicRef


class Filter(StrEnum):
    """The filters by their names in the address."""

    SKILL = "skill"
    TEAM = "team"
    SITE = "site"


class Order(StrEnum):
    """What the list is sorted by; never by what somebody did."""

    SOONEST = "soonest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom somebody looks for: every word, one of the choices of each filter (none: any)."""

    words: str = ""
    skills: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    is_free: bool = False
    order: Order = Order.SOONEST

    @property
    def is_narrowed(self) -> bool:
        """Whether filters leave somebody out."""
        return bool(self.skills or self.teams or self.sites or self.is_free)


@dataclass(frozen=True, slots=True)
class SharedSkill:
    """A skill that a colleague shares; the level is said of those that are looked for."""

    topic: TopicRef = field(default_factory=TopicRef)
    level: SkillLevel = SkillLevel.PRACTISES
    name_parts: list[Piece] = field(default_factory=list)
    is_wanted: bool = False


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """A colleague in the directory, with their own words in their `language`.

    `languages` are those in which they give time; only who has open hours has said so.
    """

    person: PersonRef = field(default_factory=PersonRef)
    name_parts: list[Piece] = field(default_factory=list)
    team: str = ""
    sentence: str = ""
    language: str = "en"
    skills: list[SharedSkill] = field(default_factory=list)
    languages: str = ""
    is_mentor: bool = False
    next_at: datetime | None = None

    @property
    def id(self) -> str:
        """Whose row it is."""
        return self.person.id


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter. How many people are behind it is not said."""

    value: str = ""
    label: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """The filters with their choices, those made first."""

    skills: list[Option] = field(default_factory=list)
    teams: list[Option] = field(default_factory=list)
    sites: list[Option] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Size:
    """How many people something is about; when `is_more`, at least so many."""

    people: int = 0
    is_more: bool = False


def people_at(asked: Asked) -> str:
    """Where these people are shown; what is not asked for is left out."""
    said = {
        "q": asked.words,
        Filter.SKILL: asked.skills,
        Filter.TEAM: asked.teams,
        Filter.SITE: asked.sites,
        "free": "1" if asked.is_free else "",
        "order": "" if asked.order == Order.SOONEST else asked.order,
    }
    query = urlencode({name: value for name, value in said.items() if value}, doseq=True)
    return f"{PEOPLE}?{query}" if query else PEOPLE
