"""Showing content that waits for a decision, and letting it wait again.

Who may decide is asked by the room; content that was hidden with a reason is the matter of `moderation`.
"""

from datetime import datetime

from sqlmodel import Session

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentPublished, ContentWithheld
from learnhub.features.discussion.models import Content


def publish(session: Session, content: Content, *, at: datetime | None = None) -> None:
    """Show content that waits, as of now or of another moment.

    Anonymous content is given the moment that all of its kind have there; without one it raises ValueError.
    """
    if content.is_anonymous and at is None:
        raise ValueError("the present moment would date anonymous content")
    content.status, content.published_at = Status.PUBLISHED, at or utcnow()
    session.add(content)
    bus.record(session, ContentPublished(content.id, content.kind, content.root_id))


def withhold(session: Session, content: Content) -> None:
    """Let content wait for a decision again; nothing happens to what waits already."""
    if content.status == Status.WAITING:
        return
    content.status, content.published_at = Status.WAITING, None
    session.add(content)
    bus.record(session, ContentWithheld(content.id, content.kind, content.root_id))
