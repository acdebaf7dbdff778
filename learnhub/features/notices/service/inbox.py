"""Archiving, and what opening a thing means for its notices."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, false, or_, update
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.features.notices.errors import NotInInbox
from learnhub.features.notices.events import InboxChanged
from learnhub.features.notices.models import InboxItem
from learnhub.features.notices.room import NOTICES_CHANGE
from learnhub.features.notices.service.following import follow, follow_topic, unfollow, unfollow_topic


def archive(session: Session, actor: Actor, thing: str) -> None:
    """Put a thing away until something new happens to it; raises NotInInbox. Twice is once."""
    now = utcnow()
    _change(session, actor, thing, archived_at=now, seen_at=now, is_for_mail=False)


def unarchive(session: Session, actor: Actor, thing: str) -> None:
    """Undo it; raises NotInInbox."""
    _change(session, actor, thing, archived_at=None)


def archive_known(session: Session, actor: Actor) -> datetime:
    """Put away all that there is to know; the answer is the moment by which `unarchive_known` undoes it."""
    now = utcnow()
    _change_all(
        session,
        actor,
        and_(InboxItem.archived_at.is_(None), InboxItem.waits == false()),
        archived_at=now,
        seen_at=now,
        is_for_mail=False,
    )
    return now


def unarchive_known(session: Session, actor: Actor, moment: datetime) -> None:
    """Undo it; what came back by itself meanwhile stays."""
    _change_all(session, actor, InboxItem.archived_at == moment, archived_at=None)


def note_seen(session: Session, actor: Actor, thing: str) -> None:
    """What somebody opens leaves the mail of the day; it waits on if it asks something of them."""
    unseen = or_(InboxItem.seen_at.is_(None), InboxItem.seen_at < InboxItem.last_at)
    _change_all(session, actor, and_(InboxItem.thing == thing, unseen), seen_at=utcnow(), is_for_mail=False)


def stop(session: Session, actor: Actor, thing: str, *, topic_id: str = "") -> None:
    """Hear no more of a thing, or of a topic that brought it; the row is put away. Raises NotInInbox."""
    if topic_id:
        unfollow_topic(session, actor, topic_id)
    elif is_id(thing):
        unfollow(session, actor, thing)
    else:
        raise NotInInbox
    archive(session, actor, thing)


def undo_stop(session: Session, actor: Actor, thing: str, *, topic_id: str = "") -> None:
    """Hear of it again; the row is back. Raises NotInInbox."""
    if topic_id:
        follow_topic(session, actor, topic_id)
    else:
        follow(session, actor, thing)
    unarchive(session, actor, thing)


def _change(session: Session, actor: Actor, thing: str, **values: Any) -> None:
    if not _change_all(session, actor, InboxItem.thing == thing, **values):
        raise NotInInbox


def _change_all(session: Session, actor: Actor, clause: Any, **values: Any) -> bool:
    """Change somebody's items; whether there were any."""
    guard.require_permission(actor, NOTICES_CHANGE)
    person_id = guard.require_person(actor)
    changed = update(InboxItem).where(InboxItem.person_id == person_id, clause).values(**values)
    found = session.execute(
        changed.returning(InboxItem.id), execution_options={"synchronize_session": False}
    ).first()
    if found:
        bus.record(session, InboxChanged((person_id,)))
    return found is not None
