"""What goes out of the library."""

from dataclasses import dataclass, field

from learnhub.features.people.refs import PersonRef
from learnhub.features.search.browsing import MarkedRow


@dataclass(frozen=True, slots=True)
class LibraryRow(MarkedRow):
    """A row of the library.

    `is_added` says whether the reader has added it to their own, where its kind offers that. `co_authors` are
    those who write it with its author.
    """

    is_added: bool = False
    co_authors: list[PersonRef] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice beside the list, with how much is behind it; when `is_more`, at least so much."""

    value: str = ""
    label: str = ""
    count: int = 0
    is_chosen: bool = False
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class LibraryFacets:
    """How much was found, or when `is_more` at least found, and how it could be narrowed."""

    found: int = 0
    topics: list[Facet] = field(default_factory=list)
    languages: list[Facet] = field(default_factory=list)
    is_more: bool = False
    kinds: list[Facet] = field(default_factory=list)
    facts: list[Facet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ConvertedFrom:
    """How many pages were made of one kind of source, such as answers; "note" is a session of two."""

    source: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Converted:
    """What was said once and can be read by everybody: how many pages of the library were made of something.

    A figure of the company, of no person and no team. It is empty below five pages, and a source with fewer
    is in the whole only; when `is_more`, at least so many.
    """

    pages: int = 0
    sources: list[ConvertedFrom] = field(default_factory=list)
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How much there is, by how many colleagues; when `is_more`, at least so much by so many."""

    pages: int = 0
    authors: int = 0
    is_more: bool = False
