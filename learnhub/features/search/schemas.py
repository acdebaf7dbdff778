"""What the search is asked, and what it answers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from learnhub.core.inputs import Line
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import TopicRef

WORDS_MAX = 200


def tidy(words: str) -> str:
    """Words as they are looked for: what can be seen of them, with single spaces, up to a length."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[
        :WORDS_MAX
    ].rstrip()


def _tidied(words: Any) -> Any:
    return tidy(words) if isinstance(words, str) else words


Words = Annotated[str, Line(WORDS_MAX), BeforeValidator(_tidied)]  # any string at all is a search


class Age(StrEnum):
    """How old something may be at most."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def length(self) -> timedelta:
        """The time back from now."""
        return {Age.WEEK: timedelta(7), Age.MONTH: timedelta(31), Age.YEAR: timedelta(366)}[self]


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: every word, in one of the choices of each filter (none: any).

    `only` are facts that have to be true of it (`rooms.Fact`); `as_typed` has no typing error forgiven.
    """

    words: str = ""
    kind: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    age: str = ""
    only: tuple[str, ...] = ()
    as_typed: bool = False
    spaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text that matches, or one between."""

    text: str = ""
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Because:
    """Why something was found that does not have the word: its topic knows it under another name."""

    topic: str = ""
    typed: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and the passage in it that matches.

    `is_under` says that the passage is from an answer or the like; `mark` is what became of that one (a
    message id), as its room says. Of what is anonymous neither author nor moment is told.
    """

    id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    language: str = "en"
    excerpt: str = ""
    title_parts: list[Piece] = field(default_factory=list)
    excerpt_parts: list[Piece] = field(default_factory=list)
    is_under: bool = False
    mark: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    topics: list[TopicRef] = field(default_factory=list)
    published_at: datetime | None = None
    vote_count: int = 0
    answer_count: int = 0
    because: list[Because] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter, with how much is behind it; when `is_more`, at least so much."""

    value: str = ""
    label: str = ""
    count: int = 0
    is_chosen: bool = False
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is found nowhere, and the nearest one that was looked for in its place."""

    typed: str = ""
    used: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, the best first; when `is_more`, there is more than `count`.

    The kinds count what was found of each, the other choices what is found of the chosen kind. `is_behind`
    says that the index is still being built, and something may be missing.
    """

    hits: list[Hit] = field(default_factory=list)
    next: str | None = None
    count: int = 0
    is_more: bool = False
    kinds: list[Choice] = field(default_factory=list)
    topics: list[Choice] = field(default_factory=list)
    languages: list[Choice] = field(default_factory=list)
    authors: list[Choice] = field(default_factory=list)
    sites: list[Choice] = field(default_factory=list)
    ages: list[Choice] = field(default_factory=list)
    only: list[Choice] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """A topic and how somebody stands to it."""

    topic: TopicRef = field(default_factory=TopicRef)
    level: SkillLevel = SkillLevel.HELPS


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A colleague who was found by name, work, team, site, or what they help with."""

    person: PersonRef = field(default_factory=PersonRef)
    team: str = ""
    name_parts: list[Piece] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
