"""What did not reach webhooks and chat channels that are still there."""

from dataclasses import dataclass

from sqlmodel import Session, select

from learnhub.core import outbox
from learnhub.core.outbox import TroubledMessage
from learnhub.features.integrations import posting, recording
from learnhub.features.integrations.models import ChatChannel, Webhook


@dataclass(frozen=True, slots=True)
class Way:
    """A channel of the outbox: what its messages go to, and where they name that and what they tell."""

    channel: str
    target: type[Webhook] | type[ChatChannel]
    target_id: str
    what: str


WEBHOOKS = Way(recording.CHANNEL, Webhook, "webhook_id", "event")
CHAT = Way(posting.CHANNEL, ChatChannel, "channel_id", "post")


def list_troubled(session: Session, way: Way) -> list[tuple[TroubledMessage, Webhook | ChatChannel]]:
    """The newest messages that failed and have not left, each with what it was for."""
    troubled = outbox.list_troubled(session, way.channel)
    ids = {each.payload[way.target_id] for each in troubled}
    found = session.exec(select(way.target).where(way.target.id.in_(ids)))
    targets = {target.id: target for target in found}
    wanted = ((each, targets.get(each.payload[way.target_id])) for each in troubled)
    return [(each, target) for each, target in wanted if target is not None]
