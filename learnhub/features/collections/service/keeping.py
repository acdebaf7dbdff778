"""The rows of a collection follow its text, whatever wrote it."""

from collections.abc import Collection

from sqlmodel import Session, col, delete, select

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.collections import queries
from learnhub.features.collections.events import CheckWanted, ItemEntered
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import OPEN, Authorship, Content, Revision

_UNSEEN = (Status.DRAFT, Status.WAITING, Status.REMOVED)


def follow_text(session: Session, event: ContentEvent) -> None:
    """A recorder: as many rows as the text has lines, in its order.

    A new line is of who wrote this edition. What may not be listed here has no row, and is shown to nobody.
    """
    if event.kind != COLLECTION:
        return
    session.flush()
    collection = session.get_one(Content, event.content_id)
    lines = queries.lines_of(session, collection.id)
    rows = {row.item_id: row for row in _rows(session, collection.id)}
    new = [line.item_id for line in lines if line.item_id not in rows]
    listable = _listable(session, collection, new) if new else set()
    is_in = bool(listable) and not queries.is_checked_first(session, collection)
    writer = _writer(session, collection) if listable else None
    for item_id in sorted(listable):
        rows[item_id] = CollectionItem(
            collection_id=collection.id, item_id=item_id, person_id=writer, added_at=utcnow(), is_in=is_in
        )
    places = {line.item_id: place for place, line in enumerate(lines)}
    for item_id, row in rows.items():
        row.position = places.get(item_id)
        session.add(row)
    session.flush()
    _tell(session, collection.id, listable, is_in=is_in)


def _tell(session: Session, collection_id: str, new: Collection[str], *, is_in: bool) -> None:
    """One word for all that came at once asks for checks; what has entered is told piece by piece."""
    for item_id in sorted(new) if is_in else sorted(new)[:1]:
        bus.record(session, (ItemEntered if is_in else CheckWanted)(collection_id, item_id))


def _rows(session: Session, collection_id: str) -> list[CollectionItem]:
    return [*session.exec(select(CollectionItem).where(CollectionItem.collection_id == collection_id))]


def _listable(session: Session, collection: Content, item_ids: Collection[str]) -> set[str]:
    found = select(Content.id).where(
        col(Content.id).in_(item_ids),
        col(Content.kind).in_(queries.kinds_to_list()),
        col(Content.audience).in_((OPEN, collection.audience)),
        col(Content.status).not_in(_UNSEEN),
    )
    return set(session.exec(found))


def _writer(session: Session, collection: Content) -> str | None:
    """Who wrote this edition."""
    revision = session.get(Revision, (collection.id, collection.edition))
    if revision is not None and revision.person_id:
        return revision.person_id
    author = Authorship.content_id == collection.id, Authorship.part == Part.AUTHOR
    return session.exec(select(Authorship.person_id).where(*author)).first()


def forget(session: Session, event: ContentEvent) -> None:
    """A recorder: a collection that is deleted lists nothing, and nobody proposes what is deleted."""
    if event.kind == COLLECTION:
        of_it = CollectionItem.collection_id == event.content_id
        session.execute(delete(CollectionItem).where(of_it))
    session.execute(
        delete(CollectionProposal).where(
            (CollectionProposal.collection_id == event.content_id)
            | (CollectionProposal.item_id == event.content_id)
        )
    )
