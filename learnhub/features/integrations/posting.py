"""What is to be posted into chat channels: by the hour, and when a live session is announced or opens."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.core import outbox
from learnhub.core.clock import utcnow
from learnhub.features.ama.events import AmaOpened, AmaScheduled
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.integrations.enums import Post
from learnhub.features.integrations.models import ChatChannel
from learnhub.features.people.queries import get_company
from learnhub.features.questions.room import QUESTION

CHANNEL = "chat"
DAY = timedelta(days=1)
MOST = 20
MONDAY, MORNING = 0, 8


def put_announced(session: Session, event: AmaScheduled) -> None:
    """A live session was announced."""
    _put(session, Post.ANNOUNCED, event.ama_id)


def put_opening(session: Session, event: AmaOpened) -> None:
    """A live session is open."""
    _put(session, Post.OPENING, event.ama_id)


def put_unanswered(session: Session) -> None:
    """Questions that have waited for a day; one that waits for two was posted then, or is not news."""
    now = utcnow()
    waiting = select(Content.id).where(
        Content.kind == QUESTION,
        Content.status == Status.PUBLISHED,
        Content.audience == OPEN,
        Content.parent_id.is_(None),
        Content.answer_count == 0,
        Content.is_anonymous.is_(False),
        Content.published_at > now - 2 * DAY,
        Content.published_at <= now - DAY,
    )
    for content_id in session.exec(waiting.order_by(Content.published_at, Content.id).limit(MOST)).all():
        _put(session, Post.UNANSWERED, content_id)


def put_weekly(session: Session) -> None:
    """The week that was, on Monday mornings of the company's zone."""
    now = utcnow().astimezone(ZoneInfo(get_company(session).zone))
    if now.weekday() == MONDAY and now.hour >= MORNING:
        _put(session, Post.WEEKLY, now.date().isoformat())


def _put(session: Session, post: Post, about: str) -> None:
    for channel_id in _wanting(session, post):
        payload = {"channel_id": channel_id, "post": post, "content_id": about}
        outbox.put(session, CHANNEL, dedupe=f"{channel_id}:{post}:{about}", payload=payload)


def _wanting(session: Session, post: Post) -> Iterator[str]:
    rows = session.exec(select(ChatChannel.id, ChatChannel.posts).where(ChatChannel.stopped_at.is_(None)))
    return (channel_id for channel_id, posts in rows.all() if post in posts)
