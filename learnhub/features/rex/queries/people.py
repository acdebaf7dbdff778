"""Reading who was there, and who may have been."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.features.actions.models import ActionItem
from learnhub.features.discussion.models import OPEN
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.rex.models import RexProjectPerson, RexWitness
from learnhub.features.rex.schemas import WitnessView

_MEMBERS = select_columns(SpaceMember.person_id).where(SpaceMember.space_id == bindparam("audience"))
_READERS: Any = select_columns(Person.id).where(
    among(Person.id, "person_ids"),
    Person.status == PersonStatus.ACTIVE,
    or_(bindparam("audience") == OPEN, Person.id.in_(_MEMBERS)),
)
_WITNESSES: Any = (
    with_person(select_columns(RexWitness.checked_at, RexWitness.differs), RexWitness.person_id)
    .where(RexWitness.rex_id == bindparam("rex_id"))
    .order_by(Person.folded, Person.id)
)
_OF_PROJECT: Any = (
    with_person(select_columns(RexProjectPerson.project_id), RexProjectPerson.person_id)
    .where(RexProjectPerson.project_id == bindparam("project_id"))
    .order_by(Person.folded, Person.id)
)
_ACTIONS: Any = select_columns(func.count()).where(ActionItem.content_id == bindparam("rex_id"))


def readers_among(session: Session, audience: str, person_ids: Iterable[str]) -> set[str]:
    """Which of these people are here and read what is written for this audience."""
    found = db.rows(session, _READERS, person_ids=list(person_ids), audience=audience)
    return {person_id for (person_id,) in found}


def witnesses_of(session: Session, actor: Actor, rex_id: str, *, is_author: bool) -> list[WitnessView]:
    """Who was there, by name; what differs is read by those who write it."""
    return [
        WitnessView(
            person=ref_in(row),
            has_checked=row.checked_at is not None,
            differs=row.differs if is_author else "",
            is_me=ref_in(row).id == actor.person_id,
        )
        for row in db.rows(session, _WITNESSES, rex_id=rex_id)
    ]


def people_of_project(session: Session, project_id: str) -> list[Any]:
    """Who is in a project, by name."""
    return [ref_in(row) for row in db.rows(session, _OF_PROJECT, project_id=project_id)]


def count_actions_of(session: Session, rex_id: str) -> int:
    """How many actions a REX has."""
    ((number,),) = db.rows(session, _ACTIONS, rex_id=rex_id)
    return number
