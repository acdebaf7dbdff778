"""What administrators do with members: roles, suspending and letting back in.

Changes of roles and of access take the one row of `setup` as their lock: two administrators who demote each
other at the same moment do so one after the other, and the second finds nobody else left.
"""

from collections.abc import Collection

from sqlalchemy import delete, func, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.access.roles import Role
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import EmailTaken, LastAdministrator, WrongStatus
from learnhub.features.people.events import PersonJoined, PersonSuspended, ProfileChanged, RolesChanged
from learnhub.features.people.models import ApiToken, OneTimeLink, Person, PersonRole, Setup, folded
from learnhub.features.people.policy import can_grant, can_manage_members
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import MemberInput
from learnhub.features.people.service.groups import get_site_or_none, get_team_or_none
from learnhub.features.people.service.sign_in import end_sign_ins_of, get_person_for_update


def set_roles(session: Session, actor: Actor, *, person_id: str, roles: Collection[Role]) -> None:
    """Give somebody exactly these roles.

    Whoever gains one signs in again, in a fresh session; taking one away counts from the next click anyway.
    The last active administrator keeps the role.
    """
    guard.require(can_manage_members(actor))
    lock_members(session)
    person = get_person_for_update(session, person_id)
    held = {Role(role) for role in _roles_of(session, person_id)}
    gained, lost = set(roles) - held, held - set(roles)
    guard.require(can_grant(actor, gained | lost))
    session.add_all(PersonRole(person_id=person_id, role=role) for role in gained)
    session.execute(delete(PersonRole).where(PersonRole.person_id == person_id, PersonRole.role.in_(lost)))
    session.flush()
    require_administrator(session)
    if gained or lost:
        audit.record(session, actor, "roles:change", person.id)
        bus.record(session, RolesChanged(person_id))
    if gained:
        end_sign_ins_of(session, person_id, but=actor.sign_in)


def correct_member(session: Session, actor: Actor, *, person_id: str, form: MemberInput) -> None:
    """Put right the name, address, site and team of a member; raises EmailTaken.

    With another address, links that were handed over under the former one end.
    """
    guard.require(can_manage_members(actor))
    person = get_person_for_update(session, person_id)
    guard.require(can_grant(actor, [Role(role) for role in _roles_of(session, person_id)]))
    site, team = get_site_or_none(session, form.site_id), get_team_or_none(session, form.team_id)
    if form.email != person.email:
        session.execute(delete(OneTimeLink).where(OneTimeLink.person_id == person_id))
    person.name, person.folded, person.email = form.name, folded(form.name), form.email
    person.site_id, person.team_id = site.id if site else None, team.id if team else None
    try:
        with session.begin_nested():
            session.flush()
    except IntegrityError as error:
        raise EmailTaken from error
    audit.record(session, actor, "members:correct", person_id)
    bus.record(session, ProfileChanged(person_id))


def add_role(session: Session, actor: Actor, *, person_ids: Collection[str], role: Role) -> int:
    """Add a role to several members; returns how many gained it."""
    guard.require(can_grant(actor, [role]))
    gained = 0
    for person_id in sorted(set(person_ids)):
        held = {Role(one) for one in _roles_of(session, person_id)}
        if role not in held:
            set_roles(session, actor, person_id=person_id, roles=held | {role})
            gained += 1
    return gained


def suspend_members(session: Session, actor: Actor, *, person_ids: Collection[str]) -> None:
    """Shut several members out, or none when one of them must stay; who is not active is passed over."""
    guard.require(can_manage_members(actor))
    lock_members(session)
    active = select(Person.id).where(Person.id.in_(person_ids), Person.status == PersonStatus.ACTIVE)
    for person_id in sorted(session.exec(active)):
        suspend_member(session, actor, person_id=person_id)


def suspend_member(session: Session, actor: Actor, *, person_id: str) -> None:
    """Shut somebody out at once: sign-ins, keys and links end, open pages leave; what they wrote stays.

    Rooms hear of it in the same transaction: mentoring takes the sessions back that were to come.
    """
    guard.require(can_manage_members(actor))
    lock_members(session)
    person = get_person_for_update(session, person_id)
    if person.status != PersonStatus.ACTIVE:
        raise WrongStatus
    person.status = PersonStatus.SUSPENDED
    session.flush()
    require_administrator(session)
    end_sign_ins_of(session, person_id)
    mine = (ApiToken.person_id == person_id, ApiToken.revoked_at.is_(None))
    session.execute(update(ApiToken).where(*mine).values(revoked_at=utcnow()))
    session.execute(delete(OneTimeLink).where(OneTimeLink.person_id == person_id))
    audit.record(session, actor, "members:suspend", person_id)
    bus.record(session, PersonSuspended(person_id))


def reactivate_member(session: Session, actor: Actor, *, person_id: str) -> None:
    """Let somebody in again, with the password they had."""
    guard.require(can_manage_members(actor))
    person = get_person_for_update(session, person_id)
    if person.status != PersonStatus.SUSPENDED:
        raise WrongStatus
    person.status = PersonStatus.ACTIVE
    audit.record(session, actor, "members:reactivate", person_id)
    bus.record(session, PersonJoined(person_id))


def lock_members(session: Session) -> None:
    """Let changes of who may administer come one after the other, until the end of the transaction."""
    session.exec(select(Setup).where(Setup.id == 1).with_for_update()).one()


def _roles_of(session: Session, person_id: str) -> list[str]:
    return list(session.exec(select(PersonRole.role).where(PersonRole.person_id == person_id)))


def require_administrator(session: Session) -> None:
    """Go on only while somebody active can administer members."""
    left = session.exec(
        select(func.count())
        .select_from(Person)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(
            PersonRole.role.in_(roles_with(MEMBERS_MANAGE)),
            Person.status == PersonStatus.ACTIVE,
        )
    ).one()
    if left == 0:
        raise LastAdministrator
