"""Who follows what."""

from collections.abc import Mapping

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import ContentTopic
from learnhub.features.notices.models import Follow, TopicFollow
from learnhub.rooms import Reason


def list_followers(session: Session, content_id: str) -> dict[str, Reason]:
    """Who hears of a root of content, and why."""
    followers = select(Follow.person_id, Follow.reason)
    rows = session.exec(followers.where(Follow.content_id == content_id, Follow.stopped_at.is_(None)))
    return {person_id: Reason(reason) for person_id, reason in rows}


def list_topic_followers(session: Session, content_id: str) -> Mapping[str, dict[str, Reason]]:
    """Who hears of what is new in a topic of this content, by topic; each person under one of them."""
    rows = session.exec(
        select(TopicFollow.person_id, TopicFollow.topic_id)
        .join(ContentTopic, ContentTopic.topic_id == TopicFollow.topic_id)
        .where(ContentTopic.content_id == content_id, TopicFollow.stopped_at.is_(None))
        .order_by(TopicFollow.topic_id)
    )
    topics: dict[str, dict[str, Reason]] = {}
    for person_id, topic_id in dict(rows.all()).items():
        topics.setdefault(topic_id, {})[person_id] = Reason.TOPIC
    return topics


def is_following(session: Session, actor: Actor, content_id: str) -> bool:
    """Whether somebody hears of a root of content."""
    row = session.get(Follow, (actor.person_id, content_id))
    return row is not None and row.stopped_at is None


def is_following_topic(session: Session, actor: Actor, topic_id: str) -> bool:
    """Whether somebody hears of what is new in a topic."""
    row = session.get(TopicFollow, (actor.person_id, topic_id))
    return row is not None and row.stopped_at is None
