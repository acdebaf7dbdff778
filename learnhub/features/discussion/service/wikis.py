"""Turning one's words into a wiki, which colleagues edit, and ending that."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.room import CONTENT_TOGETHER


def open_wiki(session: Session, actor: Actor, content: Content) -> None:
    """Let colleagues edit one's content, which is locked; each edition names who wrote it."""
    guard.require(queries.is_author(session, actor, content.id))
    guard.require(content.status == Status.PUBLISHED and policy.can_open_wiki(actor, content))
    _put(session, content, is_wiki=True)


def end_wiki(session: Session, actor: Actor, content: Content) -> None:
    """Edit it alone again; what colleagues wrote stays, and so do their names in the history."""
    guard.require(queries.is_author(session, actor, content.id))
    _put(session, content, is_wiki=False)


def put_wiki(session: Session, actor: Actor, content_id: str, *, on: bool) -> None:
    """The same by its id, of any kind that can be one; raises NoSuchContent."""
    guard.require_permission(actor, CONTENT_TOGETHER)
    content = queries.get_content_for_update(session, actor, content_id)
    (open_wiki if on else end_wiki)(session, actor, content)


def _put(session: Session, content: Content, *, is_wiki: bool) -> None:
    content.is_wiki = is_wiki
    session.add(content)
