"""Reading the library: a page of cards, the facets beside it, and how much there is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, tuple_
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.i18n import LANGUAGES
from learnhub.core.markdown import plain
from learnhub.core.pagination import PAGE_SIZE, Page, decode, encode
from learnhub.features.cards import queries as cards
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import visible_to
from learnhub.features.library.schemas import (
    Facet,
    LibraryFacets,
    LibraryRow,
    LibrarySize,
    Order,
    Search,
)
from learnhub.features.library.words import ESCAPE, patterns_of, words_of
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.queries import topic_names

EXCERPT = 140
WORDS_A_MINUTE = 200


def list_cards(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None
) -> Page[LibraryRow]:
    """A page of published cards that match, the newest or the most used first."""
    statement = select(Content).where(*_matching(actor, search))
    rows = session.exec(_ordered(statement, search.order, cursor).limit(PAGE_SIZE + 1)).all()
    shown = rows[:PAGE_SIZE]
    more = len(rows) > PAGE_SIZE
    return Page(_rows(session, actor, shown), _cursor(search.order, shown[-1]) if more else None)


def _ordered(statement: Select, order: Order, cursor: str | None) -> Select:
    key = (Content.published_at, Content.id)
    types: tuple[type, ...] = (datetime, str)
    if order == Order.MOST_USED:
        key, types = (Content.use_count, *key), (int, *types)
    if cursor:
        statement = statement.where(tuple_(*key) < tuple_(*decode(cursor, *types)))
    return statement.order_by(*(column.desc() for column in key))


def _cursor(order: Order, content: Content) -> str:
    key = (content.published_at, content.id)
    return encode(content.use_count, *key) if order == Order.MOST_USED else encode(*key)


def _rows(session: Session, actor: Actor, found: Sequence[Content]) -> list[LibraryRow]:
    ids = [content.id for content in found]
    authors = discussion.authors_of(session, ids)
    topics = discussion.topics_of(session, ids, actor.language)
    mine = cards.in_review(session, actor, ids)
    return [
        LibraryRow(
            id=content.id,
            kind=content.kind,
            address=rooms.kind(content.kind).at(content.id, content.root_id),
            title=content.title,
            excerpt=plain(content.body, EXCERPT),
            language=content.language,
            minutes=max(1, round(len(content.body.split()) / WORDS_A_MINUTE)),
            author=authors.get(content.id, PersonRef()),
            topics=list(topics.get(content.id, ())),
            used=content.use_count,
            published_at=content.published_at,
            is_in_review=content.id in mine,
        )
        for content in found
    ]


def without_unknown_topics(session: Session, actor: Actor, search: Search) -> Search:
    """The search with those of its topics that exist; any topic if none of them does."""
    known = topic_names(session, search.topics, actor.language)
    return replace(search, topics=tuple(topic for topic in search.topics if topic in known))


def get_facets(session: Session, actor: Actor, *, search: Search) -> LibraryFacets:
    """How many cards match, and how many would with each other choice of topic or language."""
    found = session.exec(_from_cards(select(func.count())).where(*_matching(actor, search))).one()
    return LibraryFacets(
        found, _topic_facets(session, actor, search), _language_facets(session, actor, search)
    )


def _topic_facets(session: Session, actor: Actor, search: Search) -> list[Facet]:
    counts = session.exec(
        _from_cards(select(ContentTopic.topic_id, func.count()))
        .join(ContentTopic, ContentTopic.content_id == Content.id)
        .where(*_matching(actor, search, without="topics"))
        .group_by(ContentTopic.topic_id)
    ).all()
    names = topic_names(session, [topic_id for topic_id, _count in counts], actor.language)
    facets = [
        Facet(topic_id, names.get(topic_id, ""), count, topic_id in search.topics)
        for topic_id, count in counts
    ]
    return sorted(facets, key=lambda facet: (-facet.count, facet.label))


def _language_facets(session: Session, actor: Actor, search: Search) -> list[Facet]:
    counts = dict(
        session.exec(
            _from_cards(select(Content.language, func.count()))
            .where(*_matching(actor, search, without="languages"))
            .group_by(Content.language)
        ).all()
    )
    return [
        Facet(language, language, counts.get(language, 0), language in search.languages)
        for language in LANGUAGES
    ]


def get_size(session: Session, actor: Actor) -> LibrarySize:
    """How many cards there are to read, and how many colleagues wrote them."""
    statement = (
        select(func.count(func.distinct(Content.id)), func.count(func.distinct(Authorship.person_id)))
        .join(Authorship, Authorship.content_id == Content.id)
        .where(*_published(actor), Authorship.part == Part.AUTHOR)
    )
    return LibrarySize(*session.exec(statement).one())


def _from_cards(statement: Select) -> Select:
    return statement.select_from(Content)


def _published(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return Content.kind == CARD, Content.status == Status.PUBLISHED, visible_to(actor)


def _matching(actor: Actor, search: Search, *, without: str = "") -> list[ColumnElement[bool]]:
    """The clauses of a search; `without` leaves one facet out, to count its other choices."""
    clauses = [*_published(actor), *(_contains(word) for word in words_of(search.words))]
    if search.topics and without != "topics":
        tagged = select(ContentTopic.content_id).where(ContentTopic.topic_id.in_(search.topics))
        clauses.append(Content.id.in_(tagged))
    if search.languages and without != "languages":
        clauses.append(Content.language.in_(search.languages))
    return clauses


def _contains(word: str) -> ColumnElement[bool]:
    return or_(
        *(
            column.ilike(pattern, escape=ESCAPE)
            for column in (Content.title, Content.body)
            for pattern in patterns_of(word)
        )
    )
