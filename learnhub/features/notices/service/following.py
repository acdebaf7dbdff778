"""Following content and topics, by what somebody does or because they say so."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion.queries import get_content
from learnhub.features.notices.events import Followed
from learnhub.features.notices.models import Follow, TopicFollow
from learnhub.features.notices.room import NOTICES_CHANGE
from learnhub.features.topics.queries import get_topic
from learnhub.rooms import Reason


def follow_as(session: Session, actor: Actor, content_id: str, reason: Reason) -> None:
    """Let somebody hear of a root of content from what they did; who stopped hearing of it still does not.

    Never called where somebody acts without their name.
    """
    follow_from(session, [guard.require_person(actor)], content_id, reason)


def follow_from(session: Session, people: Iterable[str], content_id: str, reason: Reason) -> None:
    """The same of people; that they have it too, which can be withdrawn, yields to what they write."""
    values: dict[str, Any] = {"content_id": content_id, "reason": reason, "since": utcnow()}
    rows = [{"person_id": person_id, **values} for person_id in people]
    if not rows:
        return
    statement = insert(session, Follow, *rows)
    better = {"set_": {"reason": reason}, "where": Follow.reason == Reason.SAME}
    session.execute(statement.on_conflict_do_update(index_elements=["person_id", "content_id"], **better))


def follow(session: Session, actor: Actor, content_id: str) -> None:
    """Hear of content, or of what it belongs to, or again after a stop; raises NoSuchContent."""
    _set_follow(session, actor, content_id, is_on=True)


def unfollow(session: Session, actor: Actor, content_id: str) -> None:
    """Hear no more of it, whatever one does there later; raises NoSuchContent."""
    _set_follow(session, actor, content_id, is_on=False)


def _set_follow(session: Session, actor: Actor, content_id: str, *, is_on: bool) -> None:
    guard.require_permission(actor, NOTICES_CHANGE)
    now, root_id = utcnow(), get_content(session, actor, content_id).root_id
    stopped = {"stopped_at": None if is_on else now}
    values: dict[str, Any] = {"content_id": root_id, "reason": Reason.FOLLOWS, "since": now}
    person_id = guard.require_person(actor)
    statement = insert(session, Follow, person_id=person_id, **values, **stopped)
    session.execute(statement.on_conflict_do_update(index_elements=["person_id", "content_id"], set_=stopped))
    if is_on:
        bus.record(session, Followed(person_id, root_id))


def follow_topic(session: Session, actor: Actor, topic_id: str) -> None:
    """Hear of what is new in a topic, or again after a stop; raises NotFound."""
    _set_topic_follow(session, actor, topic_id, is_on=True)


def unfollow_topic(session: Session, actor: Actor, topic_id: str) -> None:
    """Hear no more of what is new there; raises NotFound."""
    _set_topic_follow(session, actor, topic_id, is_on=False)


def _set_topic_follow(session: Session, actor: Actor, topic_id: str, *, is_on: bool) -> None:
    guard.require_permission(actor, NOTICES_CHANGE)
    now, topic = utcnow(), get_topic(session, topic_id, actor.language)
    stopped = {"stopped_at": None if is_on else now}
    statement = insert(
        session, TopicFollow, person_id=guard.require_person(actor), topic_id=topic.id, since=now, **stopped
    )
    session.execute(statement.on_conflict_do_update(index_elements=["person_id", "topic_id"], set_=stopped))
