"""How many react to a guide, and how its reader does; one statement."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import queries as discussion
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.models import GuideReaction
from learnhub.features.guides.room import GUIDES
from learnhub.features.guides.schemas import ReactionsView

_IS_MINE = GuideReaction.person_id == bindparam("reader_id")
_REACTIONS: Any = (
    select(
        GuideReaction.reaction,
        func.count().label("number"),
        func.count().filter(_IS_MINE).label("mine"),
    )
    .where(GuideReaction.guide_id == bindparam("guide_id"))
    .group_by(GuideReaction.reaction)
)


def reactions_of(session: Session, actor: Actor, guide_id: str) -> ReactionsView:
    """The reactions to a guide that its reader is known to see; how many find it outdated is not shown."""
    rows = db.rows(session, _REACTIONS, guide_id=guide_id, reader_id=actor.person_id)
    numbers = {row.reaction: row.number for row in rows}
    mine = {row.reaction for row in rows if row.mine}
    return ReactionsView(
        learned=numbers.get(Reaction.LEARNED, 0),
        useful=numbers.get(Reaction.USEFUL, 0),
        has_learned=Reaction.LEARNED in mine,
        is_useful=Reaction.USEFUL in mine,
        is_outdated=Reaction.OUTDATED in mine,
    )


def get_reactions(session: Session, actor: Actor, guide_id: str) -> ReactionsView:
    """The same for anybody; raises NoSuchContent."""
    discussion.get_content(session, actor, guide_id, *GUIDES)
    return reactions_of(session, actor, guide_id)
