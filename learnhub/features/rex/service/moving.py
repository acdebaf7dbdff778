"""Moving a fact of the tree one step, or under another one, as it stands when that is done."""

from collections.abc import Callable, Collection

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.rex import tree
from learnhub.features.rex.errors import NoSuchPiece, UnderItself
from learnhub.features.rex.queries import causes_of
from learnhub.features.rex.schemas import CausePlaceInput
from learnhub.features.rex.service.causes import move_cause
from learnhub.features.rex.service.common import require_writing
from learnhub.features.rex.tree import Cause, Step

_STEPS: dict[Step, Callable[[Collection[Cause], str], list[Cause]]] = {
    Step.UP: tree.moved_up,
    Step.DOWN: tree.moved_down,
    Step.IN: tree.moved_in,
    Step.OUT: tree.moved_out,
}


def step_cause(session: Session, actor: Actor, rex_id: str, cause_id: str, step: Step) -> None:
    """Move a fact, with what is under it, one step; where there is none it stays. Raises NoSuchPiece."""
    require_writing(session, actor, rex_id)
    causes = tree.values(causes_of(session, rex_id))
    try:
        before = tree.place_of(causes, cause_id)
        after = tree.place_of(_STEPS[step](causes, cause_id), cause_id)
    except KeyError:
        raise NoSuchPiece from None
    if after != before:
        parent_id, place = after
        move_cause(session, actor, rex_id, cause_id, CausePlaceInput(parent_id=parent_id, place=place))


def hang_cause(session: Session, actor: Actor, rex_id: str, cause_id: str, under: str) -> None:
    """Hang a fact, with what is under it, as the last one under another; raises NoSuchPiece, UnderItself."""
    require_writing(session, actor, rex_id)
    causes = tree.values(causes_of(session, rex_id))
    try:
        parent_id, place = tree.place_of(tree.hung(causes, cause_id, under), cause_id)
    except KeyError:
        raise NoSuchPiece from None
    except tree.InItself:
        raise UnderItself from None
    move_cause(session, actor, rex_id, cause_id, CausePlaceInput(parent_id=parent_id, place=place))
