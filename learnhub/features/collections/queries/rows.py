"""The lines of a collection and what is known of them."""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, or_, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.collections import entries
from learnhub.features.collections.entries import Listed
from learnhub.features.collections.enums import Section
from learnhub.features.collections.errors import NoSuchItem
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader
from learnhub.features.discussion.schemas import Sections
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space

_ID = bindparam("collection_id")
_LISTED = (CollectionItem.collection_id == _ID, CollectionItem.position.is_not(None))
_WAITING: Any = (
    select(CollectionItem.item_id)
    .join(Content, Content.id == CollectionItem.item_id)
    .where(
        *_LISTED,
        or_(CollectionItem.is_in.is_(False), CollectionItem.checked_edition < Content.edition),
    )
)
_HAS_WAITING: Any = select(or_(exists(_WAITING), exists().where(CollectionProposal.collection_id == _ID)))
_IS_COMPANY: Any = select(Space.kind == SpaceKind.COMPANY).where(Space.id == bindparam("space_id"))
_PUBLISHED: Any = select(Content.id).where(
    Content.id.in_(bindparam("ids", expanding=True)), PUBLISHED_TO_READER
)


@cache
def kinds_to_list() -> tuple[str, ...]:
    """The kinds of content that a collection can list."""
    return tuple(kind for kind in rooms.kinds().values() if kind.in_library and kind != COLLECTION)


def text_of(session: Session, collection_id: str) -> str:
    """The Markdown of its list."""
    sections = discussion.sections_of(session, [collection_id]).get(collection_id, Sections())
    return sections.text(Section.ITEMS)


def lines_of(session: Session, collection_id: str) -> list[Listed]:
    """Its lines in order."""
    return entries.parse(text_of(session, collection_id))


def get_row(
    session: Session, collection_id: str, item_id: str, *, for_update: bool = False
) -> CollectionItem:
    """What is known of a line; raises NoSuchItem."""
    row = session.get(CollectionItem, (collection_id, item_id), with_for_update=for_update or None)
    if row is None or row.position is None:
        raise NoSuchItem
    return row


def is_checked_first(session: Session, collection: Content) -> bool:
    """Whether somebody has to check what enters: in collections of the company."""
    ((is_company,),) = db.rows(session, _IS_COMPANY, space_id=collection.space_id)
    return bool(is_company)


def has_waiting(session: Session, collection_id: str) -> bool:
    """Whether something waits for a check or a decision."""
    session.flush()
    ((waits,),) = db.rows(session, _HAS_WAITING, collection_id=collection_id)
    return bool(waits)


def published_among(session: Session, actor: Actor, item_ids: Collection[str]) -> set[str]:
    """Those of the items that are published for somebody."""
    return {item_id for (item_id,) in db.rows(session, _PUBLISHED, ids=list(item_ids), **reader(actor))}
