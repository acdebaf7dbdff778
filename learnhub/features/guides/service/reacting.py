"""Reacting to a guide: each person once in each way, however many click at once."""

from sqlmodel import Session, delete, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.freshness import service as freshness
from learnhub.features.freshness.enums import Cause
from learnhub.features.freshness.events import ContentChecked
from learnhub.features.guides import queries
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.errors import OwnReaction
from learnhub.features.guides.events import GuideOutdated
from learnhub.features.guides.models import GuideReaction
from learnhub.features.guides.room import GUIDES, GUIDES_APPLY
from learnhub.features.guides.schemas import ReactionsView

ENOUGH_OUTDATED = 2


def react(session: Session, actor: Actor, guide_id: str, reaction: Reaction, *, on: bool) -> ReactionsView:
    """Say so of a guide, or say so no more; the same twice changes nothing. Raises OwnReaction."""
    guard.require_permission(actor, GUIDES_APPLY)
    discussion.get_published(session, actor, guide_id, *GUIDES)
    if discussion.is_author(session, actor, guide_id):
        raise OwnReaction
    person_id = guard.require_person(actor)
    said = {"guide_id": guide_id, "reaction": reaction, "person_id": person_id}
    if on:
        row = insert(session, GuideReaction, **said).on_conflict_do_nothing()
        is_new = bool(session.execute(row.returning(GuideReaction.guide_id)).all())
        if is_new and reaction == Reaction.OUTDATED:
            bus.record(session, GuideOutdated(guide_id, person_id))
    else:
        gone = delete(GuideReaction).where(*(getattr(GuideReaction, name) == said[name] for name in said))
        session.execute(gone, execution_options={"synchronize_session": False})
    return queries.get_reactions(session, actor, guide_id)


def doubt(session: Session, event: GuideOutdated) -> None:
    """A recorder: two people who say that it is out of date bring its check forward."""
    session.flush()
    said = select(func.count()).where(
        GuideReaction.guide_id == event.guide_id, GuideReaction.reaction == Reaction.OUTDATED
    )
    if session.exec(said).one() >= ENOUGH_OUTDATED:
        freshness.bring_forward(session, [event.guide_id], Cause.OUTDATED)


def settle_doubts(session: Session, event: ContentChecked) -> None:
    """A recorder: what was said before a check is settled by it, and can be said anew."""
    said = delete(GuideReaction).where(
        GuideReaction.guide_id == event.content_id, GuideReaction.reaction == Reaction.OUTDATED
    )
    session.execute(said, execution_options={"synchronize_session": False})
