"""Reading webhooks and chat channels."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import outbox
from learnhub.core.i18n import translate
from learnhub.features.integrations.models import ChatChannel, Webhook
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.recording import CHANNEL
from learnhub.features.integrations.schemas import ChannelView, UndeliveredEvent, WebhookView


def list_webhooks(session: Session, actor: Actor) -> list[WebhookView]:
    """All of them by name; there are few."""
    guard.require(can_manage(actor))
    return [
        WebhookView(
            id=row.id,
            name=row.name,
            host=row.host,
            events=tuple(sorted(row.events)),
            sent_at=row.sent_at,
            failing_since=row.failing_since,
            failure=translate(actor.language, row.failure),
            stopped_at=row.stopped_at,
        )
        for row in session.exec(select(Webhook).order_by(Webhook.name, Webhook.id))
    ]


def list_undelivered(session: Session, actor: Actor) -> list[UndeliveredEvent]:
    """The newest events that did not reach a webhook that is still there."""
    guard.require(can_manage(actor))
    names = dict(session.exec(select(Webhook.id, Webhook.name)).all())
    return [
        UndeliveredEvent(
            id=each.id,
            name=names[each.payload["webhook_id"]],
            event=each.payload["event"],
            failure=translate(actor.language, each.failure),
            code=each.answer,
            attempts=each.attempts,
            at=each.failed_at if each.again_at is None else None,
            again_at=each.again_at,
        )
        for each in outbox.list_troubled(session, CHANNEL)
        if each.payload["webhook_id"] in names
    ]


def list_channels(session: Session, actor: Actor) -> list[ChannelView]:
    """All of them by name; there are few."""
    guard.require(can_manage(actor))
    return [
        ChannelView(
            id=row.id,
            name=row.name,
            service=row.service,
            posts=tuple(sorted(row.posts)),
            language=row.language,
            sent_at=row.sent_at,
            failing_since=row.failing_since,
            failure=translate(actor.language, row.failure),
            stopped_at=row.stopped_at,
        )
        for row in session.exec(select(ChatChannel).order_by(ChatChannel.name, ChatChannel.id))
    ]
