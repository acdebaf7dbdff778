"""What is changed after a REX: who does it, and by when."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.actions import service as actions
from learnhub.features.actions.events import ActionAgreed, ActionChanged
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.models import Content
from learnhub.features.rex.errors import TooManyPieces
from learnhub.features.rex.queries.people import count_actions_of
from learnhub.features.rex.room import REX
from learnhub.features.rex.service.common import require_writing, say_changed

ACTIONS_MAX = 50


def add_action(session: Session, actor: Actor, rex_id: str, form: ActionItemInput) -> str:
    """Note who changes something by a day, and answer its id.

    Until it is published, that is somebody who was there: nobody else reads it. Raises NoSuchPerson and
    TooManyPieces.
    """
    content = require_writing(session, actor, rex_id)
    if count_actions_of(session, rex_id) >= ACTIONS_MAX:
        raise TooManyPieces(most=ACTIONS_MAX)
    return actions.agree(session, actor, content.id, form, address=REX.at(rex_id, rex_id))


def follow_action(session: Session, event: ActionAgreed | ActionChanged) -> None:
    """A recorder: open pages show what was agreed, and what is done."""
    if session.get_one(Content, event.content_id).kind == REX:
        say_changed(session, event.content_id)
