"""Hiding with a reason, which the author reads, and showing again; never what one wrote oneself."""

from sqlmodel import Session

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import OwnModeration
from learnhub.features.discussion.events import ContentHidden, ContentModerated
from learnhub.features.discussion.models import Content


def hide(session: Session, actor: Actor, content_id: str, reason: str) -> None:
    """Keep content from everybody but its authors and moderators; hiding it again changes the reason."""
    content, reason = _moderated(session, actor, content_id), " ".join(reason.split())
    if (content.status, content.hidden_reason) != (Status.HIDDEN, reason):
        content.status, content.hidden_reason = Status.HIDDEN, reason
        _record(session, actor, content, "content:hide")


def unhide(session: Session, actor: Actor, content_id: str) -> None:
    """Show hidden content again; nothing happens to what is shown."""
    content = _moderated(session, actor, content_id)
    if content.status == Status.HIDDEN:
        content.status, content.hidden_reason = Status.PUBLISHED, ""
        _record(session, actor, content, "content:unhide")


def _moderated(session: Session, actor: Actor, content_id: str) -> Content:
    guard.require(policy.can_moderate(actor))
    content = queries.get_content_for_update(session, actor, content_id)
    if queries.is_author(session, actor, content_id):
        raise OwnModeration
    guard.require(content.status in (Status.PUBLISHED, Status.HIDDEN))
    return content


def _record(session: Session, actor: Actor, content: Content, action: str) -> None:
    session.add(content)
    audit.record(session, actor, action, content.id)
    about = content.id, content.kind, content.root_id
    bus.record(session, ContentHidden(*about))
    bus.record(session, ContentModerated(*about, guard.require_person(actor)))


def hold(session: Session, content: Content, reason: str = "") -> None:
    """Hide content that the caller has locked: with a reason, or until a moderator has read it."""
    content.status, content.hidden_reason = Status.HIDDEN, reason
    session.add(content)
    bus.record(session, ContentHidden(content.id, content.kind, content.root_id))


def show_again(session: Session, content: Content) -> None:
    """Show what is hidden; nothing happens to what is shown. The caller has locked it."""
    if content.status == Status.HIDDEN:
        content.status, content.hidden_reason = Status.PUBLISHED, ""
        session.add(content)
        bus.record(session, ContentHidden(content.id, content.kind, content.root_id))
