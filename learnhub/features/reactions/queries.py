"""How many react to a page of the library, and how its reader does."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.reactions import policy
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.models import ContentReaction
from learnhub.features.reactions.schemas import ReactionsView

_IS_MINE = ContentReaction.person_id == bindparam("reader_id")
_REACTIONS: Any = (
    select(
        ContentReaction.reaction,
        func.count().label("number"),
        func.count().filter(_IS_MINE).label("mine"),
    )
    .where(ContentReaction.content_id == bindparam("content_id"))
    .group_by(ContentReaction.reaction)
)


def get_reactions(session: Session, actor: Actor, content_id: str) -> ReactionsView:
    """The reactions to something in the library; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, content_id, *library_kinds()))


def find_reactions(session: Session, actor: Actor, content_id: str) -> ReactionsView:
    """The same for a page of any kind; empty where nobody reacts."""
    content = discussion.get_content(session, actor, content_id)
    return _view(session, actor, content) if content.kind in library_kinds() else ReactionsView()


def library_kinds() -> list[rooms.Kind]:
    """The kinds to which people react."""
    return [kind for kind in rooms.kinds().values() if kind.in_library]


def _view(session: Session, actor: Actor, content: Content) -> ReactionsView:
    rows = db.rows(session, _REACTIONS, content_id=content.id, reader_id=actor.person_id)
    numbers = {row.reaction: row.number for row in rows}
    mine = {row.reaction for row in rows if row.mine}
    is_author = discussion.is_author(session, actor, content.id)
    return ReactionsView(
        content_id=content.id,
        learned=numbers.get(Reaction.LEARNED, 0),
        useful=numbers.get(Reaction.USEFUL, 0),
        has_learned=Reaction.LEARNED in mine,
        is_useful=Reaction.USEFUL in mine,
        is_outdated=Reaction.OUTDATED in mine,
        can_react=policy.can_react(actor, content, is_author=is_author),
    )


def count_learned() -> Any:
    """How many learned something from each page, as a statement of `id` and `number`."""
    return _said(Reaction.LEARNED)


def count_useful() -> Any:
    """How many found each page useful, as a statement of `id` and `number`."""
    return _said(Reaction.USEFUL)


def _said(reaction: Reaction) -> Any:
    counted = select(ContentReaction.content_id.label("id"), func.count().label("number"))
    mine = counted.where(
        among(ContentReaction.content_id, "content_ids"), ContentReaction.reaction == reaction
    )
    return mine.group_by(ContentReaction.content_id)
