"""Checking what enters a collection of the company.

The check is of the edition that was looked at. An item that changes afterwards stays in, says so, and is
asked for again: taking it out would break what people follow for every comma, and saying nothing would let a
check vouch for words that nobody has looked at. One question is asked for all changes until it is answered.
"""

from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.collections import policy, queries
from learnhub.features.collections.errors import NotYoursToCheck
from learnhub.features.collections.events import CheckWanted, CollectionSettled, ItemEntered
from learnhub.features.collections.models import CollectionItem
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.discussion.models import Content


def check_item(session: Session, actor: Actor, collection_id: str, item_id: str) -> None:
    """Say that an item may stand in a collection as it is now; the first time lets it enter.

    Raises NoSuchItem and NotYoursToCheck.
    """
    guard.require(policy.can_write(actor))
    collection = discussion.get_published(session, actor, collection_id, COLLECTION)
    row = queries.get_row(session, collection.id, item_id, for_update=True)
    item = discussion.get_published(session, actor, row.item_id)
    wrote_it = discussion.is_author(session, actor, item.id)
    if not policy.may_check(actor, added_by=row.person_id, wrote_it=wrote_it):
        raise NotYoursToCheck
    note_check(session, actor, row, item)
    settle(session, collection_id)


def note_check(session: Session, actor: Actor, row: CollectionItem, item: Content) -> None:
    """Write the check of somebody who was found to be another."""
    is_new, row.is_in = not row.is_in, True
    row.checked_by, row.checked_at, row.checked_edition = actor.person_id, utcnow(), item.edition
    session.add(row)
    session.flush()
    if is_new:
        bus.record(session, ItemEntered(row.collection_id, row.item_id))


def ask_again(session: Session, event: ContentEdited) -> None:
    """A recorder: what changed for the first time since it was checked is to be looked at again."""
    if event.kind == COLLECTION or event.content_id != event.root_id:
        return
    edition = select(Content.edition).where(Content.id == event.content_id).scalar_subquery()
    rows = select(CollectionItem.collection_id).where(
        CollectionItem.item_id == event.content_id,
        col(CollectionItem.position).is_not(None),
        CollectionItem.checked_edition == edition - 1,
    )
    for collection_id in session.exec(rows).all():
        bus.record(session, CheckWanted(collection_id, event.content_id))


def settle(session: Session, collection_id: str) -> None:
    """Nobody need look any longer when nothing waits."""
    if not queries.has_waiting(session, collection_id):
        bus.record(session, CollectionSettled(collection_id))
