"""What people do with tips."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import service as discussion
from learnhub.features.tips.room import TIP, TIPS_WRITE
from learnhub.features.tips.schemas import TipInput


def write_tip(session: Session, actor: Actor, form: TipInput) -> str:
    """Publish a tip and answer its id."""
    guard.require_permission(actor, TIPS_WRITE)
    tip = discussion.create(
        session,
        actor,
        kind=TIP,
        title=form.title,
        body=form.body,
        sections={"context": form.context},
        language=actor.language,
    )
    return tip.id
