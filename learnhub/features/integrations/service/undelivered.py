"""Sending again what did not arrive."""

from sqlmodel import Session

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import outbox
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.sending import outcomes
from learnhub.features.integrations.undelivered import CHAT, WEBHOOKS, Way, list_troubled

STARTED = {WEBHOOKS: "webhooks:start", CHAT: "chat:connect"}


def try_again(session: Session, actor: Actor, *, message_id: int | None = None, way: Way = WEBHOOKS) -> int:
    """Send one that did not arrive again now, or all of them; how many there were.

    A webhook or a channel that was stopped is started for it.
    """
    guard.require(can_manage(actor))
    chosen = [pair for pair in list_troubled(session, way) if message_id in (None, pair[0].id)]
    for _message, target in chosen:
        if target.stopped_at:
            outcomes.start(target)
            audit.record(session, actor, STARTED[way], target.id)
        target.rests_until = None
    return outbox.retry(session, *(message.id for message, _target in chosen))
