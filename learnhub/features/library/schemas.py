"""What goes into and out of the library."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicRef

WORDS_MAX = 100


class Order(StrEnum):
    """How the library is sorted."""

    NEWEST = "newest"
    MOST_USED = "most_used"


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: every word, in one of the languages, with one of the topics (none: any)."""

    words: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of a text that matches the search, or one between."""

    text: str = ""
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A row of the library. `marked` is its title as the screen shows it, which only the screen fills in."""

    id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    marked: list[TextPart] = field(default_factory=list)
    excerpt: str = ""
    language: str = "en"
    minutes: int = 1
    author: PersonRef = field(default_factory=PersonRef)
    topics: list[TopicRef] = field(default_factory=list)
    used: int = 0
    published_at: datetime | None = None
    is_in_review: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice beside the list, with the number of cards behind it."""

    value: str = ""
    label: str = ""
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class LibraryFacets:
    """How much was found, and how it could be narrowed."""

    found: int = 0
    topics: list[Facet] = field(default_factory=list)
    languages: list[Facet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How much there is, by how many colleagues."""

    cards: int = 0
    authors: int = 0
