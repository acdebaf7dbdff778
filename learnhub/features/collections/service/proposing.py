"""Proposing something for a collection of others, and deciding about it."""

from sqlmodel import Session, delete, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, ids
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.collections import policy, queries
from learnhub.features.collections.errors import ListedAlready, NoSuchProposal, ProposedEnough
from learnhub.features.collections.events import ItemProposed, ProposalTaken
from learnhub.features.collections.models import CollectionProposal
from learnhub.features.collections.room import COLLECTION
from learnhub.features.collections.service.checking import note_check, settle
from learnhub.features.collections.service.lines import (
    get_arranged,
    get_listable,
    line_of,
    require_place,
    rewrite,
)
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content

PROPOSED_MAX = 20


def propose(session: Session, actor: Actor, collection: Content, item: Content, sentence: str) -> None:
    """Leave a proposal for those who arrange a collection; raises ListedAlready and ProposedEnough."""
    person_id = guard.require_person(actor)
    mine = CollectionProposal.collection_id == collection.id, CollectionProposal.person_id == person_id
    waiting = session.scalar(select(func.count()).select_from(CollectionProposal).where(*mine)) or 0
    if waiting >= PROPOSED_MAX:
        raise ProposedEnough
    statement = insert(
        session,
        CollectionProposal,
        id=ids.new_id(),
        collection_id=collection.id,
        item_id=item.id,
        person_id=person_id,
        sentence=sentence,
        at=utcnow(),
    )
    made = session.execute(statement.on_conflict_do_nothing().returning(CollectionProposal.id)).first()
    if made is None:
        raise ListedAlready
    bus.record(session, ItemProposed(collection.id, item.id, person_id))


def take_proposal(session: Session, actor: Actor, collection_id: str, proposal_id: str) -> None:
    """List what a colleague proposed, with their sentence; the edition is theirs.

    Who takes it has looked at it: where they are another than its author, that is its check.
    """
    collection = get_arranged(session, actor, collection_id)
    proposal = _get(session, collection_id, proposal_id)
    item = get_listable(session, actor, collection, proposal.item_id)
    lines = queries.lines_of(session, collection_id)
    require_place(lines, item.id)
    session.delete(proposal)
    session.flush()
    line = line_of(item, proposal.sentence)
    rewrite(session, actor, collection, [*lines, line], writer=proposal.person_id)
    row = queries.get_row(session, collection_id, item.id)
    wrote_it = discussion.is_author(session, actor, item.id)
    if not row.is_in and policy.may_check(actor, added_by=proposal.person_id, wrote_it=wrote_it):
        note_check(session, actor, row, item)
    bus.record(session, ProposalTaken(collection_id, item.id, proposal.person_id))
    settle(session, collection_id)


def decline_proposal(session: Session, actor: Actor, collection_id: str, proposal_id: str) -> None:
    """Leave a proposal out; who proposed it may withdraw it."""
    guard.require(policy.can_write(actor))
    collection = discussion.get_content_for_update(session, actor, collection_id, COLLECTION)
    proposal = _get(session, collection_id, proposal_id)
    is_author = discussion.is_author(session, actor, collection_id)
    may_decide = policy.can_arrange(actor, collection, is_author=is_author)
    if not may_decide and proposal.person_id != actor.person_id:
        raise NoSuchProposal
    session.delete(proposal)
    session.flush()
    settle(session, collection_id)


def forget_proposals(session: Session, collection_id: str, item_id: str) -> None:
    """What is listed is proposed by nobody."""
    same = CollectionProposal.collection_id == collection_id, CollectionProposal.item_id == item_id
    session.exec(delete(CollectionProposal).where(*same))


def _get(session: Session, collection_id: str, proposal_id: str) -> CollectionProposal:
    proposal = session.get(CollectionProposal, proposal_id, with_for_update=True)
    if proposal is None or proposal.collection_id != collection_id:
        raise NoSuchProposal
    return proposal
