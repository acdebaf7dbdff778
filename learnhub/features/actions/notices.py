"""Who is told of what they said they would do."""

from collections.abc import Iterator

from sqlmodel import Session

from learnhub.features.actions.events import ActionAgreed, ActionDue
from learnhub.features.actions.models import ActionItem
from learnhub.rooms import Reason, Telling


def agreed(session: Session, event: ActionAgreed) -> Iterator[Telling]:
    """Who will do it, unless it is done already."""
    action = session.get(ActionItem, event.action_id)
    if action and action.done_at is None:
        people = {action.owner_id: Reason.AGREED}
        yield Telling("agreed", event.content_id, people, actor_id=event.actor_id)


def due(session: Session, event: ActionDue) -> Iterator[Telling]:
    """The same, in the mail of the day: soon due, or late."""
    action = session.get(ActionItem, event.action_id)
    if action and action.done_at is None:
        what = "soon" if event.turn == 1 else "late"
        yield Telling(what, event.content_id, {action.owner_id: Reason.AGREED}, is_quiet=True)
