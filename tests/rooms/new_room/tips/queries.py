"""Reading tips."""

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.tips.room import TIP
from learnhub.features.tips.schemas import TipView


def today(session: Session, actor: Actor) -> TipView:
    """The newest tip."""
    rows = db.rows(session, select(Content.id).where(VISIBLE, Content.kind == TIP), **reader(actor))
    return get_tip(session, actor, rows[0].id) if rows else TipView()


def get_tip(session: Session, actor: Actor, tip_id: str) -> TipView:
    """A visible tip; raises NoSuchContent."""
    content = discussion.get_content(session, actor, tip_id, TIP)
    return TipView(content.id, content.title, content.body)
