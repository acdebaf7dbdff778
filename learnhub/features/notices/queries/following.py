"""Who follows what."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.policy import READABLE_ROOT, reader
from learnhub.features.notices.models import Follow, TopicFollow
from learnhub.features.notices.room import NOTICES_READ
from learnhub.features.notices.schemas import FollowCount, FollowView
from learnhub.features.topics.queries import topic_names
from learnhub.rooms import Reason

STOPPED_FOR = timedelta(days=7)
_BY_SINCE = Keyset(Follow.since, Follow.content_id)
_FOLLOWED = (
    select_columns(
        Follow.content_id, Follow.reason, Follow.since, Content.kind, Content.title, Content.language
    )
    .join(Content, Content.id == Follow.content_id)
    .where(Follow.person_id == bindparam("reader_id"), READABLE_ROOT)
)
_FOLLOWING = (
    _FOLLOWED.where(Follow.stopped_at.is_(None)).order_by(*_BY_SINCE.order()).limit(bindparam("most"))
)
_STOPPED = (
    _FOLLOWED.where(Follow.stopped_at > bindparam("after")).order_by(Follow.stopped_at.desc()).limit(20)
)


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


def count_topic_followers(session: Session, topic_id: str, *, most: int) -> int:
    """How many follow a topic, counted up to a bound."""
    some = (
        select(TopicFollow.person_id)
        .where(TopicFollow.topic_id == topic_id, TopicFollow.stopped_at.is_(None))
        .limit(most)
        .subquery()
    )
    return session.exec(select(func.count()).select_from(some)).one()


def list_follows(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FollowView]:
    """The content that somebody follows, what they followed last first."""
    guard.require_permission(actor, NOTICES_READ)
    statement = _FOLLOWING.where(_BY_SINCE.behind()) if cursor else _FOLLOWING
    after = _BY_SINCE.values(cursor) if cursor else {}
    rows = db.rows(session, statement, most=size + 1, **after, **reader(actor))
    found = page(rows, size, lambda row: encode(row.since, row.content_id))
    return Page([_content(row) for row in found.items], found.next)


def list_followed_topics(session: Session, actor: Actor) -> list[FollowView]:
    """The topics that somebody follows, by name."""
    guard.require_permission(actor, NOTICES_READ)
    return _topics(session, actor, TopicFollow.stopped_at.is_(None))


def list_stopped(session: Session, actor: Actor) -> list[FollowView]:
    """What somebody stopped following within a week."""
    guard.require_permission(actor, NOTICES_READ)
    after = utcnow() - STOPPED_FOR
    contents = db.rows(session, _STOPPED, after=after, **reader(actor))
    return [*_topics(session, actor, TopicFollow.stopped_at > after), *map(_content, contents)]


def count_follows(session: Session, actor: Actor) -> list[FollowCount]:
    """How many things of each kind somebody follows, the topics first."""
    guard.require_permission(actor, NOTICES_READ)
    mine = TopicFollow.person_id == actor.person_id, TopicFollow.stopped_at.is_(None)
    topics = session.exec(select(func.count()).select_from(TopicFollow).where(*mine)).one()
    rows = session.exec(
        select(Content.kind, func.count())
        .join(Follow, Follow.content_id == Content.id)
        .where(Follow.person_id == actor.person_id, Follow.stopped_at.is_(None))
        .group_by(Content.kind)
        .order_by(Content.kind)
    )
    counts = [FollowCount(rooms.kind(kind).many, count) for kind, count in rows]
    return [FollowCount(N_("Topics"), topics), *counts]


def _content(row: Any) -> FollowView:
    kind = rooms.kind(row.kind)
    return FollowView(
        id=row.content_id,
        label=kind.one,
        title=markdown.typeset(row.title, row.language),
        language=row.language,
        address=kind.at(row.content_id, row.content_id),
        reason=row.reason,
        since=row.since,
    )


def _topics(session: Session, actor: Actor, clause: Any) -> list[FollowView]:
    mine = select(TopicFollow).where(TopicFollow.person_id == actor.person_id, clause)
    rows = session.exec(mine).all()
    names = topic_names(session, [row.topic_id for row in rows], actor.language)
    views = [
        FollowView(
            id=row.topic_id,
            is_topic=True,
            label=N_("Topic"),
            title=names.get(row.topic_id, ""),
            reason=Reason.TOPIC,
            since=row.since,
        )
        for row in rows
    ]
    return sorted(views, key=lambda view: view.title)
