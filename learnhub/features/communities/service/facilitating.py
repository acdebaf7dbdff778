"""Who facilitates: for half a year, and handed over by a click on both sides."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, exists
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.features.communities.enums import Stage
from learnhub.features.communities.errors import FacilitatesAlready, NoSuchMember
from learnhub.features.communities.events import (
    CommunityOrphaned,
    FacilitatorChanged,
    TakeoverAsked,
    TakeoverOffered,
    TermEnding,
)
from learnhub.features.communities.models import Community, CommunityHandover
from learnhub.features.communities.policy import Doing
from learnhub.features.communities.queries.one import Found, find_for_update
from learnhub.features.communities.room import (
    COMMUNITIES_FACILITATE,
    COMMUNITIES_JOIN,
    COMMUNITIES_START,
)
from learnhub.features.communities.service.founding import TERM, add_member
from learnhub.features.notices import fanout
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember

NEAR_END = timedelta(days=30)
BATCH = 200


def seek(session: Session, actor: Actor, space_id: str, *, on: bool) -> None:
    """Say that one looks for somebody who takes over, or that one does not any more; its page says so."""
    found = _facilitated(session, actor, space_id)
    found.community.seeks_since = utcnow() if on else None
    session.add(found.community)


def renew(session: Session, actor: Actor, space_id: str) -> None:
    """Facilitate for another term."""
    _facilitated(session, actor, space_id)
    member = session.get_one(SpaceMember, (space_id, guard.require_person(actor)))
    member.until = utcnow() + TERM
    session.add(member)


def ask_to_take_over(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Ask a member to take over from oneself; whoever said that they would does so at once.

    Raises NoSuchMember, FacilitatesAlready.
    """
    found, from_id = _facilitated(session, actor, space_id), guard.require_person(actor)
    member = _member(session, space_id, person_id)
    row = session.get(CommunityHandover, (space_id, person_id))
    if row is not None and row.is_willing:
        _hand_over(session, found, member, from_id)
        return
    row = row or CommunityHandover(space_id=space_id, to_id=person_id, at=utcnow())
    row.from_id, row.at = from_id, utcnow()
    session.add(row)
    session.flush()
    bus.record(session, TakeoverAsked(space_id, person_id, from_id))


def take_over(session: Session, actor: Actor, space_id: str) -> None:
    """Say that one would facilitate. Whoever was asked does so from now on, and so does anybody where nobody
    facilitates any more.
    """
    guard.require_permission(actor, COMMUNITIES_JOIN)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(Doing.TAKE_OVER))
    person_id = guard.require_person(actor)
    row = session.get(CommunityHandover, (space_id, person_id))
    from_id = row.from_id if row is not None else None
    if from_id is not None or found.community.orphaned_at is not None:
        _hand_over(session, found, _member(session, space_id, person_id), from_id)
        return
    row = row or CommunityHandover(space_id=space_id, to_id=person_id, at=utcnow())
    row.is_willing = True
    session.add(row)
    session.flush()
    bus.record(session, TakeoverOffered(space_id, person_id))


def refuse_to_take_over(session: Session, actor: Actor, space_id: str) -> None:
    """Say that one would not, or would not any more."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    find_for_update(session, actor, space_id)
    row = session.get(CommunityHandover, (space_id, guard.require_person(actor)))
    if row is not None:
        session.delete(row)


def appoint(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Let a member, or oneself, facilitate what nobody does any more: administrators get what is orphaned.

    Of a hidden community they do not know; there any member takes over. Raises NoSuchMember.
    """
    guard.require_permission(actor, COMMUNITIES_START)
    found = find_for_update(session, actor, space_id)
    guard.require(found.community.orphaned_at is not None)
    if person_id == actor.person_id and found.member is None:
        add_member(session, space_id, person_id, is_active=True)
    _hand_over(session, found, _member(session, space_id, person_id), None)


def remind(session: Session) -> None:
    """A job: terms that end within a month invite somebody to take over, each once."""
    now = utcnow()
    due = (
        select(SpaceMember)
        .join(Community, Community.space_id == SpaceMember.space_id)
        .where(SpaceMember.is_facilitator, Community.stage == Stage.ACTIVE)
        .where(SpaceMember.until <= now + NEAR_END, SpaceMember.until > now)
        .order_by(SpaceMember.until)
    )
    for member in session.exec(due.limit(BATCH)).all():
        event = TermEnding(member.space_id, member.person_id)
        fanout.put(session, event, dedupe=f"{member.space_id}:{member.person_id}:{member.until:%Y-%m-%d}")


def find_orphans(session: Session) -> None:
    """A job: what nobody with an account facilitates goes to administrators, or is found again."""
    for community in _changed(session):
        is_orphan = community.orphaned_at is None
        community.orphaned_at = utcnow() if is_orphan else None
        session.add(community)
        if is_orphan:
            bus.record(session, CommunityOrphaned(community.space_id))


def _changed(session: Session) -> Sequence[Community]:
    """Active communities that lost their last one who facilitates, or have one again."""
    facilitated = exists(
        select(SpaceMember.person_id)
        .join(Person, Person.id == SpaceMember.person_id)
        .where(SpaceMember.space_id == Community.space_id, SpaceMember.is_facilitator)
        .where(Person.status == PersonStatus.ACTIVE)
        .correlate(Community)
    )
    is_orphan = Community.orphaned_at.is_not(None)
    statement = select(Community).where(Community.stage == Stage.ACTIVE, facilitated == is_orphan)
    return session.exec(statement.order_by(Community.space_id).limit(BATCH).with_for_update()).all()


def _facilitated(session: Session, actor: Actor, space_id: str) -> Found:
    guard.require_permission(actor, COMMUNITIES_FACILITATE)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(Doing.HAND_OVER))
    return found


def _member(session: Session, space_id: str, person_id: str) -> SpaceMember:
    member = session.get(SpaceMember, (space_id, person_id)) if is_id(person_id) else None
    if member is None:
        raise NoSuchMember
    if member.is_facilitator:
        raise FacilitatesAlready
    return member


def _hand_over(session: Session, found: Found, to: SpaceMember, from_id: str | None) -> None:
    """Let somebody facilitate for a term, in the place of whoever handed over."""
    to.is_facilitator, to.until = True, utcnow() + TERM
    session.add(to)
    before = session.get(SpaceMember, (to.space_id, from_id)) if from_id else None
    if before is not None:
        before.is_facilitator, before.until = False, None
        session.add(before)
    found.community.seeks_since = found.community.orphaned_at = None
    session.add(found.community)
    session.flush()
    session.execute(
        delete(CommunityHandover).where(
            CommunityHandover.space_id == to.space_id, CommunityHandover.to_id == to.person_id
        )
    )
    bus.record(session, FacilitatorChanged(to.space_id, to.person_id))
