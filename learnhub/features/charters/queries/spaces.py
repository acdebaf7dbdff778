"""The spaces that have charters, and who belongs to them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core.ids import is_id
from learnhub.features.charters import policy
from learnhub.features.charters.errors import NoSuchCharter
from learnhub.features.charters.models import Charter
from learnhub.features.charters.policy import Standing
from learnhub.features.charters.room import CHARTERS_KEEP
from learnhub.features.charters.schemas import PlaceView
from learnhub.features.discussion import queries as discussion
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, PersonRole, Space, SpaceMember

WITH_CHARTER = (SpaceKind.COMPANY, SpaceKind.COMMUNITY)


def get_standing(session: Session, actor: Actor, space_id: str) -> Standing:
    """How somebody stands to a space; raises NoSuchCharter for one that they do not read."""
    space = session.get(Space, space_id) if is_id(space_id) else None
    if space is None or space.kind not in WITH_CHARTER or not actor.is_signed_in:
        raise NoSuchCharter
    if space.kind == SpaceKind.COMPANY:
        return Standing(space.id, space.name, is_company=True, is_member=True, is_facilitator=False)
    mine = session.get(SpaceMember, (space_id, actor.person_id))
    if mine is None and not space.is_open:
        raise NoSuchCharter
    belongs = mine is not None and not space.is_frozen  # in a closed one everything stays as it is
    return Standing(
        *(space.id, space.name),
        is_company=False,
        is_member=belongs,
        is_facilitator=belongs and mine is not None and mine.is_facilitator,
    )


def get_place(session: Session, actor: Actor, space_id: str = "") -> PlaceView:
    """Whether a space, by default the company, has a charter that somebody reads; raises NoSuchCharter."""
    standing = get_standing(session, actor, space_id or discussion.company_space(session))
    found = session.scalar(select(Charter.content_id).where(Charter.space_id == standing.space_id))
    return PlaceView(
        space_id=standing.space_id,
        name="" if standing.is_company else standing.name,
        charter_id=found or "",
        can_write=not found and policy.can_keep(actor, standing),
    )


def belonging(space_id: Any, *, is_company: bool) -> ColumnElement[bool]:
    """The clause on `person` for who belongs to a space: everybody active, and of a community its members."""
    is_active = Person.status == PersonStatus.ACTIVE
    if is_company:
        return is_active
    member = select(SpaceMember.space_id).where(
        SpaceMember.space_id == space_id, SpaceMember.person_id == Person.id
    )
    return and_(is_active, exists(member.correlate(Person)))


def count_members(session: Session, standing: Standing) -> int:
    """How many belong to a space."""
    who = belonging(standing.space_id, is_company=standing.is_company)
    return session.scalar(select(func.count()).select_from(Person).where(who)) or 0


def list_keepers(session: Session, space_id: str) -> list[str]:
    """Those who look after the charter of a space: who facilitates it, of the company its administrators."""
    space = session.get_one(Space, space_id)
    active = select(Person.id).where(Person.status == PersonStatus.ACTIVE)
    if space.kind == SpaceKind.COMPANY:
        keeps = PersonRole.role.in_(roles_with(CHARTERS_KEEP))
        return [
            *session.scalars(
                active.join(PersonRole, PersonRole.person_id == Person.id).where(keeps).distinct()
            )
        ]
    facilitates = and_(SpaceMember.space_id == space_id, SpaceMember.is_facilitator)
    return [*session.scalars(active.join(SpaceMember, SpaceMember.person_id == Person.id).where(facilitates))]
