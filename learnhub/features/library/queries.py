"""Reading the library: a page of what it lists, the facets beside it, and how much there is.

Figures cost the same whatever there is: they are counted up to a bound, and where words narrow the list,
among the newest that have them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache
from itertools import chain

from sqlalchemy import bindparam, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.core.statements import AnySelect
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.listing import Asked, Figure, Shape
from learnhub.features.discussion.models import (
    TAGGED,
    Authorship,
    Content,
    ContentOrigin,
    ContentSource,
    ContentTopic,
)
from learnhub.features.discussion.queries import co_authors_of
from learnhub.features.library.schemas import (
    Converted,
    ConvertedFrom,
    Facet,
    LibraryFacets,
    LibraryRow,
    LibrarySize,
)
from learnhub.features.people.refs import PersonRef
from learnhub.features.search.browsing import FoundRow, Search, asked, count_having, find
from learnhub.features.search.queries.filters import facts
from learnhub.features.topics.models import Topic
from learnhub.features.topics.queries import topic_names
from learnhub.rooms import Kind

COUNTED = 300
FEWEST = 5  # of what a figure is shown
LOOKED_AT = 600  # newest pages: the figure stands over each list, and must not delay it
NOTE = "note"
TOPICS_COUNTED = 99

_AUTHOR = (
    select(Authorship.person_id)
    .where(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    .limit(1)
    .correlate(Content)
    .scalar_subquery()
)
_BY_TOPIC = (
    select(ContentTopic.topic_id, func.count().label("number"))
    .select_from(Content)
    .join(ContentTopic, ContentTopic.content_id == Content.id)
    .group_by(ContentTopic.topic_id)
)
_Source = aliased(Content)
_KIND_OF_SOURCE = (
    select(_Source.kind)
    .join(ContentSource, ContentSource.source_id == _Source.id)
    .where(ContentSource.content_id == Content.id)
    .order_by(_Source.id)
    .limit(1)
    .correlate(Content)
    .scalar_subquery()
)
_NOTE = (
    select(literal_column(f"'{NOTE}'"))
    .select_from(ContentOrigin)
    .where(ContentOrigin.content_id == Content.id)
    .correlate(Content)
    .scalar_subquery()
)
_MADE_OF = func.coalesce(_KIND_OF_SOURCE, _NOTE).label("source")
_CONVERTED = select(_MADE_OF, func.count().label("number")).select_from(Content).group_by(_MADE_OF)
_SIZE = select(func.count(_AUTHOR), func.count(_AUTHOR.distinct())).select_from(Content)


@cache
def kinds_listed() -> tuple[Kind, ...]:
    """The kinds of content that the library lists."""
    return tuple(kind for kind in rooms.kinds().values() if kind.in_library)


def list_content(
    session: Session,
    actor: Actor,
    *,
    search: Search,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[LibraryRow]:
    """A page of published content that matches, the newest or the most used first."""
    page = find(session, actor, kinds_listed(), search, cursor=cursor, size=size)
    added = _added(session, actor, page.items)
    with_author = co_authors_of(session, [row.id for row in page.items])
    rows = [_row(row, is_added=row.id in added, others=with_author.get(row.id, ())) for row in page.items]
    return Page(rows, page.next)


def _added(session: Session, actor: Actor, found: Iterable[FoundRow]) -> set[str]:
    """Which of these the reader has added to their own; a statement for each kind that offers it."""
    of_kinds: dict[str, list[str]] = {}
    for row in found:
        of_kinds.setdefault(row.kind, []).append(row.id)
    return {
        content_id
        for kind, ids in of_kinds.items()
        if rooms.kind(kind).offer
        for content_id in rooms.offered(kind, "added")(session, actor, ids)
    }


def _row(row: FoundRow, *, is_added: bool, others: Iterable[PersonRef]) -> LibraryRow:
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    return LibraryRow(**values, is_added=is_added, co_authors=list(others))


def without_unknown_topics(session: Session, actor: Actor, search: Search) -> Search:
    """The search with those of its topics that exist; any topic if none of them does."""
    known = topic_names(session, search.topics, actor.language)
    return replace(search, topics=tuple(topic for topic in search.topics if topic in known))


def get_facets(session: Session, actor: Actor, *, search: Search) -> LibraryFacets:
    """How much matches, and how much would with each other choice of a kind, topic or language."""
    if search.words:
        return _facets_of_words(session, actor, search)
    topics = _topic_facets(session, actor, search)
    everything = asked(kinds_listed(), replace(search, languages=()))
    counts = listing.count_languages(session, actor, everything, most=COUNTED)
    languages = [
        Facet(each, each, figure.number, each in search.languages, figure.is_more)
        for each, figure in counts.items()
    ]
    matching = asked(kinds_listed(), search)
    chosen = [counts[each] for each in search.languages or LANGUAGES]
    is_more = any(figure.is_more for figure in chosen)
    found = listing.figure(sum(figure.number for figure in chosen), COUNTED, is_more=is_more)
    return LibraryFacets(
        *(found.number, topics, languages, found.is_more),
        kinds=_kind_facets(session, actor, search),
        facts=_facts(search, listing.count_each(session, actor, matching, facts(), most=COUNTED)),
    )


def _facts(search: Search, counts: Mapping[str, Figure]) -> list[Facet]:
    """What can be true of an item, under the message ids of its words; what is true of none is left out."""
    return [
        Facet(name, _labels()[name], figure.number, name in search.only, figure.is_more)
        for name, figure in counts.items()
        if figure.number or name in search.only
    ]


@cache
def _labels() -> Mapping[str, str]:
    return {fact.name: fact.label for room in rooms.all_rooms().values() for fact in room.facts}


def _kind_facets(session: Session, actor: Actor, search: Search) -> list[Facet]:
    everything = asked(kinds_listed(), replace(search, kinds=()))
    return _facets_of_kinds(search, listing.count_kinds(session, actor, everything, most=COUNTED))


def _facets_of_kinds(search: Search, counts: Mapping[str, Figure]) -> list[Facet]:
    """In the order in which the kinds are declared; those of which there is nothing are left out."""
    return [
        Facet(kind, kind, figure.number, kind in search.kinds, figure.is_more)
        for kind, figure in counts.items()
        if figure.number or kind in search.kinds
    ]


def _topic_facets(session: Session, actor: Actor, search: Search) -> list[Facet]:
    counts = _count_topics(session, actor, asked(kinds_listed(), replace(search, topics=())))
    return _facets_of_topics(session, actor, search, counts)


def _facets_of_words(session: Session, actor: Actor, search: Search) -> LibraryFacets:
    """The same of what has the words of a search, counted in the newest of it."""
    counts = count_having(session, actor, kinds_listed(), search, most=COUNTED)
    languages = [
        Facet(each, each, figure.number, each in search.languages, figure.is_more)
        for each, figure in counts.languages.items()
    ]
    topics = _facets_of_topics(session, actor, search, counts.topics)
    kinds = _facets_of_kinds(search, counts.kinds)
    return LibraryFacets(
        *(counts.found.number, topics, languages, counts.found.is_more),
        kinds=kinds,
        facts=_facts(search, counts.facts),
    )


def _facets_of_topics(
    session: Session, actor: Actor, search: Search, counts: Mapping[str, Figure]
) -> list[Facet]:
    """Those with most behind them first; one that is chosen stays although nothing is left behind it."""
    counts = {**dict.fromkeys(search.topics, Figure()), **counts}
    names = topic_names(session, counts, actor.language)
    facets = [
        Facet(topic_id, names[topic_id], count.number, topic_id in search.topics, count.is_more)
        for topic_id, count in counts.items()
        if topic_id in names
    ]
    return sorted(facets, key=lambda facet: (-facet.count, facet.label))


def _count_topics(session: Session, actor: Actor, wanted: Asked) -> dict[str, Figure]:
    """How much there is on each topic, from an index; with facts, among the first of the list."""
    if wanted.where is not None:
        rows, _goes_on = listing.read_within(session, actor, _BY_TOPIC, wanted, size=listing.REACH)
        return {row.topic_id: listing.figure(row.number, TOPICS_COUNTED, is_more=False) for row in rows}
    shape = listing.shape_of(actor, wanted, TOPICS_COUNTED + 1)
    rows = db.rows(session, _by_topic_from_index(shape), **listing.values_of(actor, wanted))
    return {
        row.topic_id: listing.figure(row.number, TOPICS_COUNTED, is_more=False) for row in rows if row.number
    }


@lru_cache(listing.SHAPES)
def _by_topic_from_index(shape: Shape) -> AnySelect:
    heard = [bindparam(f"audience_{n}") for n in range(shape.audiences)]
    tags = (
        select(literal_column("1"))
        .where(ContentTopic.topic_id == Topic.id, ContentTopic.audience.in_(heard))
        .where(or_(*(ContentTopic.kind == kind for kind in shape.kinds)), text(TAGGED))
        .where(ContentTopic.language.in_([*chain(*shape.languages)]))
        .limit(literal_column(str(shape.size)))
        .correlate(Topic)
        .subquery()
    )
    number = select(func.count()).select_from(tags).correlate(Topic).scalar_subquery()
    return select(Topic.id.label("topic_id"), number.label("number"))


def get_size(session: Session, actor: Actor) -> LibrarySize:
    """How much there is to read, and how many colleagues wrote it."""
    everything = asked(kinds_listed(), Search())
    (found, *_), _goes_on = listing.read_within(session, actor, _SIZE, everything, size=COUNTED + 1)
    items, authors, *_rest = (*found,)  # a row, whose columns only the statement knows
    return LibrarySize(min(items, COUNTED), authors, is_more=items > COUNTED)


def get_converted(session: Session, actor: Actor) -> Converted:
    """How much of the library was made of what was said elsewhere, among its newest pages; one statement."""
    everything = asked(kinds_listed(), Search())
    rows, goes_on = listing.read_within(session, actor, _CONVERTED, everything, size=LOOKED_AT)
    numbers = {row.source: row.number for row in rows if row.source}
    if sum(numbers.values()) < FEWEST:
        return Converted()
    shown = [ConvertedFrom(source, number) for source, number in numbers.items() if number >= FEWEST]
    ordered = sorted(shown, key=lambda each: (-each.pages, each.source))
    return Converted(sum(numbers.values()), ordered, goes_on)
