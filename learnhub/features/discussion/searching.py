"""Finding content of some kinds by its words, topics and languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.language import ESCAPE, as_looked_for, escaped
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content, ContentHtml, ContentTopic, ContentWords
from learnhub.features.discussion.queries import topics_of, with_author, with_html
from learnhub.features.people.models import Person
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.features.topics.models import TopicName
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


_PLURAL = re.compile(r"(?<=\w{3})[sx]$")
_Answer = aliased(Content)
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
    where, values = matching(search.words)
    return Asked(
        kinds=kinds,
        order=_ORDERS[search.order],
        topics=search.topics,
        languages=search.languages,
        where=where,
        values=values,
        reach=listing.REACH,
    )


def matching(text: str) -> tuple[ColumnElement[bool] | None, dict[str, str]]:
    """The clause on `content` that every word of a search is found, and its parameters."""
    words = words_of(text)
    return _matching(len(words)), {f"word_{n}": pattern_of(word) for n, word in enumerate(words)}


@lru_cache(listing.SHAPES)
def _matching(words: int) -> ColumnElement[bool] | None:
    clauses = [_is_found(bindparam(f"word_{n}")) for n in range(words)]
    return and_(*clauses) if clauses else None


def _is_found(pattern: BindParameter[Any]) -> ColumnElement[bool]:
    """In the texts of content or of an answer to it, the names of its topics or that of its author."""
    own = select(ContentWords.content_id).where(ContentWords.content_id == Content.id)
    answers = (
        select(ContentWords.content_id)
        .join(_Answer, _Answer.id == ContentWords.content_id)
        .where(_Answer.parent_id == Content.id, _Answer.status == Status.PUBLISHED)
    )
    topics = (
        select(ContentTopic.content_id)
        .join(TopicName, TopicName.topic_id == ContentTopic.topic_id)
        .where(ContentTopic.content_id == Content.id)
    )
    authors = (
        select(Authorship.content_id)
        .join(Person, Person.id == Authorship.person_id)
        .where(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    )
    places = (
        (own, ContentWords.folded),
        (answers, ContentWords.folded),
        (topics, TopicName.folded),
        (authors, Person.folded),
    )
    return or_(
        *(exists(rows.where(text.like(pattern, escape=ESCAPE)).correlate(Content)) for rows, text in places)
    )


def tidy(words: str) -> str:
    """Words as they are looked for: no space to spare, and no NUL, which PostgreSQL refuses."""
    return " ".join(words.replace("\0", " ").split())[:WORDS_MAX].rstrip()


def words_of(text: str) -> list[str]:
    """The different words of a search, the first few."""
    return list(dict.fromkeys(text.split()))[:MAX_WORDS]


def pattern_of(word: str) -> str:
    """A LIKE pattern of a word anywhere in folded texts, without the ending of a plural."""
    return f"%{escaped(stem_of(word))}%"


def stem_of(word: str) -> str:
    """A folded word without the ending of a plural."""
    return _PLURAL.sub("", as_looked_for(word))


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
