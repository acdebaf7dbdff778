"""Webhooks: add, change, start again, give a new secret, delete."""

from urllib.parse import urlsplit

from sqlmodel import Session, func, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.integrations.errors import NoSuchWebhook, TooMany
from learnhub.features.integrations.models import Webhook
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.schemas import WebhookChangeInput, WebhookInput
from learnhub.features.integrations.sending import outcomes
from learnhub.features.integrations.signatures import new_secret
from learnhub.features.people.keys import encrypted

MOST = 20


def add_webhook(session: Session, actor: Actor, *, form: WebhookInput) -> tuple[str, str]:
    """Add one; returns its id, and its secret, which is shown this once."""
    guard.require(can_manage(actor))
    if session.exec(select(func.count()).select_from(Webhook)).one() >= MOST:
        raise TooMany
    secret = new_secret()
    webhook = Webhook(
        name=form.name,
        host=urlsplit(form.address).hostname or "",
        address=encrypted(form.address),
        secret=encrypted(secret),
        events=sorted(form.events),
        created_at=utcnow(),
    )
    session.add(webhook)
    audit.record(session, actor, "webhooks:add", webhook.id)
    return webhook.id, secret


def change_webhook(session: Session, actor: Actor, *, webhook_id: str, form: WebhookChangeInput) -> None:
    """Change its name and what it is told of."""
    webhook = _get(session, actor, webhook_id)
    webhook.name, webhook.events = form.name, sorted(form.events)
    audit.record(session, actor, "webhooks:change", webhook_id)


def start_webhook(session: Session, actor: Actor, *, webhook_id: str) -> None:
    """Send to it again; what failed before stays in the list of what was not delivered."""
    outcomes.start(_get(session, actor, webhook_id))
    audit.record(session, actor, "webhooks:start", webhook_id)


def renew_secret(session: Session, actor: Actor, *, webhook_id: str) -> str:
    """Give it a new secret, shown this once; the former one signs beside it for a day."""
    webhook = _get(session, actor, webhook_id)
    secret = new_secret()
    webhook.former_secret, webhook.secret, webhook.rotated_at = webhook.secret, encrypted(secret), utcnow()
    audit.record(session, actor, "webhooks:renew", webhook_id)
    return secret


def delete_webhook(session: Session, actor: Actor, *, webhook_id: str) -> None:
    """Delete it; what waits for it is not sent any more."""
    session.delete(_get(session, actor, webhook_id))
    audit.record(session, actor, "webhooks:delete", webhook_id)


def _get(session: Session, actor: Actor, webhook_id: str) -> Webhook:
    guard.require(can_manage(actor))
    webhook = session.get(Webhook, webhook_id)
    if webhook is None:
        raise NoSuchWebhook
    return webhook
