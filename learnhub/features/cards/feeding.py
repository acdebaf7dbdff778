"""The cards of the collections that somebody follows come into their review, as many as a day asks for.

Never more than five that are new wait at once, those that somebody added among them, and what was new today
counts: so a collection of a hundred cards is twenty days, two collections are not ten a day, and whoever is
away finds five. They come in the order in which collections were followed, and in the order of each.
Who stops following keeps what is there: of what waits nobody knows any more who had put it there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, false, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.core import bus, db
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.cards import scheduling
from learnhub.features.cards.daily import NEW_A_DAY, room_for
from learnhub.features.cards.events import CardsBrought
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.cards.room import CARD
from learnhub.features.collections.models import CollectionItem
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import readable_to
from learnhub.features.notices.events import Followed
from learnhub.features.notices.models import Follow, NoticeRhythm
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person

A_DAY_AND_MORE = timedelta(hours=30)
ROWS = 2_000
LOOKED_AT = 4 * NEW_A_DAY  # of each person: a card may be in several collections

_IDS = bindparam("person_ids", expanding=True)
# Those that hold anything are few; what people follow besides is much.
_COLLECTIONS = select(CollectionItem.collection_id).where(CollectionItem.position.is_not(None))
_FOLLOWERS: Any = (
    select(Person.id, Person.zone, NoticeRhythm.leave_from, NoticeRhythm.leave_to)
    .join(NoticeRhythm, NoticeRhythm.person_id == Person.id, isouter=True)
    .where(
        Person.status == PersonStatus.ACTIVE,
        Person.id.in_(
            select(Follow.person_id).where(Follow.stopped_at.is_(None), Follow.content_id.in_(_COLLECTIONS))
        ),
    )
)
_ONE: Any = _FOLLOWERS.where(Person.id == bindparam("person_id"))
_WAITING: Any = (
    select(CardProgress.person_id, func.count().label("waits"))
    .where(
        CardProgress.person_id.in_(_IDS),
        CardProgress.reviewed_at.is_(None),
        CardProgress.is_suspended == false(),
    )
    .group_by(CardProgress.person_id)
)
_NEW_TODAY: Any = select(Review.person_id, Review.at).where(
    Review.person_id.in_(_IDS),
    Review.at >= bindparam("since"),
    Review.undone_at.is_(None),
    Review.before["reviewed_at"].as_string().is_(None),
)


def _offered() -> Any:
    """The first cards of what each of them follows that they have never had, in order."""
    collection = aliased(Content)
    had = exists().where(CardProgress.person_id == Follow.person_id, CardProgress.card_id == Content.id)
    order = (Follow.since, Follow.content_id, CollectionItem.position)
    place = func.row_number().over(partition_by=Follow.person_id, order_by=order)
    cards = (
        select(Follow.person_id, Content.id, place.label("place"))
        .join(collection, collection.id == Follow.content_id)
        .join(CollectionItem, CollectionItem.collection_id == collection.id)
        .join(Content, Content.id == CollectionItem.item_id)
        .where(
            *(Follow.person_id.in_(_IDS), Follow.stopped_at.is_(None), Follow.content_id.in_(_COLLECTIONS)),
            *(collection.kind == str(COLLECTION), collection.status == Status.PUBLISHED),
            *(CollectionItem.position.is_not(None), CollectionItem.is_in),
            *(Content.kind == str(CARD), Content.status == Status.PUBLISHED),
            *(readable_to(Content, Follow.person_id), readable_to(collection, Follow.person_id), ~had),
        )
        .subquery()
    )
    few = select(cards.c.person_id, cards.c.id).where(cards.c.place <= LOOKED_AT)
    return few.order_by(cards.c.person_id, cards.c.place)


_OFFERED = _offered()


def feed(session: Session) -> None:
    """Bring what there is room for to everybody who follows a collection; a job, in five statements."""
    _feed(session, db.rows(session, _FOLLOWERS))


def feed_follower(session: Session, event: Followed) -> None:
    """A recorder: whoever begins to follow need not wait for the job."""
    if session.get_one(Content, event.content_id).kind == COLLECTION:
        session.flush()
        _feed(session, db.rows(session, _ONE, person_id=event.person_id))


def _feed(session: Session, followers: Iterable[Any]) -> None:
    now = utcnow()
    zones = {row.id: row.zone for row in followers if not _is_away(row, now)}
    rooms = _rooms(session, zones, now)
    if not rooms:
        return
    brought: dict[str, dict[str, None]] = {}
    for person_id, card_id in db.rows(session, _OFFERED, person_ids=list(rooms)):
        mine = brought.setdefault(person_id, {})
        if len(mine) < rooms[person_id]:
            mine[card_id] = None
    _bring(session, brought, now)


def _is_away(row: Any, now: datetime) -> bool:
    day = scheduling.learning_day(now, row.zone)
    return row.leave_from is not None and row.leave_from <= day <= row.leave_to


def _rooms(session: Session, zones: Mapping[str, str], now: datetime) -> dict[str, int]:
    """How many cards may come in, for those for whom any may."""
    ids = list(zones)
    waiting = {row.person_id: row.waits for row in db.rows(session, _WAITING, person_ids=ids)}
    begun = {zone: scheduling.day_start(now, zone) for zone in set(zones.values())}
    rated = db.rows(session, _NEW_TODAY, person_ids=ids, since=now - A_DAY_AND_MORE)
    new = Counter(person_id for person_id, at in rated if at >= begun[zones[person_id]])
    rooms = {each: room_for(waiting.get(each, 0), new[each]) for each in ids}
    return {person_id: room for person_id, room in rooms.items() if room}


def _bring(session: Session, brought: Mapping[str, Mapping[str, None]], now: datetime) -> None:
    day = scheduling.begun_everywhere(now)
    rows = [
        CardProgress(
            person_id=person_id,
            card_id=card_id,
            due_day=day,
            due_at=now + timedelta(milliseconds=place),
        ).model_dump()
        for person_id, cards in brought.items()
        for place, card_id in enumerate(cards)
    ]
    for start in range(0, len(rows), ROWS):
        session.execute(insert(session, CardProgress).on_conflict_do_nothing(), rows[start : start + ROWS])
    for person_id in brought:
        bus.record(session, CardsBrought(person_id))
