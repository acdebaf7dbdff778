"""Listening whether communities still speak: a job looks at each of them once a day, some at a time."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock, db
from learnhub.core.ids import is_id
from learnhub.features.communities import rhythm
from learnhub.features.communities.enums import Stage
from learnhub.features.communities.errors import NoSuchMember
from learnhub.features.communities.events import FellSilent, SpokeAgain, StaysSilent
from learnhub.features.communities.models import Community, CommunityTurn
from learnhub.features.communities.policy import Doing
from learnhub.features.communities.queries.one import find_one
from learnhub.features.communities.queries.rhythm import days_of
from learnhub.features.communities.rhythm import Rhythm, Step
from learnhub.features.communities.room import COMMUNITIES_FACILITATE
from learnhub.features.people.models import SpaceMember

BATCH = 50
EVENTS = {Step.ALARM: FellSilent, Step.SUNSET: StaysSilent, Step.AGAIN: SpokeAgain}


def listen() -> None:
    """A job, outside a transaction: each batch is one of its own."""
    after = ""
    while after := db.write_now(listen_to_some, after):
        pass


def listen_to_some(session: Session, after: str) -> str:
    """Look at the communities behind this one, and answer the last of them; empty when there are no more."""
    active = select(Community).where(Community.stage == Stage.ACTIVE, Community.space_id > after)
    some = session.exec(active.order_by(Community.space_id).limit(BATCH).with_for_update()).all()
    days = days_of(session, [each.space_id for each in some], clock.utcnow() - rhythm.MEASURED)
    today = clock.utcnow().date()
    for community in some:
        spoken = days[community.space_id]
        began = community.started_at.date() if community.started_at else None
        last = spoken[-1] if spoken else community.last_day or began
        gap = rhythm.median_gap(spoken) if spoken else community.gap_days
        known = Rhythm(gap, last, community.alarmed_on, community.sunset_on)
        done = rhythm.step(known, today)
        _keep(community, rhythm.after(known, done, today))
        session.add(community)
        if done in EVENTS:
            bus.record(session, EVENTS[done](community.space_id))
    return some[-1].space_id if len(some) == BATCH else ""


def _keep(community: Community, known: Rhythm) -> None:
    community.gap_days, community.last_day = known.gap_days, known.last_day
    community.alarmed_on, community.sunset_on = known.alarmed_on, known.sunset_on


def note_turn(session: Session, actor: Actor, space_id: str, person_id: str) -> None:
    """Say that a member opened a meeting, or would rather not: somebody else is proposed next.

    Raises NoSuchMember.
    """
    guard.require_permission(actor, COMMUNITIES_FACILITATE)
    guard.require(find_one(session, actor, space_id).may(Doing.CHANGE))
    if not is_id(person_id) or session.get(SpaceMember, (space_id, person_id)) is None:
        raise NoSuchMember
    session.merge(CommunityTurn(space_id=space_id, person_id=person_id, day=clock.today(actor.zone)))
