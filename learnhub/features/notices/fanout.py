"""From what happened to who is told: an event is left in the outbox, and told after the commit.

`remember` records every event that a kind of notice names, as one message of ids. `tell` is what sends it, in
a thread: it asks the rooms whom the event concerns, and writes to them in batches, each a transaction of its
own. Rights and wishes are those of that moment. A batch that is written once more changes nothing, because a
person has one notice of a message.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from sqlmodel import Session

from learnhub import rooms
from learnhub.core import bus, clock, db, ids, outbox
from learnhub.core.outbox import Message
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import Content
from learnhub.features.notices import writing
from learnhub.features.notices.events import PieceGone
from learnhub.rooms import NoticeKind, Settled, Telling
from learnhub.rooms.notices import event_name

CHANNEL = "notices"
BATCH = 200
EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Cause:
    """An event with the functions that say what it means, in the order in which a person is told once."""

    event: type
    tells: tuple[tuple[NoticeKind, str, str], ...]
    settled: tuple[tuple[str, str], ...]


@cache
def causes() -> Mapping[str, Cause]:
    """Everything that may lead to notices, by the name of its event."""
    declared = [(name, room) for name, room in rooms.all_rooms().items()]
    events = {
        event
        for _name, room in declared
        for event in (*(each for kind in room.notices for each, _ in kind.tells), *dict(room.settled))
    }
    return {event_name(event): _cause(event, declared) for event in sorted(events, key=event_name)}


def _cause(event: type, declared: list[tuple[str, rooms.Room]]) -> Cause:
    return Cause(
        event,
        tuple(
            (kind, name, function)
            for name, room in declared
            for kind in room.notices
            for each, function in kind.tells
            if each is event
        ),
        tuple(
            (name, function) for name, room in declared for each, function in room.settled if each is event
        ),
    )


def remember(session: Session, event: Any) -> None:
    """A recorder: leave an event for `tell`."""
    hourly = any(kind.hourly for kind, _room, _function in causes()[event_name(type(event))].tells)
    not_before = clock.this_hour() + timedelta(hours=1) if hourly else None
    put(session, event, dedupe=ids.new_id(), not_before=not_before)


def put(session: Session, event: Any, *, dedupe: str, not_before: datetime | None = None) -> bool:
    """Have an event told, perhaps later; the same key again is the same event, and changes nothing."""
    name, moment = event_name(type(event)), not_before or clock.utcnow()
    payload = {"event": name, "at": (moment - EPOCH) // MICROSECOND, **asdict(event)}
    return outbox.put(session, CHANNEL, dedupe=f"{name}:{dedupe}", payload=payload, not_before=not_before)


def note_gone(session: Session, event: ContentEvent) -> None:
    """A recorder: what was told of a hidden or removed piece is taken back.

    Of an anonymous one nothing is noted, for its author alone may have caused it. Whoever reads is shown
    neither.
    """
    content = session.get_one(Content, event.content_id)
    is_shown = content.status == Status.PUBLISHED
    if content.parent_id and not content.is_anonymous and not is_shown:
        bus.record(session, PieceGone(content.id, content.root_id))


def gone(session: Session, event: PieceGone) -> Iterator[Settled]:
    """Take it back, unless it is shown again by now."""
    if session.get_one(Content, event.content_id).status != Status.PUBLISHED:
        yield Settled(event.root_id, content_id=event.content_id)


def tell(message: Message) -> None:
    """Write to everybody whom an event concerns; what sends a message of the outbox."""
    fields = dict(message.payload)
    cause, at = causes().get(fields.pop("event")), EPOCH + fields.pop("at") * MICROSECOND
    if cause is None:
        return  # told by a room that is not here any more
    event = cause.event(**fields)
    for room, function in cause.settled:
        db.write_now(_settle, room, function, event)
    told: set[str] = set()
    for kind, room, function in cause.tells:
        for telling in db.read_now(_tellings, room, function, event):
            left = iter(telling.people.items())
            while batch := dict(islice(left, BATCH)):
                people = {
                    person_id: reason
                    for person_id, reason in batch.items()
                    if person_id not in told and person_id != telling.actor_id
                }
                told |= db.write_now(writing.write, kind, telling, people, at=at, key=message.dedupe)


def _tellings(session: Session, room: str, function: str, event: Any) -> list[Telling]:
    return list(rooms.resolve(room, function)(session, event))


def _settle(session: Session, room: str, function: str, event: Any) -> None:
    settled: Iterator[Settled] = rooms.resolve(room, function)(session, event)
    for each in settled:
        writing.settle(session, each)
