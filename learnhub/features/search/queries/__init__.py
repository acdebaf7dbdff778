"""Asking the index. What somebody may not see is not found, not counted, and completes nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.analysis import ANALYSIS, wanted
from learnhub.core.i18n import LANGUAGES
from learnhub.core.pagination import PAGE_SIZE, decode, encode
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import topics_of
from learnhub.features.people.models import Site
from learnhub.features.people.refs import ref_in
from learnhub.features.search.models import SearchEntry, SearchProgress
from learnhub.features.search.queries.filters import Filters, count_facts, filters_of
from learnhub.features.search.queries.finding import FEW, Likely, likely_places, places_with_any
from learnhub.features.search.queries.meaning import Meaning, understand
from learnhub.features.search.queries.passages import Matching, Passage, has_phrases, texts_of
from learnhub.features.search.queries.people import find_people, page_people
from learnhub.features.search.queries.ranking import Item, ranked
from learnhub.features.search.schemas import Age, Choice, Found, Hit, Query
from learnhub.features.topics.queries import topic_names

__all__ = ["find_people", "is_behind", "page_people", "search", "similar", "suggest"]

COUNTED = 200
SOME = 100
SUGGESTED = 60
SIMILAR, SIMILAR_EACH = 120, 40
SIMILAR_UNITS = 24
# The part of a query, weighed by rarity, that something must have; less where even the best has little of it.
ENOUGH, ENOUGH_ALIKE = 0.5, 0.3
NEAR_BEST, LEAST = 0.6, 0.3
CHOICES = 30

_BUILT = select(SearchProgress.id).where(SearchProgress.is_complete, SearchProgress.analysis == ANALYSIS)
# From the content: PostgreSQL 18 would otherwise look for the tags of all items under each topic.
_TOPICS = (
    select(ContentTopic.topic_id)
    .select_from(Content)
    .join(ContentTopic, ContentTopic.content_id == Content.id)
    .where(among(Content.id, "ids"))
)
_KINDS = (
    select(Content.kind, func.count())
    .join(SearchEntry, SearchEntry.content_id == Content.id)
    .where(among(SearchEntry.place, "places"), VISIBLE)
    .group_by(Content.kind)
)
_SITES = select(Site.id, Site.name).where(among(Site.id, "ids"))


def search(
    session: Session, actor: Actor, query: Query, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Found:
    """A page of what has the words of a query, the best first, with how it could be narrowed.

    What has every word comes first; when that is little, what has most of them follows. Raises Invalid for
    the cursor of another list.
    """
    filters = filters_of(query)
    meaning = understand(session, actor, wanted(query.words), as_typed=query.as_typed)
    items, is_more = _items(session, actor, meaning, filters, COUNTED + 1)
    kinds, kinds_more = Counter(item.row.kind for item in items), is_more
    if query.kind:
        kinds, kinds_more = _count_kinds(session, actor, meaning, replace(filters, kinds=()))
    shown, following = _page(items, cursor, size)
    choices = _choices(session, actor, query, items[:COUNTED], is_more=is_more)
    return Found(
        hits=_hits(session, actor, shown, meaning),
        next=following,
        count=min(len(items), COUNTED),
        is_more=is_more or len(items) > COUNTED,
        kinds=_kinds(kinds, query.kind, is_more=kinds_more),
        corrections=list(meaning.corrections),
        is_behind=is_behind(session),
        **choices,
    )


def suggest(session: Session, actor: Actor, words: str, *, kind: str = "", size: int = 6) -> Found:
    """The best for what was typed so far, and of which kinds there are some."""
    meaning = understand(session, actor, wanted(words))
    filters = Filters(kinds=(kind,) if kind else ())
    items, is_more = _items(session, actor, meaning, filters, SUGGESTED)
    return Found(
        hits=_hits(session, actor, items[:size], meaning),
        count=len(items),
        is_more=is_more,
        kinds=_kinds(Counter(item.row.kind for item in items), kind, is_more=is_more),
        corrections=list(meaning.corrections),
    )


def similar(
    session: Session, actor: Actor, title: str, *, kinds: Sequence[str] = (), size: int = 5
) -> list[Hit]:
    """What is about the same as a title that is being written, the closest first."""
    meaning = understand(session, actor, wanted(title, most=SIMILAR_UNITS), may_go_on=False)
    filters = Filters(kinds=tuple(kinds))
    places = places_with_any(session, actor, meaning.terms, filters, each=SIMILAR_EACH, most=SIMILAR)
    found = ranked(session, actor, places, meaning.terms)
    items = [item for item in found if item.share >= ENOUGH_ALIKE]
    return _hits(session, actor, items[:size], meaning)


def is_behind(session: Session) -> bool:
    """Whether the index is still being built, so that something may be missing."""
    return not db.rows(session, _BUILT)


def _count_kinds(
    session: Session, actor: Actor, meaning: Meaning, filters: Filters
) -> tuple[Counter[str], bool]:
    """How much of each kind would be found, without reading what."""
    found = _find(session, actor, meaning, filters, COUNTED + 1)
    if _has_enough(found, meaning):
        counted = db.rows(session, _KINDS, places=found.with_all, **reader(actor))
        return Counter(dict(tuple(row) for row in counted)), found.is_more
    items = _fitting(session, actor, meaning, found)
    return Counter(item.row.kind for item in items), found.is_more


def _items(
    session: Session, actor: Actor, meaning: Meaning, filters: Filters, most: int
) -> tuple[list[Item], bool]:
    """What was found, the best first, and whether there is more than was looked at."""
    found = _find(session, actor, meaning, filters, most)
    return _fitting(session, actor, meaning, found), found.is_more


def _find(session: Session, actor: Actor, meaning: Meaning, filters: Filters, most: int) -> Likely:
    if not meaning.terms:
        return Likely([], [], is_more=False)
    return likely_places(session, actor, meaning.terms, filters, most=most, some=SOME)


def _has_enough(found: Likely, meaning: Meaning) -> bool:
    """Whether nothing has to be looked at for what fits best."""
    return len(found.with_all) >= FEW and not meaning.phrases


def _fitting(session: Session, actor: Actor, meaning: Meaning, found: Likely) -> list[Item]:
    """What was found and has enough of the query, the best first."""
    places = found.with_all
    if len(places) < FEW and not meaning.phrases:
        places = [*{*places, *found.with_some}]
    items = ranked(session, actor, places, meaning.terms)
    best = max((item.share for item in items), default=0.0)
    enough = max(LEAST, min(ENOUGH, NEAR_BEST * best))
    items = [item for item in items if item.share >= enough]
    if meaning.phrases:
        texts = texts_of(session, [item.row.id for item in items])
        items = [item for item in items if has_phrases(item.row.title, texts[item.row.id], meaning.phrases)]
    return items


def _page(items: Sequence[Item], cursor: str | None, size: int) -> tuple[Sequence[Item], str | None]:
    if cursor:
        last = decode(cursor, int, str)
        items = [item for item in items if item.key < last]
    shown = items[:size]
    return shown, encode(*shown[-1].key) if len(items) > size else None


def _hits(session: Session, actor: Actor, items: Sequence[Item], meaning: Meaning) -> list[Hit]:
    ids = [item.row.id for item in items]
    if not ids:
        return []
    texts, topics = texts_of(session, ids), topics_of(session, ids, actor.language)
    matching = Matching(meaning.terms)
    return [
        _hit(item, matching, matching.passage(texts[item.row.id]), topics.get(item.row.id, ()))
        for item in items
    ]


def _hit(item: Item, matching: Matching, passage: Passage, topics: Iterable[Any]) -> Hit:
    row = item.row
    return Hit(
        id=row.id,
        kind=row.kind,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        title=row.title,
        language=row.language,
        excerpt=passage.text,
        title_parts=matching.pieces(row.title),
        excerpt_parts=passage.pieces,
        is_under=passage.is_under,
        mark=passage.mark,
        author=ref_in(row),
        topics=list(topics),
        published_at=None if row.is_anonymous else row.published_at,
        vote_count=row.vote_count,
        answer_count=row.answer_count,
        because=list(item.because),
    )


def _kinds(counts: Counter[str], chosen: str, *, is_more: bool) -> list[Choice]:
    return [
        Choice(name, kind.many, min(counts[name], COUNTED), name == chosen, is_more)
        for name, kind in rooms.kinds().items()
        if counts[name] or name == chosen
    ]


def _choices(
    session: Session, actor: Actor, query: Query, items: Sequence[Item], *, is_more: bool
) -> dict[str, list[Choice]]:
    """How much there is behind each choice of the filters; a constant number of statements."""
    rows = [item.row for item in items]
    ids = [row.id for row in rows]
    topics = Counter(topic_id for (topic_id,) in db.rows(session, _TOPICS, ids=ids))
    sites = Counter(row.site_id for row in rows if row.site_id)
    authors = Counter(row.ref_id for row in rows if row.ref_id)
    site_ids = [*{*sites, *query.sites}]
    named = {
        "topics": topic_names(session, [*topics, *query.topics], actor.language),
        "sites": dict(tuple(row) for row in db.rows(session, _SITES, ids=site_ids)),
        "authors": {row.ref_id: row.ref_name for row in rows if row.ref_id},
        "languages": {language: language for language in LANGUAGES},
        "ages": {age: age for age in Age},
        "only": {fact.name: fact.label for room in rooms.all_rooms().values() for fact in room.facts},
    }
    counts = {"topics": topics, "sites": sites, "authors": authors}
    counts["languages"] = Counter(row.language for row in rows)
    since = {age: clock.utcnow() - age.length for age in Age}
    signed = [row.published_at for row in rows if row.published_at and not row.is_anonymous]
    counts["ages"] = Counter(age for at in signed for age in Age if at >= since[age])
    counts["only"] = count_facts(session, actor, ids)
    chosen = {"topics": query.topics, "sites": query.sites, "authors": query.authors, "only": query.only}
    chosen |= {"languages": query.languages, "ages": (query.age,)}
    return {
        name: _sorted(counts[name], names, chosen[name], is_more=is_more) for name, names in named.items()
    }


def _sorted(
    counts: Counter[str], names: dict[str, str], chosen: Sequence[str], *, is_more: bool
) -> list[Choice]:
    """The choices with most behind them first; those made stay although nothing is left behind them."""
    choices = [
        Choice(value, name, counts[value], value in chosen, is_more)
        for value, name in names.items()
        if counts[value] or value in chosen
    ]
    return sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))[
        : max(CHOICES, len(chosen))
    ]
