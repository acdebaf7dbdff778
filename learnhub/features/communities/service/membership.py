"""Coming in and going: joining, asking, inviting, letting in, leaving. The space is locked meanwhile."""

from sqlalchemy import delete, or_
from sqlmodel import Session, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.features.communities.enums import Side, Stage
from learnhub.features.communities.errors import (
    AlreadySaidNo,
    HandOverFirst,
    NoSuchMember,
    NotJoinable,
)
from learnhub.features.communities.events import AdmissionSettled, AskedToJoin
from learnhub.features.communities.models import CommunityAdmission, CommunityHandover
from learnhub.features.communities.policy import Doing
from learnhub.features.communities.queries.one import Found, find_for_update
from learnhub.features.communities.room import COMMUNITIES_FACILITATE, COMMUNITIES_JOIN
from learnhub.features.communities.schemas import AskToJoinInput, InvitePeopleInput
from learnhub.features.communities.service.founding import (
    add_member,
    invite_all,
    require_colleagues,
    start_if_complete,
)
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember


def join(session: Session, actor: Actor, space_id: str) -> None:
    """Join an open community, or one that one is invited to; nothing happens to a member.

    Saying yes to a proposal may be what starts it. Raises NotJoinable.
    """
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    if found.member is not None:
        return
    if not found.is_invited and not found.may(Doing.JOIN):
        raise NotJoinable
    if found.community.stage not in (Stage.PROPOSED, Stage.ACTIVE):
        raise NotJoinable
    _let_in(session, found, guard.require_person(actor))


def decline(session: Session, actor: Actor, space_id: str) -> None:
    """Say no to an invitation, without a reason; one may still join what is open."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    if found.admission is not None and found.is_invited:
        _say_no(session, found.admission)


def ask_to_join(session: Session, actor: Actor, space_id: str, form: AskToJoinInput) -> None:
    """Ask those who facilitate a closed community to be let in; whoever is invited comes in at once.

    Raises NotJoinable, and AlreadySaidNo when they said no before.
    """
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    if found.member is not None or found.has_asked:
        return
    if found.is_invited:
        join(session, actor, space_id)
        return
    if not found.may(Doing.ASK):
        raise NotJoinable
    row, person_id = found.admission, guard.require_person(actor)
    if row is not None and row.side == Side.ASKED:
        raise AlreadySaidNo
    row = row or CommunityAdmission(
        space_id=space_id, person_id=person_id, side=Side.ASKED, by_id=person_id, at=utcnow()
    )
    row.side, row.by_id, row.at = Side.ASKED, person_id, utcnow()
    row.words, row.is_declined = form.words, False
    session.add(row)
    session.flush()
    bus.record(session, AskedToJoin(space_id, person_id))


def withdraw_request(session: Session, actor: Actor, space_id: str) -> None:
    """Ask no more."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    if found.has_asked:
        session.delete(found.admission)
        session.flush()
        bus.record(session, AdmissionSettled(space_id, guard.require_person(actor)))


def invite(session: Session, actor: Actor, space_id: str, form: InvitePeopleInput) -> None:
    """Invite colleagues; who has asked to come in is let in, and who is in or said no is left alone.

    Raises NotAmongColleagues.
    """
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(Doing.INVITE))
    people = set(form.people)
    require_colleagues(session, actor, people)
    known = select(SpaceMember.person_id).where(SpaceMember.space_id == space_id)
    people -= set(session.exec(known.where(SpaceMember.person_id.in_(people))))
    rows = session.exec(
        select(CommunityAdmission).where(
            CommunityAdmission.space_id == space_id, CommunityAdmission.person_id.in_(people)
        )
    ).all()
    for row in rows:
        if row.side == Side.ASKED and found.may(Doing.LET_IN):
            _let_in(session, found, row.person_id, row)
    invite_all(session, actor, space_id, people - {row.person_id for row in rows}, utcnow())


def let_in(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Let somebody in who asked; raises NoSuchMember when they ask no more."""
    found, row = _asking(session, actor, space_id, person_id)
    _let_in(session, found, person_id, row)


def turn_away(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Say no to somebody who asked; they may still be invited."""
    _found, row = _asking(session, actor, space_id, person_id)
    _say_no(session, row)


def leave(session: Session, actor: Actor, space_id: str) -> None:
    """Leave; what one wrote stays. Raises HandOverFirst for the last one who facilitates."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    if found.member is None:
        return
    is_needed = found.community.stage in (Stage.PROPOSED, Stage.ACTIVE) and found.member.is_facilitator
    if is_needed and count_facilitators(session, space_id, besides=found.member.person_id) == 0:
        raise HandOverFirst
    forget(session, space_id, found.member.person_id)


def remove_member(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Take somebody out of a community that one facilitates; others who do so only leave by themselves."""
    guard.require_permission(actor, COMMUNITIES_FACILITATE)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(Doing.CHANGE))
    member = session.get(SpaceMember, (space_id, person_id)) if is_id(person_id) else None
    if member is None:
        raise NoSuchMember
    guard.require(not member.is_facilitator)
    forget(session, space_id, person_id)


def forget(session: Session, space_id: str, person_id: str) -> None:
    """Somebody belongs to it no more, and takes nothing over."""
    session.execute(
        delete(SpaceMember).where(SpaceMember.space_id == space_id, SpaceMember.person_id == person_id)
    )
    handovers = or_(CommunityHandover.to_id == person_id, CommunityHandover.from_id == person_id)
    session.execute(delete(CommunityHandover).where(CommunityHandover.space_id == space_id, handovers))
    session.expire_all()


def count_facilitators(session: Session, space_id: str, *, besides: str = "") -> int:
    """How many with an account facilitate it, besides somebody."""
    statement = (
        select(func.count())
        .select_from(SpaceMember)
        .join(Person, Person.id == SpaceMember.person_id)
        .where(SpaceMember.space_id == space_id, SpaceMember.is_facilitator)
        .where(Person.status == PersonStatus.ACTIVE, SpaceMember.person_id != besides)
    )
    return session.exec(statement).one()


def _asking(
    session: Session, actor: Actor, space_id: str, person_id: str
) -> tuple[Found, CommunityAdmission]:
    guard.require_permission(actor, COMMUNITIES_FACILITATE)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(Doing.LET_IN))
    row = session.get(CommunityAdmission, (space_id, person_id)) if is_id(person_id) else None
    if row is None or row.side != Side.ASKED or row.is_declined:
        raise NoSuchMember
    return found, row


def _let_in(session: Session, found: Found, person_id: str, row: CommunityAdmission | None = None) -> None:
    row, space_id = row or found.admission, found.space.id
    if row is not None:
        session.delete(row)
        bus.record(session, AdmissionSettled(space_id, person_id))
    add_member(session, space_id, person_id, is_active=found.community.stage == Stage.ACTIVE)
    start_if_complete(session, found.community, found.space)


def _say_no(session: Session, row: CommunityAdmission) -> None:
    row.is_declined = True
    session.add(row)
    session.flush()
    bus.record(session, AdmissionSettled(row.space_id, row.person_id))
