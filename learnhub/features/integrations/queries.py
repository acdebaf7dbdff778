"""Reading webhooks and chat channels."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.i18n import translate
from learnhub.features.integrations.models import ChatChannel, Webhook
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.schemas import ChannelView, UndeliveredEvent, WebhookView
from learnhub.features.integrations.undelivered import WEBHOOKS, Way, list_troubled


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


def list_undelivered(session: Session, actor: Actor, *, way: Way = WEBHOOKS) -> list[UndeliveredEvent]:
    """The newest events that did not reach a webhook, or a chat channel, that is still there."""
    guard.require(can_manage(actor))
    return [
        UndeliveredEvent(
            id=each.id,
            name=target.name,
            event=each.payload[way.what],
            failure=translate(actor.language, each.failure),
            code=each.answer,
            attempts=each.attempts,
            at=each.failed_at if each.again_at is None else None,
            again_at=each.again_at,
        )
        for each, target in list_troubled(session, way)
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
