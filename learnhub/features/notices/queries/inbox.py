"""The two lists of an inbox. A page costs a constant number of statements, however much is in it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.policy import READABLE_ROOT, reader
from learnhub.features.notices.models import Follow, InboxItem, Notice
from learnhub.features.notices.queries.kinds import kinds, saying_with_acts
from learnhub.features.notices.room import NOTICES_READ
from learnhub.features.notices.schemas import InboxRow, NoticeView, Standing
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.topics.queries import topic_names
from learnhub.rooms import Reason, Thing

SHOWN = 3  # events of a row
COUNTED = 20  # events of a row whose people are counted
MANY = -1

READABLE = or_(InboxItem.content_id.is_(None), READABLE_ROOT)
_NEWEST = Keyset(InboxItem.last_at, InboxItem.id)
_ITEMS = (
    select_columns(InboxItem, Content.kind, Content.title, Content.language)
    .join(Content, Content.id == InboxItem.content_id, isouter=True)
    .where(
        InboxItem.person_id == bindparam("reader_id"),
        InboxItem.waits == bindparam("waits"),
        InboxItem.archived_at.is_(None),
        READABLE,
    )
    .order_by(*_NEWEST.order())
    .limit(bindparam("most"))
)
_ITEM = (
    select_columns(InboxItem, Content.kind, Content.title, Content.language)
    .join(Content, Content.id == InboxItem.content_id, isouter=True)
    .where(
        InboxItem.id == bindparam("item"),
        InboxItem.person_id == bindparam("reader_id"),
        InboxItem.archived_at.is_(None),
        READABLE,
    )
)
_MORE_ITEMS = _ITEMS.where(_NEWEST.behind())
_Earlier = aliased(Notice)


def _is_among_newest(most: int) -> Any:
    """Whether a notice is one of the last few of its item."""
    first = select_columns(_Earlier.id).where(_Earlier.item_id == InboxItem.id).order_by(_Earlier.id.desc())
    oldest = first.offset(most - 1).limit(1).scalar_subquery()
    return and_(Notice.item_id == InboxItem.id, Notice.id >= func.coalesce(oldest, 0))


_HTML = and_(ContentHtml.content_id == Content.id, ContentHtml.section == "", ContentHtml.position == 0)
_NOTICES = (
    with_person(
        select_columns(
            *(Notice.item_id, Notice.kind, Notice.what, Notice.reason, Notice.topic_id, Notice.at),
            *(Notice.is_dated, ContentHtml.excerpt, Content.language),
            *(Content.title, Content.parent_id),
        )
        .select_from(InboxItem)
        .join(Notice, _is_among_newest(SHOWN))
        .join(Content, and_(Content.id == Notice.content_id, READABLE_ROOT), isouter=True)
        .join(ContentHtml, _HTML, isouter=True),
        Notice.actor_id,
        isouter=True,
    )
    .where(
        InboxItem.id.in_(bindparam("items", expanding=True)),
        or_(Notice.content_id.is_(None), Content.id.is_not(None)),
    )
    .order_by(Notice.id.desc())
)
_ACTORS = (
    select_columns(Notice.item_id, Notice.actor_id)
    .select_from(InboxItem)
    .join(Notice, _is_among_newest(COUNTED))
    .where(InboxItem.id.in_(bindparam("items", expanding=True)))
    .order_by(Notice.id.desc())
)


def list_inbox(
    session: Session,
    actor: Actor,
    *,
    waiting: bool,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[InboxRow]:
    """What waits for somebody, or what there is to know: the newest first, without what was archived."""
    guard.require_permission(actor, NOTICES_READ)
    values: dict[str, Any] = {"waits": waiting, "most": size + 1, **reader(actor)}
    if cursor:
        values |= _NEWEST.values(cursor)
    rows = session.execute(_MORE_ITEMS if cursor else _ITEMS, values).all()
    found = page(rows, size, lambda row: encode(row[0].last_at, row[0].id))
    return Page(_views(session, actor, found.items), found.next)


def find_row(session: Session, actor: Actor, item_id: int) -> InboxRow | None:
    """One row of somebody's inbox; None when it is put away, or not theirs to read any more."""
    rows = _views(session, actor, session.execute(_ITEM, {"item": item_id, **reader(actor)}).all())
    return rows[0] if rows else None


def list_often_told(
    session: Session, kind: str, person_ids: Collection[str], *, since: datetime, least: int
) -> set[str]:
    """Which of these people were told of a kind so many times since a moment."""
    often = (
        select_columns(Notice.person_id)
        .where(Notice.person_id.in_(person_ids), Notice.kind == kind, Notice.at >= since)
        .group_by(Notice.person_id)
        .having(func.count() >= least)
    )
    return set(session.execute(often).scalars())


def has_unseen(session: Session, actor: Actor, thing: str) -> bool:
    """Whether there is something in the inbox that opening a thing shows."""
    return bool(db.rows(session, _UNSEEN, reader_id=actor.person_id, thing=thing))


_UNSEEN = select_columns(InboxItem.id).where(
    InboxItem.person_id == bindparam("reader_id"),
    InboxItem.thing == bindparam("thing"),
    or_(InboxItem.seen_at.is_(None), InboxItem.seen_at < InboxItem.last_at),
)


def get_standing(session: Session, actor: Actor, content_id: str) -> Standing:
    """How somebody stands to a root of content."""
    guard.require_permission(actor, NOTICES_READ)
    (row,) = db.rows(session, _STANDING, reader_id=actor.person_id, thing=content_id)
    return Standing(bool(row.is_following), bool(row.has_unseen))


_FOLLOWS = select_columns(Follow.content_id).where(
    Follow.person_id == bindparam("reader_id"),
    Follow.content_id == bindparam("thing"),
    Follow.stopped_at.is_(None),
)
_STANDING = select_columns(_FOLLOWS.exists().label("is_following"), _UNSEEN.exists().label("has_unseen"))


def _views(session: Session, actor: Actor, rows: Sequence[Any]) -> list[InboxRow]:
    if not rows:
        return []
    notices: dict[int, list[Any]] = {}
    for notice in db.rows(session, _NOTICES, items=[row[0].id for row in rows], **reader(actor)):
        notices.setdefault(notice.item_id, []).append(notice)
    topic_ids = {notice.topic_id for each in notices.values() for notice in each if notice.topic_id}
    topics = topic_names(session, topic_ids, actor.language)
    things = _things(session, actor, (row[0].thing for row in rows if row.kind is None))
    views = [
        _view(actor, row, notices[row[0].id], topics, _thing(row) if row.kind else things[row[0].thing])
        for row in rows
        if row[0].id in notices and (row.kind or row[0].thing in things)
    ]
    items = {row[0].thing: row[0] for row in rows}
    others = _others(session, [items[view.thing] for view in views if view.count > 1])
    return [replace(view, others=_besides(view, others.get(items[view.thing].id, ()))) for view in views]


def _others(session: Session, items: Sequence[InboxItem]) -> dict[int, list[str | None]]:
    """Who did something to each of these items since it was archived, as far back as it is counted."""
    found: dict[int, list[str | None]] = {item.id: [] for item in items}
    counts = {item.id: item.count for item in items}
    for item_id, actor_id in db.rows(session, _ACTORS, items=list(found)) if found else ():
        if len(found[item_id]) < counts[item_id]:
            found[item_id].append(actor_id)
    return found


def _besides(view: InboxRow, actors: Sequence[str | None]) -> int:
    """How many named people there are besides who did the newest."""
    others = len({*actors} - {None, view.notices[0].actor.id})
    return MANY if others and view.count > COUNTED else others


def _view(
    actor: Actor, row: Any, notices: Sequence[Any], topics: Mapping[str, str], thing: Thing
) -> InboxRow:
    item, newest = row[0], notices[0]
    shown = [_notice(actor, notice) for notice in notices[: item.count]]
    return InboxRow(
        thing=item.thing,
        label=thing.label,
        icon=thing.icon,
        colour=thing.colour,
        title=thing.title,
        language=thing.language,
        address=thing.address,
        waits=item.waits,
        is_seen=item.seen_at is not None and item.seen_at >= item.last_at,
        count=item.count,
        notices=shown,
        about=_about(newest),
        is_repeated=any((each.kind, each.what) == (newest.kind, newest.what) for each in shown[1:]),
        reason=newest.reason,
        topic=topics.get(newest.topic_id, ""),
        topic_id=newest.topic_id or "",
        stops=_stops(item, newest),
        acts=saying_with_acts(shown) if item.waits else "",
        is_hidden=thing.is_hidden,
        last_at=_shown(actor, item.last_at, is_dated=item.is_dated),
        is_dated=item.is_dated,
    )


def _about(newest: Any) -> str:
    kind = kinds().get(newest.kind)
    return kind.sayings[newest.what].about if kind and newest.what in kind.sayings else ""


def _notice(actor: Actor, row: Any) -> NoticeView:
    kind = kinds().get(row.kind)
    is_quoting = kind is None or row.what not in kind.sayings or kind.sayings[row.what].is_quoting
    words = row.excerpt or (row.title if row.parent_id else "")
    return NoticeView(
        kind=row.kind,
        what=row.what,
        actor=ref_in(row),
        excerpt=markdown.typeset(words, row.language or "") if is_quoting else "",
        language=row.language or "",
        at=_shown(actor, row.at, is_dated=row.is_dated),
        is_dated=row.is_dated,
    )


def _shown(actor: Actor, moment: datetime, *, is_dated: bool) -> datetime:
    """A moment, or the noon of somebody's zone on a day of UTC, which has the day's name there, too."""
    return moment if is_dated else datetime.combine(moment.date(), time(12), ZoneInfo(actor.zone))


def _stops(item: InboxItem, newest: Any) -> str:
    kind = kinds().get(newest.kind)
    if kind is None or kind.always or item.content_id is None:
        return ""
    return "topic" if newest.reason == Reason.TOPIC else "thing"


def _thing(row: Any) -> Thing:
    """A root of content."""
    kind, item = rooms.kind(row.kind), row[0]
    return Thing(
        label=kind.one,
        title=markdown.typeset(row.title, row.language),
        address=kind.at(item.thing, item.thing),
        icon=kind.icon,
        colour=kind.colour,
        language=row.language,
    )


def _things(session: Session, actor: Actor, names: Iterable[str]) -> dict[str, Thing]:
    """What is no content, by the name of it; each room that told of it is asked once."""
    by_word: dict[str, list[str]] = {}
    for name in names:
        word, _, thing_id = name.partition(":")
        by_word.setdefault(word, []).append(thing_id)
    found = {}
    for word, thing_ids in by_word.items():
        room, function = told()[word]
        for thing_id, thing in rooms.resolve(room, function)(session, actor, thing_ids).items():
            found[f"{word}:{thing_id}" if thing_id else word] = thing
    return found


@cache
def told() -> Mapping[str, tuple[str, str]]:
    """Who describes what is told of and is no content, by the word that its name begins with."""
    return {
        word: (name, function)
        for name, room in rooms.all_rooms().items()
        for word, function in room.told.items()
    }
