"""Finding content of some kinds by its words, topics and languages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.language import ESCAPE, escaped
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Content, ContentHtml, ContentSection
from learnhub.features.discussion.queries import topics_of, with_author, with_html
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.features.topics.schemas import TopicRef

WORDS_MAX = 100
MAX_WORDS = 8
TOPICS_MAX = 20  # the server takes no address of more than 2,000 characters
WORDS_A_MINUTE = 200

_FOUND = with_author(
    with_html(
        select(
            *(Content.id, Content.kind, Content.root_id, Content.title, Content.language),
            *(Content.use_count, Content.published_at, ContentHtml.excerpt, ContentHtml.words),
        )
    )
)


class Order(StrEnum):
    """How what was found is sorted."""

    NEWEST = "newest"
    MOST_USED = "most_used"


_ORDERS = {Order.NEWEST: listing.NEWEST, Order.MOST_USED: listing.MOST_USED}


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: every word, in one of the languages, with one of the topics (none: any)."""

    words: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A piece of content in a list of any kinds, with where it is read."""

    id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    excerpt: str = ""
    language: str = "en"
    minutes: int = 1
    author: PersonRef = field(default_factory=PersonRef)
    topics: list[TopicRef] = field(default_factory=list)
    used: int = 0
    published_at: datetime | None = None


def find(
    session: Session,
    actor: Actor,
    kinds: Sequence[str],
    search: Search,
    *,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[FoundRow]:
    """A page of what is published and matches, in two statements.

    No index knows words: each page looks for them in the next part of the list, and may be
    short, or empty, and still have a next one.
    """
    found = listing.read_page(session, actor, _FOUND, asked(kinds, search), cursor=cursor, size=size)
    topics = topics_of(session, [row.id for row in found.items], actor.language)
    return Page([_row(row, topics.get(row.id, ())) for row in found.items], found.next)


def find_latest(session: Session, actor: Actor, kinds: Sequence[str], *, size: int) -> list[FoundRow]:
    """What others shared last, in one statement and without topics."""
    latest = Asked(kinds, of_others=True)
    found = listing.read_page(session, actor, _FOUND, latest, cursor=None, size=size)
    return [_row(row, ()) for row in found.items]


def asked(kinds: Sequence[str], search: Search) -> Asked:
    """A search as a list."""
    words = [patterns_of(word) for word in words_of(search.words)]
    values = {
        f"word_{n}_{m}": pattern for n, patterns in enumerate(words) for m, pattern in enumerate(patterns)
    }
    return Asked(
        kinds=kinds,
        order=_ORDERS[search.order],
        topics=search.topics,
        languages=search.languages,
        where=_matching(tuple(len(patterns) for patterns in words)),
        values=values,
        reach=listing.REACH,
    )


@lru_cache(listing.SHAPES)
def _matching(words: tuple[int, ...]) -> ColumnElement[bool] | None:
    """The clause on `content` for words with so many patterns each."""
    clauses = [_contains([bindparam(f"word_{n}_{m}") for m in range(size)]) for n, size in enumerate(words)]
    return and_(*clauses) if clauses else None


def _contains(patterns: Sequence[Any]) -> ColumnElement[bool]:
    """One of the patterns in the title, the body or a section."""
    in_section = exists(
        select(ContentSection.content_id)
        .where(ContentSection.content_id == Content.id, _like(ContentSection.text, patterns))
        .correlate(Content)
    )
    return or_(_like(Content.title, patterns), _like(Content.body, patterns), in_section)


def _like(column: Any, patterns: Sequence[Any]) -> ColumnElement[bool]:
    return or_(*(column.ilike(pattern, escape=ESCAPE) for pattern in patterns))


def words_of(text: str) -> list[str]:
    """The different words of a search, the first few."""
    return list(dict.fromkeys(text.split()))[:MAX_WORDS]


def patterns_of(word: str) -> list[str]:
    """LIKE patterns of a word anywhere in a text, in the cases it may be written in.

    SQLite compares without case only in ASCII, so "école" must also ask for "École" and "ÉCOLE".
    """
    literal = escaped(word)
    cases = [literal.lower(), literal.capitalize(), literal.upper()]
    return [f"%{case}%" for case in dict.fromkeys(cases[:1] if word.isascii() else cases)]


def _row(row: Any, topics: Sequence[TopicRef]) -> FoundRow:
    return FoundRow(
        id=row.id,
        kind=row.kind,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        title=row.title,
        excerpt=row.excerpt or "",
        language=row.language,
        minutes=max(1, round((row.words or 0) / WORDS_A_MINUTE)),
        author=ref_in(row),
        topics=list(topics),
        used=row.use_count,
        published_at=row.published_at,
    )
