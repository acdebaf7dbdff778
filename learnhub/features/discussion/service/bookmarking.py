"""Keeping content for later: once for each person, and for nobody else to see."""

from sqlmodel import Session, delete

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries
from learnhub.features.discussion.models import Bookmark
from learnhub.features.discussion.room import CONTENT_KEEP


def add_bookmark(session: Session, actor: Actor, *, content_id: str) -> None:
    """Keep something that one may read; twice is once. Raises NoSuchContent.

    Nothing is recorded of it: no counter moves, and nobody hears of it.
    """
    guard.require_permission(actor, CONTENT_KEEP)
    content = queries.get_content(session, actor, content_id)
    at = content.published_at if content.is_anonymous else utcnow()
    values = {"content_id": content_id, "at": at or utcnow()}
    row = insert(session, Bookmark, person_id=guard.require_person(actor), **values)
    session.execute(row.on_conflict_do_nothing())


def remove_bookmark(session: Session, actor: Actor, *, content_id: str) -> None:
    """Keep it no more, also what one may not read any longer; nothing happens when one did not."""
    guard.require_permission(actor, CONTENT_KEEP)
    mine = Bookmark.content_id == content_id, Bookmark.person_id == guard.require_person(actor)
    session.execute(delete(Bookmark).where(*mine), execution_options={"synchronize_session": False})
