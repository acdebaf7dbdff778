"""A community on its page: what it is, who is in it, who wants to be."""

from sqlalchemy import and_, bindparam, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.communities import rhythm
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.errors import NoSuchCommunity
from learnhub.features.communities.models import (
    CommunityAdmission,
    CommunityHandover,
    CommunityTopic,
)
from learnhub.features.communities.policy import Doing
from learnhub.features.communities.queries.directory import facilitators_of
from learnhub.features.communities.queries.one import Found, find_one
from learnhub.features.communities.rhythm import Rhythm
from learnhub.features.communities.schemas import (
    AdmissionRow,
    CommunityMember,
    CommunityView,
    HandoverRow,
)
from learnhub.features.discussion import places
from learnhub.features.discussion.places import Rules, Standing
from learnhub.features.people.enums import Who
from learnhub.features.people.models import Person, SpaceMember
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.topics.queries import topic_names
from learnhub.features.topics.schemas import TopicRef

FOUNDERS = 3
ASKING_MAX = 200

_SPACE = bindparam("space_id")
_TOPICS = select(CommunityTopic.topic_id).where(CommunityTopic.space_id == _SPACE)
_COUNT = select(func.count()).select_from(SpaceMember).where(SpaceMember.space_id == _SPACE)
_HANDOVER = select(CommunityHandover).where(
    CommunityHandover.space_id == _SPACE, CommunityHandover.to_id == bindparam("person_id")
)
_BY_NAME = Keyset(Person.folded, Person.id, descending=False)
_MEMBERS = (
    with_person(
        select(Person.folded, SpaceMember.is_facilitator).select_from(SpaceMember), SpaceMember.person_id
    )
    .where(SpaceMember.space_id == _SPACE)
    .order_by(*_BY_NAME.order())
    .limit(bindparam("most"))
)
_ASKING = (
    with_person(
        select(CommunityAdmission.side, CommunityAdmission.words, CommunityAdmission.at),
        CommunityAdmission.person_id,
    )
    .where(CommunityAdmission.space_id == _SPACE, CommunityAdmission.is_declined.is_(False))
    .order_by(CommunityAdmission.at, Person.id)
    .limit(ASKING_MAX)
)
_WILLING = (
    with_person(select(CommunityHandover.is_willing, CommunityHandover.from_id), CommunityHandover.to_id)
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == CommunityHandover.space_id, SpaceMember.person_id == Person.id),
    )
    .where(CommunityHandover.space_id == _SPACE)
    .order_by(CommunityHandover.at, Person.id)
)


def get_community(session: Session, actor: Actor, space_id: str) -> CommunityView:
    """A community that one may know of; raises NoSuchCommunity."""
    found = find_one(session, actor, space_id)
    community, space, standing = found.community, found.space, found.standing
    names = topic_names(session, session.scalars(_TOPICS, {"space_id": space_id}), actor.language)
    count = session.scalar(_COUNT, {"space_id": space_id}) or 0
    handover = session.scalar(_HANDOVER, {"space_id": space_id, "person_id": actor.person_id})
    rules = Rules(space.is_open, space.is_frozen, space.posts, space.answers, space.approves)
    is_active = community.stage == Stage.ACTIVE
    known = Rhythm(community.gap_days, community.last_day)
    is_in = standing >= Standing.MEMBER
    return CommunityView(
        id=space.id,
        name=space.name,
        purpose=community.purpose,
        rhythm=community.rhythm,
        welcome=community.welcome if is_in else "",
        language=community.language,
        openness=community.openness,
        stage=community.stage,
        posts=space.posts,
        answers=space.answers,
        approves=space.approves,
        topics=[TopicRef(key, name) for key, name in sorted(names.items(), key=lambda each: each[1])],
        facilitators=facilitators_of(session, [space.id]).get(space.id, []),
        member_count=count,
        missing=max(0, FOUNDERS - count) if community.stage == Stage.PROPOSED else 0,
        expires_at=community.expires_at,
        started_at=community.started_at,
        merged_into=_merged_into(session, actor, found),
        quiet_days=rhythm.silent_days(known, clock.utcnow().date()) if is_active and is_in else None,
        gap_days=community.gap_days,
        seeks=community.seeks_since is not None,
        is_orphaned=community.orphaned_at is not None,
        term_ends=found.member.until if found.member is not None else None,
        edition=community.edition,
        is_member=is_in,
        is_facilitated=standing == Standing.FACILITATOR,
        is_invited=found.is_invited,
        has_asked=found.has_asked,
        is_asked_to_take_over=handover is not None and handover.from_id is not None,
        is_willing=handover is not None and handover.is_willing,
        can_read=places.may(places.Doing.READ, standing, rules),
        can_post=places.may(places.Doing.POST, standing, rules),
        can_approve=places.may(places.Doing.APPROVE, standing, rules) and space.approves != Who.NOBODY,
        can_join=found.is_invited or found.may(Doing.JOIN),
        can_ask=found.may(Doing.ASK) and found.admission is None,
        can_invite=found.may(Doing.INVITE),
        can_leave=found.may(Doing.LEAVE),
        can_take_over=found.may(Doing.TAKE_OVER),
        can_change=found.may(Doing.CHANGE),
        can_reopen=found.may(Doing.REOPEN),
    )


def _merged_into(session: Session, actor: Actor, found: Found) -> str | None:
    """Where it went on, for whoever may know of that one."""
    into = found.community.merged_into
    if into is None:
        return None
    try:
        return find_one(session, actor, into).space.id
    except NoSuchCommunity:
        return None


def list_members(
    session: Session, actor: Actor, space_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[CommunityMember]:
    """A page of members by name, for members, and for everybody where everybody reads."""
    found = find_one(session, actor, space_id)
    if found.standing < Standing.MEMBER and not (
        found.community.openness == Openness.OPEN and found.space.is_open
    ):
        return Page()
    statement = _MEMBERS.where(_BY_NAME.behind()) if cursor else _MEMBERS
    values = {"space_id": space_id, "most": size + 1} | (_BY_NAME.values(cursor) if cursor else {})
    rows = page(db.rows(session, statement, **values), size, lambda row: encode(row.folded, row.ref_id))
    return Page([CommunityMember(ref_in(row), row.is_facilitator) for row in rows.items], rows.next)


def list_admissions(session: Session, actor: Actor, space_id: str) -> list[AdmissionRow]:
    """Who asks to come in, and who is invited and has not answered, for those who facilitate."""
    if find_one(session, actor, space_id).standing < Standing.FACILITATOR:
        return []
    rows = db.rows(session, _ASKING, space_id=space_id)
    return [AdmissionRow(ref_in(row), row.side, row.words, row.at) for row in rows]


def list_handovers(session: Session, actor: Actor, space_id: str) -> list[HandoverRow]:
    """Which members would take over, or were asked to, for those who facilitate."""
    if find_one(session, actor, space_id).standing < Standing.FACILITATOR:
        return []
    rows = db.rows(session, _WILLING, space_id=space_id)
    return [HandoverRow(ref_in(row), row.is_willing, row.from_id is not None) for row in rows]
