"""Whom a question to the directory is about: people who are here, and what is asked of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.analysis import Unit
from learnhub.core.language import fold
from learnhub.features.directory.schemas import Asked
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.search.queries.people import fitting
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic

IS_HERE = Person.status == PersonStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class Wanted:
    """The clause on `person`, the words to mark, and the topics whose level is of interest."""

    clause: ColumnElement[bool]
    units: tuple[Unit, ...] = ()
    topics: frozenset[str] = frozenset()


def wanted_of(session: Session, actor: Actor, asked: Asked, *, name: str = "") -> Wanted:
    """What is asked of people, free time aside; raises Forbidden for who may see nobody."""
    guard.require_permission(actor, PEOPLE_READ)
    fits = fitting(session, actor, asked.words)
    named = (Person.folded.contains(word, autoescape=True) for word in fold(name).split())
    clause = and_(IS_HERE, *fits.clauses, *named, *_filters(asked))
    return Wanted(clause, fits.units, frozenset((*fits.topics, *asked.skills)))


def _filters(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.teams:
        yield Person.team_id.in_(asked.teams)
    if asked.sites:
        yield Person.site_id.in_(asked.sites)
    if asked.skills:
        yield exists(
            select(PersonTopic.person_id)
            .where(
                PersonTopic.person_id == Person.id,
                PersonTopic.topic_id.in_(asked.skills),
                PersonTopic.level.in_(SKILLED),
            )
            .correlate(Person)
        )
