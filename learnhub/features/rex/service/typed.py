"""Facts of the tree that are typed as a list, or pasted as one."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.rex.models import CAUSE_MAX
from learnhub.features.rex.schemas import CauseInput
from learnhub.features.rex.service.causes import add_cause
from learnhub.features.rex.tree import typed


def add_causes(session: Session, actor: Actor, rex_id: str, parent_id: str, text: str) -> int:
    """Write down one fact for each line, an indented one under the line above it; answers how many.

    Raises NoSuchPiece, TooManyPieces.
    """
    above, lines = [parent_id], list(typed(text))
    for line in lines:
        del above[line.depth + 1 :]
        form = CauseInput(parent_id=above[-1], words=line.text[:CAUSE_MAX].strip())
        above.append(add_cause(session, actor, rex_id, form))
    return len(lines)
