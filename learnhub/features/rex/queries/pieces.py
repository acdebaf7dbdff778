"""Reading the timeline and the tree of a REX: one statement each, whatever their length."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import queries as discussion
from learnhub.features.rex.errors import NoSuchPiece
from learnhub.features.rex.models import RexCause, RexEdition, RexEntry
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import CauseView, EditionView, SeenView

_ENTRIES: Any = (
    select_columns(RexEntry.id, RexEntry.at, RexEntry.viewpoint, RexEntry.words, RexEntry.edition)
    .where(RexEntry.rex_id == bindparam("rex_id"))
    .order_by(RexEntry.at, RexEntry.id)
)
_CAUSES: Any = (
    select_columns(
        *(RexCause.id, RexCause.parent_id, RexCause.words, RexCause.kind, RexCause.joins),
        *(RexCause.can_act, RexCause.nobody_knows, RexCause.edition),
    )
    .where(RexCause.rex_id == bindparam("rex_id"))
    .order_by(RexCause.parent_id, RexCause.position, RexCause.id)
)
_EDITIONS: Any = (
    select_columns(RexEdition.number, RexEdition.at, RexEdition.words)
    .where(RexEdition.piece_id == bindparam("piece_id"), RexEdition.rex_id == bindparam("rex_id"))
    .order_by(RexEdition.number)
)


def entries_of(session: Session, rex_id: str) -> list[SeenView]:
    """What was seen, in the order in which it happened; views of one moment stand side by side."""
    found = [SeenView(*row) for row in db.rows(session, _ENTRIES, rex_id=rex_id)]
    before = [None, *(each.at for each in found)]
    return [replace(each, is_again=each.at == at) for each, at in zip(found, before, strict=False)]


def causes_of(session: Session, rex_id: str) -> list[CauseView]:
    """The facts of the tree, each before what was needed for it."""
    under: dict[str, list[CauseView]] = defaultdict(list)
    for row in db.rows(session, _CAUSES, rex_id=rex_id):
        values: dict[str, Any] = dict(row._mapping) | {"parent_id": row.parent_id or ""}
        under[values["parent_id"]].append(CauseView(**values))
    found, waiting = [], under[""][::-1]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(under[found[-1].id][::-1])
    return found


def list_editions(session: Session, actor: Actor, rex_id: str, piece_id: str) -> list[EditionView]:
    """What a fact or a moment said before, the oldest first; raises NoSuchContent, NoSuchPiece."""
    discussion.get_content(session, actor, rex_id, REX)
    found = [EditionView(*row) for row in db.rows(session, _EDITIONS, piece_id=piece_id, rex_id=rex_id)]
    piece = session.get(RexCause, piece_id) or session.get(RexEntry, piece_id)
    if piece is None or piece.rex_id != rex_id:
        raise NoSuchPiece
    return found
