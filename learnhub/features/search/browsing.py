"""Lists of content of some kinds, narrowed by words, topics and languages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.i18n import LANGUAGES
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.core.views import word_of
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked, Figure
from learnhub.features.discussion.models import Content, ContentHtml, ContentTopic
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import topics_of, with_author, with_html
from learnhub.features.freshness.enums import Standing
from learnhub.features.freshness.models import Freshness
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.features.search.queries.filters import Filters, count_facts, facts, true_of
from learnhub.features.search.queries.having import Having, find_having
from learnhub.features.search.queries.passages import Matching
from learnhub.features.search.schemas import Piece
from learnhub.features.search.schemas import tidy as tidy_query
from learnhub.features.topics.schemas import TopicRef

WORDS_MAX = 100
TOPICS_MAX = 20  # the server takes no address of more than 2,000 characters
WORDS_A_MINUTE = 200

_Text = aliased(ContentHtml)
_WORDS = (
    select(func.sum(_Text.words)).where(_Text.content_id == Content.id).correlate(Content).scalar_subquery()
)
_FOUND = with_author(
    with_html(
        select(
            *(Content.id, Content.kind, Content.root_id, Content.title, Content.language),
            *(Content.use_count, Content.published_at, ContentHtml.excerpt, _WORDS.label("words")),
            *(Content.fresh, Freshness.checked_at, Freshness.standing),
        )
    )
).join(Freshness, Freshness.content_id == Content.id, isouter=True)
_THESE = _FOUND.where(among(Content.id, "ids"), VISIBLE)
_KEYS = select(
    *(Content.id, Content.kind, Content.language),
    *(Content.fresh, Content.use_count, Content.published_at),
).where(among(Content.id, "ids"))
# From the content: PostgreSQL 18 would otherwise look for the tags of all items under each topic.
_TAGS = (
    select(ContentTopic.content_id, ContentTopic.topic_id)
    .select_from(Content)
    .join(ContentTopic, ContentTopic.content_id == Content.id)
    .where(among(Content.id, "ids"))
)


class Order(StrEnum):
    """How what was found is sorted."""

    NEWEST = "newest"
    MOST_USED = "most_used"


_ORDERS = {Order.NEWEST: listing.KEPT_NEWEST, Order.MOST_USED: listing.KEPT_MOST_USED}


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: every word, of one of the kinds, languages and topics (none: any).

    `only` are facts that have to be true of it (`rooms.Fact`); with `space_id` it is in this community, or
    shown there.
    """

    words: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    order: Order = Order.NEWEST
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    space_id: str = ""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A piece of content in a list of any kinds, with where it is read.

    `checked_at` and `standing` say how fresh it is, where somebody keeps it up to date.
    """

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
    checked_at: datetime | None = None
    standing: Annotated[str, word_of(Standing, or_nothing=True)] = ""


@dataclass(frozen=True, slots=True)
class MarkedRow(FoundRow):
    """The same with what of its title matches the words of a search."""

    title_parts: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found, and how much would be with each other choice of a topic, a language or a kind.

    Of how much of what was found each fact is true.
    """

    found: Figure = field(default_factory=Figure)
    topics: dict[str, Figure] = field(default_factory=dict)
    languages: dict[str, Figure] = field(default_factory=dict)
    kinds: dict[str, Figure] = field(default_factory=dict)
    facts: dict[str, Figure] = field(default_factory=dict)


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

    With words it takes some more, is of the newest that have them (`find_having`), and marks the titles.
    """
    if search.words:
        return _find_having(session, actor, kinds, search, cursor, size)
    found = listing.read_page(session, actor, _FOUND, asked(kinds, search), cursor=cursor, size=size)
    topics = topics_of(session, [row.id for row in found.items], actor.language)
    return Page([_row(row, topics.get(row.id, ())) for row in found.items], found.next)


def _find_having(
    session: Session, actor: Actor, kinds: Sequence[str], search: Search, cursor: str | None, size: int
) -> Page[FoundRow]:
    having = _having(session, actor, kinds, search)
    keys = db.rows(session, _KEYS, ids=list(having.ids))
    page = listing.page_at_hand(actor, keys, _ORDERS[search.order], cursor=cursor, size=size)
    ids = [key.id for key in page.items]
    rows = {row.id: row for row in db.rows(session, _THESE, ids=ids, **reader(actor))}
    topics = topics_of(session, ids, actor.language)
    found = [_row(rows[each], topics.get(each, ())) for each in ids if each in rows]
    return Page([_marked(row, having.matching) for row in found], page.next)


def _marked(row: FoundRow, matching: Matching) -> FoundRow:
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    return MarkedRow(**values, title_parts=matching.pieces(row.title))


def _having(session: Session, actor: Actor, kinds: Sequence[str], search: Search) -> Having:
    filters = Filters(
        kinds=tuple(str(kind) for kind in _narrowed(kinds, search)),
        topics=search.topics,
        languages=search.languages,
        only=search.only,
        spaces=(search.space_id,) if search.space_id else (),
    )
    return find_having(session, actor, search.words, filters)


def count_having(
    session: Session, actor: Actor, kinds: Sequence[str], search: Search, *, most: int
) -> Counts:
    """How much has the words of a search, and how much with each other choice, each counted up to `most`.

    The other choices are counted among the newest that have the words.
    """
    found = _having(session, actor, kinds, search)
    is_narrowed = bool(search.topics or search.languages or search.kinds)
    every = (
        _having(session, actor, kinds, Search(search.words, only=search.only, space_id=search.space_id))
        if is_narrowed
        else found
    )
    rows = db.rows(session, _KEYS, ids=list(every.ids))
    tags: dict[str, set[str]] = {row.id: set() for row in rows}
    for content_id, topic_id in db.rows(session, _TAGS, ids=list(every.ids)):
        tags[content_id].add(topic_id)

    def has(row: Any, *, topic: bool = True, language: bool = True, kind: bool = True) -> bool:
        on_topic = not (topic and search.topics) or bool(tags[row.id] & {*search.topics})
        in_language = not (language and search.languages) or row.language in search.languages
        return on_topic and in_language and (not (kind and search.kinds) or row.kind in search.kinds)

    of_topics = Counter(topic for row in rows if has(row, topic=False) for topic in tags[row.id])
    of_languages = Counter(row.language for row in rows if has(row, language=False))
    of_kinds = Counter(row.kind for row in rows if has(row, kind=False))

    def counted(numbers: Counter[str], names: Iterable[str]) -> dict[str, Figure]:
        return {name: listing.figure(numbers[name], most, is_more=every.is_more) for name in names}

    return Counts(
        listing.figure(len(found.ids), most, is_more=found.is_more),
        counted(of_topics, [*of_topics]),
        counted(of_languages, LANGUAGES),
        counted(of_kinds, map(str, kinds)),
        counted(count_facts(session, actor, found.ids), facts()),
    )


def find_latest(session: Session, actor: Actor, kinds: Sequence[str], *, size: int) -> list[FoundRow]:
    """What others shared last, in one statement and without topics."""
    latest = Asked(kinds, of_others=True)
    found = listing.read_page(session, actor, _FOUND, latest, cursor=None, size=size)
    return [_row(row, ()) for row in found.items]


def asked(kinds: Sequence[str], search: Search) -> Asked:
    """A search without words as a list."""
    return Asked(
        kinds=_narrowed(kinds, search),
        order=_ORDERS[search.order],
        topics=search.topics,
        languages=search.languages,
        where=true_of(search.only, in_space=bool(search.space_id)),
        values={"space_id": search.space_id},
    )


def _narrowed(kinds: Sequence[str], search: Search) -> Sequence[str]:
    """The kinds that a search is about."""
    return [kind for kind in kinds if kind in search.kinds] if search.kinds else kinds


def tidy(words: str) -> str:
    """Words as they are looked for in a list."""
    return tidy_query(words)[:WORDS_MAX].rstrip()


def minutes_for(words: int | None) -> int:
    """How long one reads so many words, at least a minute."""
    return max(1, round((words or 0) / WORDS_A_MINUTE))


def _row(row: Any, topics: Sequence[TopicRef]) -> FoundRow:
    return FoundRow(
        id=row.id,
        kind=row.kind,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        title=row.title,
        excerpt=row.excerpt or "",
        language=row.language,
        minutes=minutes_for(row.words),
        author=ref_in(row),
        topics=list(topics),
        used=row.use_count,
        published_at=row.published_at,
        checked_at=row.checked_at,
        standing=row.standing or "",
    )
