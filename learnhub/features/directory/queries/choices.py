"""What the directory can be narrowed to."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import exists, func, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.language import fold
from learnhub.features.directory.queries.asking import IS_HERE
from learnhub.features.directory.schemas import Asked, Choices, Option
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_names

SKILLS, GROUPS = 60, 100


def get_choices(session: Session, actor: Actor, asked: Asked) -> Choices:
    """The skills, teams and sites of people who are here; four statements."""
    guard.require_permission(actor, PEOPLE_READ)
    return Choices(
        skills=_skills(session, actor, asked.skills),
        teams=_groups(session, Team, Person.team_id, asked.teams),
        sites=_groups(session, Site, Person.site_id, asked.sites),
    )


def _skills(session: Session, actor: Actor, chosen: Sequence[str]) -> list[Option]:
    """Those that most people share come first, whoever they are."""
    rows = session.scalars(
        select(PersonTopic.topic_id)
        .join(Person, Person.id == PersonTopic.person_id)
        .where(IS_HERE, PersonTopic.level.in_(SKILLED))
        .group_by(PersonTopic.topic_id)
        .order_by(func.count().desc(), PersonTopic.topic_id)
        .limit(SKILLS)
    ).all()
    ids = [*dict.fromkeys((*chosen, *rows))]
    names = topic_names(session, ids, actor.language)
    return [Option(each, names[each], each in chosen) for each in ids if each in names]


def _groups(session: Session, table: Any, column: Any, chosen: Collection[str]) -> list[Option]:
    """Sites or teams by name, with somebody in them."""
    here = exists(select(Person.id).where(column == table.id, IS_HERE).correlate(table))
    rows = session.execute(select(table.id, table.name).where(here).limit(GROUPS)).all()
    options = [Option(row.id, row.name, row.id in chosen) for row in rows]
    return sorted(options, key=lambda option: (not option.is_chosen, fold(option.label)))
