"""The tree of causes: each fact is saved by itself, and moves with what is under it."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, delete, select

from learnhub.access.actor import Actor
from learnhub.core import ids
from learnhub.features.rex.errors import NoSuchPiece, OneFact, UnderItself
from learnhub.features.rex.models import CAUSE_MAX, RexCause, RexEdition
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseMarksInput,
    CausePlaceInput,
    CauseWordsInput,
    Saved,
)
from learnhub.features.rex.service.common import require_room, require_writing, say_changed
from learnhub.features.rex.service.pieces import reword

CAUSES_MAX = 300


def add_cause(session: Session, actor: Actor, rex_id: str, form: CauseInput, *, key: str = "") -> str:
    """Write down what was needed for a fact, and answer its id; raises NoSuchPiece, TooManyPieces.

    Under the same random key it is written once. The id comes from the key: what else tells a second sending
    from a second fact keeps who sent it.
    """
    parent = _cause(session, actor, rex_id, form.parent_id)
    cause_id = ids.id_of(rex_id, key) if key else ids.new_id()
    if key and session.get(RexCause, cause_id) is not None:
        return cause_id
    require_room(session, RexCause, rex_id, CAUSES_MAX)
    cause = RexCause(id=cause_id, rex_id=rex_id, parent_id=parent.id, words=form.words, kind=form.kind)
    _put(session, cause, parent, form.place)
    say_changed(session, rex_id)
    return cause.id


def reword_cause(session: Session, actor: Actor, rex_id: str, cause_id: str, form: CauseWordsInput) -> Saved:
    """Change the words of a fact; raises NoSuchPiece, EditedMeanwhile."""
    cause = _cause(session, actor, rex_id, cause_id)
    saved = reword(session, cause, form.edition, form.words, most=CAUSE_MAX)
    say_changed(session, rex_id)
    return saved


def mark_cause(session: Session, actor: Actor, rex_id: str, cause_id: str, form: CauseMarksInput) -> None:
    """Say of which kind a fact is, how those under it come together, and how its branch ends.

    Where we can act, somebody knows: of the two ends the one said last holds. Raises NoSuchPiece.
    """
    cause = _cause(session, actor, rex_id, cause_id)
    for name, value in form.model_dump(exclude_none=True).items():
        setattr(cause, name, value)
    if form.can_act:
        cause.nobody_knows = False
    elif form.nobody_knows:
        cause.can_act = False
    session.add(cause)
    session.flush()
    say_changed(session, rex_id)


def move_cause(session: Session, actor: Actor, rex_id: str, cause_id: str, form: CausePlaceInput) -> None:
    """Put a fact, with what is under it, at a place under another one.

    Raises NoSuchPiece, OneFact for what happened, and UnderItself.
    """
    cause = _cause(session, actor, rex_id, cause_id)
    parent = _cause(session, actor, rex_id, form.parent_id)
    if cause.parent_id is None:
        raise OneFact
    if parent.id in _under(session, cause):
        raise UnderItself
    cause.parent_id = parent.id
    _put(session, cause, parent, form.place)
    say_changed(session, rex_id)


def remove_cause(session: Session, actor: Actor, rex_id: str, cause_id: str) -> None:
    """Take a fact out, with everything that was needed for it; raises NoSuchPiece, OneFact."""
    cause = _cause(session, actor, rex_id, cause_id)
    if cause.parent_id is None:
        raise OneFact
    gone = sorted(_under(session, cause))
    session.exec(delete(RexEdition).where(col(RexEdition.piece_id).in_(gone)))
    session.exec(delete(RexCause).where(col(RexCause.id).in_(gone)))
    session.flush()
    say_changed(session, rex_id)


def _cause(session: Session, actor: Actor, rex_id: str, cause_id: str) -> RexCause:
    require_writing(session, actor, rex_id)
    cause = session.get(RexCause, cause_id)
    if cause is None or cause.rex_id != rex_id:
        raise NoSuchPiece
    return cause


def _put(session: Session, cause: RexCause, parent: RexCause, place: int | None) -> None:
    """At this place among its neighbours, who are numbered anew; without one after them."""
    statement = select(RexCause).where(RexCause.parent_id == parent.id, RexCause.id != cause.id)
    others = list(session.exec(statement.order_by(RexCause.position, RexCause.id)))
    others.insert(len(others) if place is None else min(place, len(others)), cause)
    for number, each in enumerate(others):
        each.position = number
        session.add(each)
    session.flush()


def _under(session: Session, cause: RexCause) -> set[str]:
    """The ids of a fact and of all that is under it."""
    rows = session.exec(select(RexCause.id, RexCause.parent_id).where(RexCause.rex_id == cause.rex_id)).all()
    return set(_down(cause.id, rows))


def _down(cause_id: str, rows: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    children: dict[str | None, list[str]] = {}
    for each, parent_id in rows:
        children.setdefault(parent_id, []).append(each)
    waiting = [cause_id]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(children.get(found, ()))
