"""What every item of the library has, read for its page and for its form."""

from typing import Any

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import policy
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries.content import (
    authors_of,
    get_content,
    is_author,
    part_of,
    topics_of,
)
from learnhub.features.people.refs import PersonRef


def item_fields(session: Session, actor: Actor, content: Content, *, is_author: bool) -> dict[str, Any]:
    """The fields of an `ItemView` of content that its reader is known to see."""
    wrote = is_author and part_of(session, actor, content.id) == Part.AUTHOR
    return {
        "id": content.id,
        "kind": content.kind,
        "title": content.title,
        "language": content.language,
        "author": authors_of(session, [content.id]).get(content.id, PersonRef()),
        "topics": list(topics_of(session, [content.id], actor.language).get(content.id, ())),
        "published_at": content.published_at,
        "edited_at": content.edited_at,
        "is_hidden": content.status == Status.HIDDEN,
        "hidden_reason": content.hidden_reason,
        "can_edit": policy.can_edit(actor, content, is_author=is_author),
        "can_remove": policy.can_remove(actor, content, is_author=wrote),
        "can_moderate": policy.can_moderate(actor),
    }


def get_editable(session: Session, actor: Actor, content_id: str, *kinds: str) -> Content:
    """Content that somebody may edit; raises NoSuchContent, and Forbidden for who only reads it."""
    content = get_content(session, actor, content_id, *kinds)
    mine = is_author(session, actor, content_id)
    guard.require(policy.can_edit(actor, content, is_author=mine))
    return content


def item_text_fields(session: Session, actor: Actor, content: Content) -> dict[str, Any]:
    """The fields of an `ItemText` of content that somebody may edit."""
    topics = topics_of(session, [content.id], actor.language).get(content.id, ())
    return {
        "id": content.id,
        "title": content.title,
        "language": content.language,
        "topics": ", ".join(topic.name for topic in topics),
        "edition": content.edition,
    }
