"""What the screens of the search show."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from learnhub.features.communities.schemas import CommunityRef
from learnhub.features.people.refs import PersonRef
from learnhub.features.search.schemas import Choice, Correction, PersonHit, Piece, Skill
from learnhub.features.topics.schemas import TopicRef


class Filter(StrEnum):
    """The filters of the search by their names in the address; of an age there is one at most."""

    TOPIC = "topic"
    LANGUAGE = "language"
    SITE = "site"
    AUTHOR = "author"
    AGE = "age"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class KindTab:
    """A tab of the results: all of them (`value` is empty) or those of a kind."""

    value: str = ""
    label: str = ""
    address: str = ""
    count: int = 0
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What stands around the rows that were found. When `is_more`, there is more than `count`."""

    count: int = 0
    is_more: bool = False
    kind: str = ""
    tabs: list[KindTab] = field(default_factory=list)
    topics: list[Choice] = field(default_factory=list)
    languages: list[Choice] = field(default_factory=list)
    sites: list[Choice] = field(default_factory=list)
    authors: list[Choice] = field(default_factory=list)
    ages: list[Choice] = field(default_factory=list)
    only: list[Choice] = field(default_factory=list)
    is_narrowed: bool = False
    corrections: list[Correction] = field(default_factory=list)
    typed_address: str = ""
    ask_address: str = ""
    people_address: str = ""
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Knower:
    """A colleague who knows something of what was looked for, and when they have twenty minutes."""

    person: PersonRef = field(default_factory=PersonRef)
    skills: list[Skill] = field(default_factory=list)
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Knowers:
    """Those with the soonest time, of so many; when `is_more`, of more."""

    people: list[Knower] = field(default_factory=list)
    count: int = 0
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class PaletteHit:
    """Something that somebody wrote, in one line; `mark` is what became of it (a message id)."""

    id: str = ""
    kind: str = ""
    address: str = ""
    language: str = "en"
    title_parts: list[Piece] = field(default_factory=list)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class DeedView:
    """Something to do or somewhere to go (message ids); `about` says with which words it begins."""

    label: str = ""
    address: str = ""
    icon: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """What the palette can be narrowed to: a kind, or people, or topics; everything when `value` is empty."""

    value: str = ""
    label: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class PaletteView:
    """What the palette shows for words; without any, what was opened last.

    `sorts` are those of which there is something, where there are several.
    """

    words: str = ""
    sorts: list[Sort] = field(default_factory=list)
    hits: list[PaletteHit] = field(default_factory=list)
    people: list[PersonHit] = field(default_factory=list)
    topics: list[TopicRef] = field(default_factory=list)
    communities: list[CommunityRef] = field(default_factory=list)
    deeds: list[DeedView] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
