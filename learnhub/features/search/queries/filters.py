"""What a search is narrowed to, as clauses on content."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.db import Utc
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship, Content, ContentShare, ContentTopic
from learnhub.features.discussion.policy import AUDIENCES, IN_SPACE, reader
from learnhub.features.people.models import Person, Space
from learnhub.features.search.schemas import Age, Query


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
    spaces: tuple[str, ...] = ()

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
    asked = (kinds, query.topics, query.languages, query.authors, query.sites, query.age, only)
    return Filters(*asked, spaces=query.spaces)


@cache
def facts() -> dict[str, ColumnElement[bool]]:
    """What can be true of an item, by name, each with its clause."""
    return {
        fact.name: rooms.resolve(name, fact.clause)()
        for name, room in rooms.all_rooms().items()
        for fact in room.facts
    }


def true_of(only: tuple[str, ...], *, in_space: bool = False) -> ColumnElement[bool] | None:
    """That all of this is true of an item, and perhaps that it is in a space (`policy.IN_SPACE`).

    Always the same object for the same facts.
    """
    return _all_of(tuple(sorted({*only} & facts().keys())), in_space)


@cache
def _all_of(names: tuple[str, ...], in_space: bool) -> ColumnElement[bool] | None:
    clauses = [*(facts()[name] for name in names), *((IN_SPACE,) if in_space else ())]
    return and_(*clauses) if clauses else None


def count_facts(session: Session, actor: Actor, ids: Sequence[str]) -> Counter[str]:
    """Of how many of these items each fact is true; one statement."""
    ((*numbers,),) = db.rows(session, _numbers(), ids=list(ids), **reader(actor))
    return Counter({name: number or 0 for name, number in zip(facts(), numbers, strict=True)})


@cache
def _numbers() -> AnySelect:
    numbers = (func.sum(case((clause, 1), else_=0)).label(name) for name, clause in facts().items())
    return select(*numbers).select_from(Content).where(among(Content.id, "ids"))


def is_from_my_site() -> ColumnElement[bool]:
    """That somebody of the reader's site signed it."""
    me = aliased(Person)
    mine = select(me.site_id).where(me.id == bindparam("reader_id")).scalar_subquery()
    signed = (
        select(Authorship.content_id)
        .join(Person, Person.id == Authorship.person_id)
        .where(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR, Person.site_id == mine)
    )
    return exists(signed.correlate(Content))


def clauses_of(given: frozenset[str]) -> Iterator[ColumnElement[bool]]:
    """The clauses of the filters that are given."""
    author = (Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    known = {
        "kinds": lambda asked: among(Content.kind, asked),
        "languages": lambda asked: among(Content.language, asked),
        "topics": lambda asked: exists(
            select(ContentTopic.content_id)
            .where(ContentTopic.content_id == Content.id, among(ContentTopic.topic_id, asked))
            .correlate(Content)
        ),
        "authors": lambda asked: exists(
            select(Authorship.content_id)
            .where(*author, among(Authorship.person_id, asked))
            .correlate(Content)
        ),
        "sites": lambda asked: exists(
            select(Authorship.content_id)
            .join(Person, Person.id == Authorship.person_id)
            .where(*author, among(Person.site_id, asked))
            .correlate(Content)
        ),
        "spaces": lambda asked: or_(
            among(Content.space_id, asked),
            exists(
                select(ContentShare.content_id)
                .join(Space, Space.id == ContentShare.space_id)
                .where(ContentShare.content_id == Content.id, among(ContentShare.space_id, asked))
                .where(or_(Space.is_open, Space.id.in_(AUDIENCES)))  # a share tells of its community
                .correlate(Content)
            ),
        ),
    }
    named = sorted(given & known.keys())
    yield from (known[name](f"of_{name}") for name in named)
    yield from (facts()[name] for name in sorted(given & facts().keys()))
    if "age" in given:
        yield and_(Content.published_at >= bindparam("since", type_=Utc()), Content.is_anonymous.is_(False))
