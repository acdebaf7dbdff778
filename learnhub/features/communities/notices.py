"""Whom it concerns what happens to communities; who may know of one is asked again when they are told."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core.i18n import N_
from learnhub.features.communities.enums import Openness, Side, Stage
from learnhub.features.communities.events import (
    AdmissionSettled,
    AskedToJoin,
    CommunityOrphaned,
    CommunityStarted,
    FacilitatorChanged,
    FellSilent,
    Invited,
    MemberJoined,
    PostSettled,
    PostWaits,
    ProposalWaits,
    SpokeAgain,
    StaysSilent,
    TakeoverAsked,
    TakeoverOffered,
    TermEnding,
)
from learnhub.features.communities.models import Community, CommunityAdmission, CommunityHandover
from learnhub.features.communities.policy import Doing, may
from learnhub.features.communities.room import COMMUNITIES_START
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.places import Standing
from learnhub.features.people.enums import Who
from learnhub.features.people.models import PersonRole, Space, SpaceMember
from learnhub.rooms import Reason, Settled, Telling, Thing

COMMUNITY = "community"


def things(session: Session, actor: Actor, space_ids: Collection[str]) -> Mapping[str, Thing]:
    """Communities as rows of the inbox, of those that the reader may know of."""
    mine = (SpaceMember.space_id == Community.space_id) & (SpaceMember.person_id == actor.person_id)
    asked = (CommunityAdmission.space_id == Community.space_id) & (
        CommunityAdmission.person_id == actor.person_id
    )
    rows = session.exec(
        select(Community, Space.name, SpaceMember, CommunityAdmission)
        .join(Space, Space.id == Community.space_id)
        .join(SpaceMember, mine, isouter=True)
        .join(CommunityAdmission, asked, isouter=True)
        .where(Community.space_id.in_(space_ids))
    ).all()
    return {
        community.space_id: Thing(
            label=N_("Community"),
            title=name,
            address=f"/communities/{community.space_id}",
            icon="users_round",
            colour="cyan",
            language=community.language,
            is_hidden=community.openness == Openness.HIDDEN,
        )
        for community, name, member, admission in rows
        if _knows(community, member, admission)
    }


def _knows(community: Community, member: SpaceMember | None, admission: CommunityAdmission | None) -> bool:
    standing = Standing.OUTSIDE if member is None else Standing(1 + member.is_facilitator)
    is_invited = admission is not None and admission.side == Side.INVITED and not admission.is_declined
    return may(Doing.SEE, standing, community.stage, community.openness, is_invited=is_invited)


def invited(session: Session, event: Invited) -> Iterator[Telling]:
    """Whoever is invited, as long as they have not answered."""
    row = session.get(CommunityAdmission, (event.space_id, event.person_id))
    community = session.get(Community, event.space_id)
    if community is not None and row is not None and row.side == Side.INVITED and not row.is_declined:
        what = "proposed" if community.stage == Stage.PROPOSED else "invited"
        yield _telling(what, event.space_id, [event.person_id], Reason.INVITED, by=event.by_id, waits=True)


def proposal_waits(session: Session, event: ProposalWaits) -> Iterator[Telling]:
    """Whoever proposed it, when too few have said yes."""
    community = session.get(Community, event.space_id)
    if community is not None and community.stage == Stage.PROPOSED:
        yield _telling("too_few", event.space_id, [community.proposed_by], Reason.ASKED, waits=True)


def asked(session: Session, event: AskedToJoin) -> Iterator[Telling]:
    """Those who facilitate, as long as somebody asks."""
    row = session.get(CommunityAdmission, (event.space_id, event.person_id))
    if row is not None and row.side == Side.ASKED and not row.is_declined:
        people = _facilitators(session, event.space_id)
        yield _telling("asked", event.space_id, people, Reason.HOSTS, by=event.person_id, waits=True)


def joined(session: Session, event: MemberJoined) -> Iterator[Telling]:
    """The newcomer, who is welcome."""
    if session.get(SpaceMember, (event.space_id, event.person_id)) is not None:
        yield _telling("welcome", event.space_id, [event.person_id], Reason.MEMBER)


def joined_to_facilitators(session: Session, event: MemberJoined) -> Iterator[Telling]:
    """Those who facilitate, who may say hello."""
    if session.get(SpaceMember, (event.space_id, event.person_id)) is not None:
        people = _facilitators(session, event.space_id)
        yield _telling("newcomer", event.space_id, people, Reason.HOSTS, by=event.person_id)


def started(session: Session, event: CommunityStarted) -> Iterator[Telling]:
    """Its first members."""
    yield _telling("started", event.space_id, _members(session, event.space_id), Reason.MEMBER)


def takeover_asked(session: Session, event: TakeoverAsked) -> Iterator[Telling]:
    """Whoever is asked to take over, as long as they have not answered."""
    row = session.get(CommunityHandover, (event.space_id, event.to_id))
    if row is not None and row.from_id is not None:
        what = [event.to_id]
        yield _telling("take_over", event.space_id, what, Reason.MEMBER, by=event.from_id, waits=True)


def takeover_offered(session: Session, event: TakeoverOffered) -> Iterator[Telling]:
    """Those who facilitate, when a member would."""
    if session.get(CommunityHandover, (event.space_id, event.to_id)) is not None:
        people = _facilitators(session, event.space_id)
        yield _telling("willing", event.space_id, people, Reason.HOSTS, by=event.to_id, waits=True)


def facilitator_changed(session: Session, event: FacilitatorChanged) -> Iterator[Telling]:
    """All members."""
    people = _members(session, event.space_id)
    yield _telling("facilitates", event.space_id, people, Reason.MEMBER, by=event.to_id)


def term_ending(session: Session, event: TermEnding) -> Iterator[Telling]:
    """Whoever's term ends."""
    member = session.get(SpaceMember, (event.space_id, event.person_id))
    if member is not None and member.is_facilitator:
        yield _telling("term", event.space_id, [event.person_id], Reason.HOSTS, waits=True)


def orphaned(session: Session, event: CommunityOrphaned) -> Iterator[Telling]:
    """Members, each of whom may take over; administrators, where they may know of it."""
    community = session.get(Community, event.space_id)
    if community is None or community.orphaned_at is None:
        return
    members = _members(session, event.space_id)
    yield _telling("orphaned", event.space_id, members, Reason.MEMBER, waits=True)
    if community.openness != Openness.HIDDEN:
        roles = roles_with(COMMUNITIES_START)
        people = session.exec(select(PersonRole.person_id).where(PersonRole.role.in_(roles))).all()
        others = [each for each in people if each not in members]
        yield _telling("orphaned", event.space_id, others, Reason.ORPHANED, waits=True)


def fell_silent(session: Session, event: FellSilent) -> Iterator[Telling]:
    """Those who facilitate, as long as it is silent."""
    community = session.get(Community, event.space_id)
    if community is not None and community.alarmed_on is not None:
        people = _facilitators(session, event.space_id)
        yield _telling("silent", event.space_id, people, Reason.HOSTS, waits=True)


def stays_silent(session: Session, event: StaysSilent) -> Iterator[Telling]:
    """The same after half a year."""
    community = session.get(Community, event.space_id)
    if community is not None and community.sunset_on is not None:
        people = _facilitators(session, event.space_id)
        yield _telling("sunset", event.space_id, people, Reason.HOSTS, waits=True)


def post_waits(session: Session, event: PostWaits) -> Iterator[Telling]:
    """Those who approve, as long as it waits; its author is told by their own page."""
    content, space = session.get(Content, event.content_id), session.get(Space, event.space_id)
    if content is None or space is None or content.status != Status.WAITING:
        return
    find = _members if space.approves == Who.MEMBERS else _facilitators
    authors = _authors(session, content.id)
    people = [each for each in find(session, event.space_id) if each not in authors]
    yield _telling("post_waits", event.space_id, people, Reason.MEMBER, waits=True)


def post_settled(session: Session, event: PostSettled) -> Iterator[Telling]:
    """Its author."""
    what = "post_approved" if event.is_approved else "post_sent_back"
    authors = _authors(session, event.content_id)
    is_new = not event.is_approved
    yield _telling(what, event.space_id, authors, Reason.WROTE, by=event.by_id, waits=is_new)


def answered(_session: Session, event: AdmissionSettled) -> Iterator[Settled]:
    """Whoever was invited or asked waits no more."""
    yield Settled(f"{COMMUNITY}:{event.space_id}", event.person_id)


def settled(_session: Session, event: SpokeAgain | FacilitatorChanged) -> Iterator[Settled]:
    """Nobody need look any longer."""
    yield Settled(f"{COMMUNITY}:{event.space_id}")


def _telling(
    what: str,
    space_id: str,
    people: Collection[str],
    reason: Reason,
    *,
    by: str | None = None,
    waits: bool = False,
) -> Telling:
    return Telling(what, f"{COMMUNITY}:{space_id}", dict.fromkeys(people, reason), actor_id=by, waits=waits)


def _members(session: Session, space_id: str) -> list[str]:
    members = select(SpaceMember.person_id).where(SpaceMember.space_id == space_id)
    return [*session.exec(members.order_by(SpaceMember.person_id))]


def _facilitators(session: Session, space_id: str) -> list[str]:
    members = select(SpaceMember.person_id).where(SpaceMember.space_id == space_id)
    return [*session.exec(members.where(SpaceMember.is_facilitator).order_by(SpaceMember.person_id))]


def _authors(session: Session, content_id: str) -> list[str]:
    return [*session.exec(select(Authorship.person_id).where(Authorship.content_id == content_id))]
