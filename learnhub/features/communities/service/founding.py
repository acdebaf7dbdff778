"""Starting a community: one proposes it, two more say yes; an administrator may start one alone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.communities.enums import Openness, Side, Stage
from learnhub.features.communities.errors import NotAmongColleagues, TwoOthers
from learnhub.features.communities.events import CommunityStarted, Invited, MemberJoined, ProposalWaits
from learnhub.features.communities.models import Community, CommunityAdmission, CommunityTopic
from learnhub.features.communities.room import COMMUNITIES_JOIN, COMMUNITIES_START
from learnhub.features.communities.schemas import CommunityWords, ProposeInput, StartInput
from learnhub.features.discussion.service import require_known
from learnhub.features.notices import fanout
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember, folded
from learnhub.features.topics.service import topics_for

FOUNDERS = 3
OPEN_FOR, REMINDED_AFTER = timedelta(days=14), timedelta(days=11)
TERM = timedelta(days=183)
BATCH = 50
PEOPLE = "people"  # the field


def propose(session: Session, actor: Actor, form: ProposeInput) -> str:
    """Propose a community to colleagues, and answer its id. It opens when two of them have said yes.

    Until then only they know of it. Raises TwoOthers, NotAmongColleagues, UnknownTopic.
    """
    guard.require_permission(actor, COMMUNITIES_JOIN)
    people = set(form.people)
    if len(people) < FOUNDERS - 1:
        raise TwoOthers(field=PEOPLE)
    require_colleagues(session, actor, people)
    now = utcnow()
    community = _make(session, actor, form, now)
    invite_all(session, actor, community.space_id, people, now)
    waits = ProposalWaits(community.space_id)
    fanout.put(session, waits, dedupe=community.space_id, not_before=now + REMINDED_AFTER)
    return community.space_id


def start_alone(session: Session, actor: Actor, form: StartInput) -> str:
    """Start a community without others, and answer its id: an administrator sets the first ones up."""
    guard.require_permission(actor, COMMUNITIES_START)
    community = _make(session, actor, form, utcnow())
    start(session, community, session.get_one(Space, community.space_id))
    return community.space_id


def start(session: Session, community: Community, space: Space) -> None:
    """Open it, as it was proposed."""
    community.stage, community.started_at, community.expires_at = Stage.ACTIVE, utcnow(), None
    open_as(space, community)
    session.add(community)
    session.add(space)
    session.flush()
    bus.record(session, CommunityStarted(space.id))


def start_if_complete(session: Session, community: Community, space: Space) -> None:
    """Open a proposal to which three people belong."""
    members = select(func.count()).select_from(SpaceMember).where(SpaceMember.space_id == space.id)
    if community.stage == Stage.PROPOSED and session.exec(members).one() >= FOUNDERS:
        start(session, community, space)


def open_as(space: Space, community: Community) -> None:
    """Let the space be as open as its community."""
    space.is_frozen = community.stage != Stage.ACTIVE
    space.is_open = community.openness == Openness.OPEN
    space.is_listed = community.openness != Openness.HIDDEN


def invite_all(session: Session, actor: Actor, space_id: str, people: Iterable[str], now: datetime) -> None:
    """Invite these people, none of whom was invited before."""
    by_id = guard.require_person(actor)
    for person_id in sorted(people):
        row = {"space_id": space_id, "person_id": person_id, "side": Side.INVITED, "by_id": by_id, "at": now}
        session.add(CommunityAdmission(**row))
        bus.record(session, Invited(space_id, person_id, by_id))
    session.flush()


def require_colleagues(session: Session, actor: Actor, people: Iterable[str]) -> None:
    """Refuse whoever has no account, and oneself."""
    wanted = set(people)
    known = session.exec(
        select(Person.id).where(Person.id.in_(wanted), Person.status == PersonStatus.ACTIVE)
    ).all()
    if wanted - set(known) or actor.person_id in wanted:
        raise NotAmongColleagues(field=PEOPLE)


def set_topics(session: Session, community: Community, names: list[str]) -> None:
    """Let a community be about exactly these; a hidden one raises UnknownTopic for a new one."""
    if community.openness == Openness.HIDDEN:
        require_known(session, names)
    session.execute(delete(CommunityTopic).where(CommunityTopic.space_id == community.space_id))
    for topic_id in topics_for(session, names, community.language):
        session.add(CommunityTopic(space_id=community.space_id, topic_id=topic_id))
    session.flush()


def drop_expired(session: Session) -> None:
    """A job: proposals to which too few said yes are gone, as if there had been none."""
    due = select(Community.space_id).where(
        Community.stage == Stage.PROPOSED, Community.expires_at <= utcnow()
    )
    expired = session.exec(due.order_by(Community.expires_at).limit(BATCH)).all()
    if expired:
        session.execute(delete(Space).where(Space.id.in_(expired)))


def add_member(session: Session, space_id: str, person_id: str, *, is_active: bool) -> None:
    """Let somebody belong to it; the caller knows that they do not yet."""
    session.add(SpaceMember(space_id=space_id, person_id=person_id, joined_at=utcnow()))
    session.flush()
    if is_active:
        bus.record(session, MemberJoined(space_id, person_id))


def _make(session: Session, actor: Actor, form: CommunityWords, now: datetime) -> Community:
    """The space, its community and whoever begins it, who facilitates."""
    person_id = guard.require_person(actor)
    space = Space(kind=SpaceKind.COMMUNITY, name=form.name, is_open=False, is_listed=False, is_frozen=True)
    session.add(space)
    session.flush()
    community = Community(
        space_id=space.id,
        folded=folded(form.name),
        purpose=form.purpose,
        rhythm=form.rhythm,
        language=form.language,
        openness=form.openness,
        proposed_by=person_id,
        proposed_at=now,
        expires_at=now + OPEN_FOR,
    )
    session.add(community)
    session.add(
        SpaceMember(
            space_id=space.id, person_id=person_id, is_facilitator=True, joined_at=now, until=now + TERM
        )
    )
    session.flush()
    set_topics(session, community, list(form.topics))
    return community
