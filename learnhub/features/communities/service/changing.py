"""What those who facilitate change: words, openness, the matrix; ending, opening again, merging."""

from sqlmodel import Session, select, update

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.errors import (
    ChangedMeanwhile,
    NothingToMerge,
    WrittenInConfidence,
)
from learnhub.features.communities.events import SpokeAgain
from learnhub.features.communities.policy import Doing
from learnhub.features.communities.queries.one import Found, find_for_update
from learnhub.features.communities.room import COMMUNITIES_FACILITATE
from learnhub.features.communities.schemas import EditCommunityInput
from learnhub.features.communities.service.founding import open_as, set_topics
from learnhub.features.discussion.models import Content
from learnhub.features.people.models import SpaceMember, folded

OPENNESS = "openness"  # the field


def change(session: Session, actor: Actor, space_id: str, form: EditCommunityInput) -> None:
    """Change words, topics, openness and the matrix of what one facilitates.

    Raises ChangedMeanwhile, UnknownTopic, and WrittenInConfidence when what was written for members would
    become readable by everybody.
    """
    found = _facilitated(session, actor, space_id, Doing.CHANGE)
    community, space = found.community, found.space
    if community.edition != form.edition:
        raise ChangedMeanwhile
    if form.openness == Openness.OPEN and not space.is_open and _has_content(session, space_id):
        raise WrittenInConfidence(field=OPENNESS)
    space.name, community.folded = form.name, folded(form.name)
    space.posts, space.answers, space.approves = form.posts, form.answers, form.approves
    community.purpose, community.rhythm, community.welcome = form.purpose, form.rhythm, form.welcome
    community.openness, community.language = form.openness, form.language
    community.edition += 1
    open_as(space, community)
    session.add_all((space, community))
    session.flush()
    set_topics(session, community, list(form.topics))


def end(session: Session, actor: Actor, space_id: str) -> None:
    """Close it: what it holds stays to be read and found, and nothing is added."""
    found = _facilitated(session, actor, space_id, Doing.END)
    _end(session, found, Stage.ENDED)


def reopen(session: Session, actor: Actor, space_id: str) -> None:
    """Go on with what was closed."""
    found = _facilitated(session, actor, space_id, Doing.REOPEN)
    community = found.community
    community.stage, community.ended_at = Stage.ACTIVE, None
    community.alarmed_on = community.sunset_on = None
    open_as(found.space, community)
    session.add_all((found.space, community))


def merge(session: Session, actor: Actor, space_id: str, into: str) -> None:
    """Let a community go on in another one that one facilitates, too: its members belong to that one.

    Between open ones all that is there moves along. What a closed one holds was written for its members, and
    what everybody reads is not taken from them: it stays there, to be read. Raises NothingToMerge.
    """
    found = _facilitated(session, actor, space_id, Doing.END)
    if into == space_id:
        raise NothingToMerge
    other = find_for_update(session, actor, into)
    if not other.may(Doing.CHANGE):
        raise NothingToMerge
    members = session.exec(select(SpaceMember.person_id).where(SpaceMember.space_id == space_id)).all()
    rows = [
        {"space_id": into, "person_id": each, "is_facilitator": False, "joined_at": utcnow()}
        for each in members
    ]
    session.execute(insert(session, SpaceMember, *rows).on_conflict_do_nothing())
    if found.space.is_open and other.space.is_open:
        session.execute(update(Content).where(Content.space_id == space_id).values(space_id=into))
    found.community.merged_into = into
    _end(session, found, Stage.MERGED)
    session.expire_all()


def _end(session: Session, found: Found, stage: Stage) -> None:
    community = found.community
    community.stage, community.ended_at, community.seeks_since = stage, utcnow(), None
    open_as(found.space, community)
    session.add_all((found.space, community))
    session.flush()
    bus.record(session, SpokeAgain(community.space_id))


def _has_content(session: Session, space_id: str) -> bool:
    found = session.exec(select(Content.id).where(Content.space_id == space_id).limit(1)).first()
    return found is not None


def _facilitated(session: Session, actor: Actor, space_id: str, doing: Doing) -> Found:
    guard.require_permission(actor, COMMUNITIES_FACILITATE)
    found = find_for_update(session, actor, space_id)
    guard.require(found.may(doing))
    return found
