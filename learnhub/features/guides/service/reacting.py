"""Reacting to a guide: each person once in each way, however many click at once."""

from sqlmodel import Session, delete

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.guides import queries
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.errors import OwnReaction
from learnhub.features.guides.events import GuideOutdated
from learnhub.features.guides.models import GuideReaction
from learnhub.features.guides.room import GUIDES, GUIDES_APPLY
from learnhub.features.guides.schemas import ReactionsView


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
