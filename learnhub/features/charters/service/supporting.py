"""Supports of an amendment, which are the votes for it: so many of them open its discussion."""

from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.charters import days, queries
from learnhub.features.charters.consent import supports_needed
from learnhub.features.charters.enums import AmendmentStage
from learnhub.features.charters.errors import NotLookingForSupport
from learnhub.features.charters.events import DiscussionOpened
from learnhub.features.charters.models import Charter, CharterAmendment
from learnhub.features.charters.room import AMENDMENT
from learnhub.features.charters.service.rows import get_amendment_row, zone_of
from learnhub.features.charters.service.stages import is_company
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import Voted
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.people.models import Person


def support(session: Session, actor: Actor, amendment_id: str, *, on: bool) -> VoteView:
    """Support an amendment of somebody else, or no longer. Raises NotLookingForSupport."""
    return discussion.vote(session, actor, amendment_id, on=on, kinds=(AMENDMENT,))


def require_support_wanted(session: Session, _actor: Actor, content: Content) -> None:
    """The rule of votes for amendments; its charter is locked, so that one support opens the discussion."""
    queries.get_row(session, content.root_id, for_update=True)
    if get_amendment_row(session, content.id).stage != AmendmentStage.PROPOSED:
        raise NotLookingForSupport


def count_support(session: Session, event: Voted) -> None:
    """A recorder: open the discussion with the support that was missing."""
    if event.kind == AMENDMENT:
        charter = queries.get_row(session, event.root_id, for_update=True)
        consider(session, None, charter, get_amendment_row(session, event.content_id))


def consider(session: Session, _actor: Actor | None, charter: Charter, row: CharterAmendment) -> None:
    """Open the discussion of an amendment that has enough supports; alone one needs none."""
    if row.stage != AmendmentStage.PROPOSED:
        return
    who = queries.belonging(charter.space_id, is_company=is_company(session, charter))
    members = session.exec(select(func.count()).select_from(Person).where(who)).one()
    supports = select(func.count()).select_from(Vote).where(Vote.content_id == row.content_id)
    if session.exec(supports).one() < supports_needed(members):
        return
    row.stage = AmendmentStage.DISCUSSED
    row.ends_at = days.end_after(utcnow(), days.DISCUSSION_DAYS, zone_of(session))
    session.add(row)
    bus.record(session, DiscussionOpened(row.content_id, charter.content_id))
