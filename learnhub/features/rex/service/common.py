"""What every change of a REX begins and ends with."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.models import Content
from learnhub.features.rex import policy
from learnhub.features.rex.errors import NotThere, OtherStage, TooManyPieces
from learnhub.features.rex.events import RexChanged
from learnhub.features.rex.models import Rex
from learnhub.features.rex.queries.people import readers_among
from learnhub.features.rex.room import REX


def require_writing(session: Session, actor: Actor, rex_id: str) -> Content:
    """The content of a REX, locked, for somebody who writes it: changes of one come one after the other."""
    content = discussion_queries.get_content_for_update(session, actor, rex_id, REX)
    is_author = discussion_queries.is_author(session, actor, rex_id)
    guard.require(policy.can_write(actor, content, is_author=is_author))
    return content


def require_stage(rex: Rex, *stages: str) -> None:
    """Go on only at one of these steps; raises OtherStage."""
    if rex.stage not in stages:
        raise OtherStage


def require_room(session: Session, table: Any, rex_id: str, most: int) -> None:
    """Go on only while a REX holds fewer of these; raises TooManyPieces."""
    number = select(func.count()).select_from(table).where(table.rex_id == rex_id)
    if session.exec(number).one() >= most:
        raise TooManyPieces(most=most)


def require_readers(session: Session, content: Content, person_ids: Sequence[str]) -> None:
    """Go on only with people who are here and may read what is written in this place; raises NotThere."""
    if set(person_ids) - readers_among(session, content.audience, person_ids):
        raise NotThere


def say_changed(session: Session, rex_id: str) -> None:
    """Tell everybody who has it open."""
    bus.record(session, RexChanged(rex_id))
