"""Reading tips."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion
from learnhub.features.tips.room import TIP
from learnhub.features.tips.schemas import TipView


def get_tip(session: Session, actor: Actor, tip_id: str) -> TipView:
    """A visible tip; raises NoSuchContent."""
    content = discussion.get_content(session, actor, tip_id, TIP)
    return TipView(content.id, content.title, content.body)
