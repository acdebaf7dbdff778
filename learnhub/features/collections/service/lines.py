"""The lines of a collection for those who arrange it: each change is an edition of its text."""

from collections.abc import Sequence

from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.collections import entries, policy, queries
from learnhub.features.collections.entries import ITEMS_MAX, Listed
from learnhub.features.collections.enums import Section
from learnhub.features.collections.errors import (
    CollectionFull,
    ListedAlready,
    NotForEverybody,
    NotToBeListed,
)
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content


def get_listable(session: Session, actor: Actor, collection: Content, item_id: str) -> Content:
    """What somebody may list there; raises NoSuchContent, NotToBeListed and NotForEverybody."""
    item = discussion_queries.get_published(session, actor, item_id)
    if not policy.is_listable(item):
        raise NotToBeListed
    if not policy.reaches_all(item, collection):
        raise NotForEverybody
    return item


def require_place(lines: Sequence[Listed], item_id: str) -> None:
    """That a list takes an item; raises ListedAlready and CollectionFull."""
    if any(line.item_id == item_id for line in lines):
        raise ListedAlready
    if len(lines) >= ITEMS_MAX:
        raise CollectionFull


def line_of(item: Content, sentence: str) -> Listed:
    """The line of an item."""
    return Listed(item.id, rooms.kind(item.kind).at(item.id, item.root_id), sentence)


def get_arranged(session: Session, actor: Actor, collection_id: str) -> Content:
    """A collection that somebody arranges, locked; raises Forbidden for who only reads it."""
    collection = discussion_queries.get_content_for_update(session, actor, collection_id, COLLECTION)
    is_author = discussion_queries.is_author(session, actor, collection_id)
    guard.require(policy.can_arrange(actor, collection, is_author=is_author))
    return collection


def rewrite(
    session: Session, actor: Actor, collection: Content, lines: Sequence[Listed], *, writer: str = ""
) -> None:
    """Write the list anew, as an edition of the `writer`, by default of who does it; as it was: nothing."""
    text = entries.written(lines)
    if text == queries.text_of(session, collection.id):
        return
    discussion.rewrite(
        session,
        collection,
        edition=collection.edition,
        writer=writer or guard.require_person(actor),
        sections={Section.ITEMS: text},
    )
