"""Reacting to a page of the library: each person once in each way, however many click at once."""

from sqlmodel import Session, delete, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.freshness import service as freshness
from learnhub.features.freshness.enums import Cause
from learnhub.features.freshness.events import ContentChecked
from learnhub.features.reactions import queries
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.errors import OwnReaction
from learnhub.features.reactions.events import ContentOutdated
from learnhub.features.reactions.models import ContentReaction
from learnhub.features.reactions.room import REACTIONS_ADD
from learnhub.features.reactions.schemas import ReactionsView

ENOUGH_OUTDATED = 2


def react(session: Session, actor: Actor, content_id: str, reaction: Reaction, *, on: bool) -> ReactionsView:
    """Say so of a page, or say so no more; the same twice changes nothing. Raises OwnReaction."""
    guard.require_permission(actor, REACTIONS_ADD)
    discussion.get_published(session, actor, content_id, *queries.library_kinds())
    if discussion.is_author(session, actor, content_id):
        raise OwnReaction
    person_id = guard.require_person(actor)
    said = {"content_id": content_id, "reaction": reaction, "person_id": person_id}
    if on:
        row = insert(session, ContentReaction, **said).on_conflict_do_nothing()
        is_new = bool(session.execute(row.returning(ContentReaction.content_id)).all())
        if is_new and reaction == Reaction.OUTDATED:
            bus.record(session, ContentOutdated(content_id, person_id))
    else:
        gone = delete(ContentReaction).where(*(getattr(ContentReaction, name) == said[name] for name in said))
        session.execute(gone, execution_options={"synchronize_session": False})
    return queries.get_reactions(session, actor, content_id)


def doubt(session: Session, event: ContentOutdated) -> None:
    """A recorder: two people who say that it is out of date bring its check forward."""
    session.flush()
    said = select(func.count()).where(
        ContentReaction.content_id == event.content_id, ContentReaction.reaction == Reaction.OUTDATED
    )
    if session.exec(said).one() >= ENOUGH_OUTDATED:
        freshness.bring_forward(session, [event.content_id], Cause.OUTDATED)


def settle_doubts(session: Session, event: ContentChecked) -> None:
    """A recorder: what was said before a check is settled by it, and can be said anew."""
    said = delete(ContentReaction).where(
        ContentReaction.content_id == event.content_id, ContentReaction.reaction == Reaction.OUTDATED
    )
    session.execute(said, execution_options={"synchronize_session": False})
