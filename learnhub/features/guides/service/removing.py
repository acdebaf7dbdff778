"""Taking a guide back."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.guides import policy
from learnhub.features.guides.room import GUIDES


def remove_guide(session: Session, actor: Actor, guide_id: str) -> None:
    """Take one's guide back: its words are gone."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, guide_id, *GUIDES)
    discussion.remove(session, actor, content)
