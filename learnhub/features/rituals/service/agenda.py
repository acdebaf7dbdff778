"""What is talked about, and for how long."""

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.rituals import queries
from learnhub.features.rituals.errors import (
    NoSuchItem,
    TooManyItems,
)
from learnhub.features.rituals.models import (
    RitualItem,
    RitualMeeting,
)
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
)
from learnhub.features.rituals.service.common import (
    open_row_of,
    require_attending,
    require_run,
    require_running,
    say_changed,
)

ITEMS_MAX = 30


def add_item(session: Session, actor: Actor, ritual_id: str, day: date, form: AgendaItemInput) -> str:
    """Put something at the end of the agenda: content that one may read, or words. Raises TooManyItems."""
    require_attending(session, actor, ritual_id)
    meeting = open_row_of(session, ritual_id, day)
    if queries.count_items(session, meeting.id) >= ITEMS_MAX:
        raise TooManyItems
    content_id = None
    if form.content_id:
        content_id = discussion_queries.get_published(session, actor, form.content_id).id
    last = session.scalar(select(func.max(RitualItem.position)).where(RitualItem.meeting_id == meeting.id))
    item = RitualItem(
        meeting_id=meeting.id,
        position=0 if last is None else last + 1,
        title=form.title,
        content_id=content_id,
        minutes=form.minutes,
    )
    session.add(item)
    session.flush()
    say_changed(session, ritual_id, day)
    return item.id


def place_item(session: Session, actor: Actor, ritual_id: str, day: date, item_id: str, place: int) -> None:
    """Put something at a place of the agenda (0 is the first); others follow.

    Nothing comes above what leads it. Raises NoSuchItem.
    """
    meeting = require_run(session, actor, ritual_id, day)
    items = _items(session, meeting)
    moved = _item(items, item_id)
    rest = [item for item in items if item.id != item_id]
    leading = sum(item.leads for item in rest)
    first, last = (0, leading) if moved.leads else (leading, len(rest))
    place = max(first, min(place, last))
    for position, item in enumerate([*rest[:place], moved, *rest[place:]]):
        item.position = position
        session.add(item)
    session.flush()
    say_changed(session, ritual_id, day)


def time_item(session: Session, actor: Actor, ritual_id: str, day: date, item_id: str, minutes: int) -> None:
    """Give something on the agenda so many minutes; raises NoSuchItem."""
    meeting = require_run(session, actor, ritual_id, day)
    item = _item(_items(session, meeting), item_id)
    item.minutes = minutes
    session.add(item)
    session.flush()
    say_changed(session, ritual_id, day)


def remove_item(session: Session, actor: Actor, ritual_id: str, day: date, item_id: str) -> None:
    """Take something off the agenda; raises NoSuchItem."""
    meeting = require_run(session, actor, ritual_id, day)
    session.delete(_item(_items(session, meeting), item_id))
    if meeting.item_id == item_id:
        meeting.item_id, meeting.item_since = None, None
        session.add(meeting)
    session.flush()
    say_changed(session, ritual_id, day)


def start_item(session: Session, actor: Actor, ritual_id: str, day: date, item_id: str) -> None:
    """Talk about something from now on: its time goes on, that of what was before stands still."""
    meeting = require_running(session, actor, ritual_id, day)
    items = _items(session, meeting)
    _item(items, item_id)
    _stop(session, meeting, items)
    meeting.item_id, meeting.item_since = item_id, utcnow()
    session.add(meeting)
    session.flush()
    say_changed(session, ritual_id, day)


def pause(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """Let the time of what is talked about stand still."""
    meeting = require_running(session, actor, ritual_id, day)
    _stop(session, meeting, _items(session, meeting))
    session.flush()
    say_changed(session, ritual_id, day)


def end_meeting(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """End a meeting: its timer stands still, and who was there is asked how it was. Raises NotRunning."""
    meeting = require_running(session, actor, ritual_id, day)
    end(session, meeting)


def end(session: Session, meeting: RitualMeeting) -> None:
    """End a meeting that goes on, whoever does it."""
    _stop(session, meeting, _items(session, meeting))
    meeting.item_id, meeting.ended_at = None, utcnow()
    session.add(meeting)
    session.flush()
    say_changed(session, meeting.ritual_id, meeting.day)


def _items(session: Session, meeting: RitualMeeting) -> list[RitualItem]:
    statement = select(RitualItem).where(RitualItem.meeting_id == meeting.id)
    return list(session.exec(statement.order_by(RitualItem.position, RitualItem.id)))


def _item(items: list[RitualItem], item_id: str) -> RitualItem:
    for item in items:
        if item.id == item_id:
            return item
    raise NoSuchItem


def _stop(session: Session, meeting: RitualMeeting, items: list[RitualItem]) -> None:
    """Add what has passed since the timer began to the item that it was for."""
    for item in items:
        if item.id == meeting.item_id and meeting.item_since:
            item.spent += int((utcnow() - meeting.item_since).total_seconds())
            session.add(item)
    meeting.item_since = None
    session.add(meeting)
