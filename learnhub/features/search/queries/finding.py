"""Finding items: the newest that a reader may see and that have every term.

The lists of a word are in the order of days, one for each audience, and one more for items that have it in
title or topics. Each is followed until enough was found or a bound is reached, so a query costs the same
whatever there is, and the best of a common word are among those whose subject it is. `VISIBLE` decides about
each item before it counts.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal_column, or_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.db import Utc
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import AUDIENCES, VISIBLE, reader
from learnhub.features.people.models import Person
from learnhub.features.search.models import SearchEntry, SearchPosting, SearchWord
from learnhub.features.search.queries.meaning import Term
from learnhub.features.search.schemas import Age, Query

REACH = 10_000  # how far a list is followed when terms seldom come together
SHAPES = 200

_Listed, _Held = aliased(SearchPosting), aliased(SearchPosting)
_AUDIENCE = AUDIENCES.subquery("heard")
_LIST = union_all(select(literal_column("0").label("subject")), select(literal_column("1"))).subquery("list")


@dataclass(frozen=True, slots=True)
class Filters:
    """What else an item must be; only what is given is asked."""

    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    age: str = ""
    only: tuple[str, ...] = ()

    @property
    def given(self) -> frozenset[str]:
        """The names of those that are asked, and what has to be true."""
        asked = (name for name in self.__slots__ if name != "only" and getattr(self, name))
        return frozenset((*asked, *self.only))

    def values(self) -> dict[str, Any]:
        """The parameters of their clauses."""
        lists = {f"of_{name}": list(getattr(self, name)) for name in self.given - {"age", *self.only}}
        return lists | ({"since": clock.utcnow() - Age(self.age).length} if self.age else {})


def filters_of(query: Query) -> Filters:
    """The filters of a query."""
    kinds = (query.kind,) if query.kind else ()
    only = tuple(name for name in query.only if name in facts())
    return Filters(kinds, query.topics, query.languages, query.authors, query.sites, query.age, only)


@cache
def facts() -> dict[str, ColumnElement[bool]]:
    """What can be true of an item, by name, each with its clause."""
    return {
        fact.name: rooms.resolve(name, fact.clause)()
        for name, room in rooms.all_rooms().items()
        for fact in room.facts
    }


def places_with_all(
    session: Session, actor: Actor, terms: Sequence[Term], filters: Filters, *, most: int
) -> tuple[set[int], bool]:
    """Where items with every term are, and whether some list went on behind `most`."""
    rarest = min(range(len(terms)), key=lambda n: terms[n].number)
    others = [term for n, term in enumerate(terms) if n != rarest]
    drivers = {key for each in terms[rarest].alternatives for key in each.rarest.near}
    # The rarest word alone says its term only when nothing stands beside it.
    asked = (
        others
        if all(len(each.groups) == 1 for each in terms[rarest].alternatives)
        else [*others, terms[rarest]]
    )
    return _places(session, actor, drivers, asked, filters, most)


def places_with_any(
    session: Session, actor: Actor, terms: Iterable[Term], filters: Filters, *, most: int
) -> set[int]:
    """Where items with one of the terms are, the newest of each word."""
    drivers = {key for term in terms for each in term.alternatives for key in each.rarest.near}
    return _places(session, actor, drivers, (), filters, most)[0]


def _places(
    session: Session, actor: Actor, drivers: set[int], terms: Sequence[Term], filters: Filters, most: int
) -> tuple[set[int], bool]:
    if not drivers or not actor.is_signed_in:
        return set(), False
    shape = tuple(tuple(len(each.groups) for each in term.alternatives) for term in terms)
    values = {"drivers": list(drivers), "most": most, **_values(terms), **filters.values(), **reader(actor)}
    rows = db.rows(session, _statement(shape, filters.given, db.is_sqlite()), **values)
    lists = [json.loads(row.places) if isinstance(row.places, str) else row.places or [] for row in rows]
    return {place for places in lists for place in places}, any(len(places) >= most for places in lists)


def _values(terms: Sequence[Term]) -> dict[str, list[int]]:
    return {
        f"t{n}_{m}_{k}": list(group.near)
        for n, term in enumerate(terms)
        for m, alternative in enumerate(term.alternatives)
        for k, group in enumerate(alternative.groups)
    }


@lru_cache(SHAPES)
def _statement(shape: tuple[tuple[int, ...], ...], given: frozenset[str], is_sqlite: bool) -> AnySelect:
    """The places of each list in one value."""
    near = (
        select(_Listed.place, _Listed.audience)
        .where(
            _Listed.word_id == SearchWord.id,
            _Listed.subject == _LIST.c.subject,
            _Listed.audience == _AUDIENCE.c.audience,
        )
        .order_by(_Listed.place.desc())
        .limit(literal_column(str(REACH)))
        .correlate(SearchWord, _LIST, _AUDIENCE)
        .subquery("near")
    )
    found = (
        select(near.c.place)
        .join(SearchEntry, SearchEntry.place == near.c.place)
        .join(Content, Content.id == SearchEntry.content_id)
        .where(*_has_terms(shape, near), Content.status == Status.PUBLISHED, VISIBLE, *_clauses(given))
        .order_by(near.c.place.desc())
        .limit(bindparam("most"))
        .correlate(SearchWord, _LIST, _AUDIENCE)
        .subquery("found")
    )
    together = func.json_group_array if is_sqlite else func.array_agg
    places = select(together(found.c.place)).correlate(SearchWord, _LIST, _AUDIENCE).scalar_subquery()
    return (
        select(places.label("places"))
        .select_from(SearchWord)
        .join(_LIST, literal_column("1") == 1)
        .join(_AUDIENCE, literal_column("1") == 1)
        .where(SearchWord.id.in_(bindparam("drivers", expanding=True)))
    )


def _has_terms(shape: tuple[tuple[int, ...], ...], near: Any) -> Iterator[ColumnElement[bool]]:
    for n, alternatives in enumerate(shape):
        yield or_(
            *(
                and_(*(_has_word(f"t{n}_{m}_{k}", near) for k in range(groups)))
                for m, groups in enumerate(alternatives)
            )
        )


def _has_word(name: str, near: Any) -> ColumnElement[bool]:
    posting = aliased(SearchPosting)
    return exists(
        select(posting.place)
        .where(
            posting.word_id.in_(bindparam(name, expanding=True)),
            posting.subject == 0,
            posting.audience == near.c.audience,
            posting.place == near.c.place,
        )
        .correlate_except(posting)
    )


def _clauses(given: frozenset[str]) -> Iterator[ColumnElement[bool]]:
    """The clauses of the filters that are given."""
    author = (Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    clauses = {
        "kinds": lambda asked: Content.kind.in_(asked),
        "languages": lambda asked: Content.language.in_(asked),
        "topics": lambda asked: exists(
            select(ContentTopic.content_id)
            .where(ContentTopic.content_id == Content.id, ContentTopic.topic_id.in_(asked))
            .correlate(Content)
        ),
        "authors": lambda asked: exists(
            select(Authorship.content_id).where(*author, Authorship.person_id.in_(asked)).correlate(Content)
        ),
        "sites": lambda asked: exists(
            select(Authorship.content_id)
            .join(Person, Person.id == Authorship.person_id)
            .where(*author, Person.site_id.in_(asked))
            .correlate(Content)
        ),
    }
    named = sorted(given & clauses.keys())
    yield from (clauses[name](bindparam(f"of_{name}", expanding=True)) for name in named)
    yield from (facts()[name] for name in sorted(given & facts().keys()))
    if "age" in given:
        yield and_(Content.published_at >= bindparam("since", type_=Utc()), Content.is_anonymous.is_(False))
