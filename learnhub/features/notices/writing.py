"""Writing notices to people, a batch of them in one transaction and a constant number of statements."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, false, func, or_, text, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from learnhub.core import bus
from learnhub.core.ids import is_id
from learnhub.core.upserts import insert
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import readable_to
from learnhub.features.notices import mailing
from learnhub.features.notices.events import InboxChanged
from learnhub.features.notices.models import WAITING, Follow, InboxItem, Notice
from learnhub.features.notices.queries.settings import list_wanting
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.rooms import Channel, NoticeKind, Reason, Settled, Telling

BATCH = 500
_RETURNED = InboxItem.id, InboxItem.person_id, InboxItem.mailed_at, InboxItem.seen_at, InboxItem.count


def write(
    session: Session,
    kind: NoticeKind,
    telling: Telling,
    people: Mapping[str, Reason],
    *,
    at: datetime,
    key: str,
) -> set[str]:
    """Tell people of something that happened; answers who has been told of it by now.

    Nobody is told twice of one `key`, and who may not read it, or does not want it, is left out.
    """
    told = select(Notice.person_id).where(Notice.person_id.in_(people), Notice.dedupe == key)
    known = set(session.exec(told))
    wanting = list_wanting(session, kind, Channel.INBOX, people.keys() - known)
    readers, is_anonymous = _readers(session, kind, telling, wanting)
    if not readers:
        return known
    moment = at.replace(hour=0, minute=0, second=0, microsecond=0) if is_anonymous else at
    items = _add_to_items(session, telling, readers, moment, is_dated=not is_anonymous)
    if telling.instead_of:
        _forget_said(session, items, telling.instead_of)
    shared = _shared(kind, telling) | {"at": moment, "is_dated": not is_anonymous, "dedupe": key}
    notices = [
        {"item_id": item_id, "person_id": person_id, "reason": people[person_id], **shared}
        for item_id, person_id, *_ in items
    ]
    session.execute(insert(session, Notice), notices)
    if not telling.is_mailed:
        mailing.mail_notices(session, kind, telling, items, key)
    bus.record(session, InboxChanged(tuple(readers)))
    return known | set(readers)


def _readers(
    session: Session, kind: NoticeKind, telling: Telling, person_ids: Collection[str]
) -> tuple[list[str], bool]:
    """Who of these people may read what they would be told of and did not stop hearing of it.

    The second answer is whether it is anonymous.
    """
    piece = aliased(Content)
    statement = (
        select(Person.id, func.coalesce(piece.is_anonymous, false()))
        .select_from(Person)
        .where(Person.id.in_(person_ids), Person.status == PersonStatus.ACTIVE)
    )
    if is_id(telling.thing) and not kind.always:
        has_stopped = select(Follow.person_id).where(
            Follow.person_id == Person.id,
            Follow.content_id == telling.thing,
            Follow.stopped_at.is_not(None),
        )
        statement = statement.where(~has_stopped.exists())
    if is_id(telling.thing):
        statement = statement.join(
            Content, and_(Content.id == telling.thing, readable_to(Content, Person.id))
        )
    is_new = and_(piece.id == telling.content_id, readable_to(piece, Person.id))
    statement = statement.join(piece, is_new, isouter=telling.content_id is None)
    rows = session.exec(statement.order_by(Person.id)).all()
    return [person_id for person_id, _ in rows], any(is_anonymous for _, is_anonymous in rows)


def _add_to_items(
    session: Session, telling: Telling, person_ids: Sequence[str], moment: datetime, *, is_dated: bool
) -> Sequence[Any]:
    """Count an event to the item of each person, which comes back if it was archived."""
    values = {
        "thing": telling.thing,
        "content_id": telling.thing if is_id(telling.thing) else None,
        "waits": telling.waits,
        "count": 1,
        "last_at": moment,
        "is_dated": is_dated,
        "is_for_mail": False,
    }
    rows = [{"person_id": person_id, **values} for person_id in person_ids]
    statement = insert(session, InboxItem)
    is_open, new = InboxItem.archived_at.is_(None), statement.excluded
    changed = {
        "waits": or_(and_(is_open, InboxItem.waits), new.waits),
        "count": case((is_open, InboxItem.count + 1), else_=1),
        "last_at": new.last_at,
        "is_dated": new.is_dated,
        "archived_at": None,
    }
    kept = statement.on_conflict_do_update(index_elements=["person_id", "thing"], set_=changed)
    return session.execute(kept.returning(*_RETURNED), rows).all()


def _forget_said(session: Session, items: Sequence[Any], said: Collection[str]) -> None:
    """Delete notices of these items in whose place another one comes, and count them no more."""
    options = {"synchronize_session": False}
    told = delete(Notice).where(
        col(Notice.item_id).in_([row.id for row in items]), col(Notice.what).in_(said)
    )
    gone = session.execute(told.returning(Notice.item_id), execution_options=options).scalars()
    number, counts = Counter(gone), {row.id: row.count for row in items}
    if number:
        left = [{"id": id_, "count": max(1, counts[id_] - gone)} for id_, gone in number.items()]
        session.execute(update(InboxItem), left)


def _shared(kind: NoticeKind, telling: Telling) -> dict[str, Any]:
    """What the notices of all these people say."""
    return {
        "kind": kind.name,
        "what": telling.what,
        "content_id": telling.content_id,
        "actor_id": telling.actor_id,
        "topic_id": telling.topic_id,
    }


def settle(session: Session, settled: Settled) -> None:
    """What waited for people, or for one of them, is only to know from now on; or a piece of it is gone."""
    if settled.content_id:
        _take_back(session, settled.content_id)
        return
    waiting = [InboxItem.thing == settled.thing, text(WAITING)]
    if settled.person_id:
        waiting.append(InboxItem.person_id == settled.person_id)
    changed = update(InboxItem).where(*waiting).values(waits=False).returning(InboxItem.person_id)
    person_ids = session.execute(changed, execution_options={"synchronize_session": False}).scalars().all()
    if person_ids:
        bus.record(session, InboxChanged(tuple(person_ids)))


def _take_back(session: Session, content_id: str) -> None:
    """Delete what was told of a piece, and the items in which nothing else happened."""
    options = {"synchronize_session": False}
    told = select(Notice.item_id).where(Notice.content_id == content_id)
    number = select(func.count()).where(Notice.item_id == InboxItem.id, Notice.content_id == content_id)
    counted = update(InboxItem).where(InboxItem.id.in_(told))
    counted = counted.values(count=InboxItem.count - number.scalar_subquery())
    changed = counted.returning(InboxItem.id, InboxItem.person_id, InboxItem.count)
    rows = session.execute(changed, execution_options=options).all()
    session.execute(delete(Notice).where(Notice.content_id == content_id), execution_options=options)
    empty = [item_id for item_id, _person_id, count in rows if count < 1]
    while empty:
        batch, empty = empty[:BATCH], empty[BATCH:]
        session.execute(delete(InboxItem).where(InboxItem.id.in_(batch)), execution_options=options)
    if rows:
        bus.record(session, InboxChanged(tuple({person_id for _id, person_id, _count in rows})))
