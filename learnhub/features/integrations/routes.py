"""Webhooks through the REST interface. Their addresses are told to nobody again."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Ref
from learnhub.core import db, pagination
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.integrations import queries, service
from learnhub.features.integrations.room import INTEGRATIONS_MANAGE
from learnhub.features.integrations.schemas import WebhookChangeInput, WebhookInput, WebhookView
from learnhub.features.people.routes.keys import may

router = APIRouter(prefix="/webhooks", tags=["administration"])

Administrator = Annotated[Actor, Depends(may(INTEGRATIONS_MANAGE))]


class WebhookSecret(BaseModel):
    """The webhook, and the secret that signs what it gets. The secret is not told again."""

    id: Id
    secret: str


@router.get("")
async def list_webhooks(
    actor: Administrator, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[WebhookView]:
    """Webhooks by name, with how the last message went."""
    return Listing[WebhookView].of(
        pagination.part(await db.read(queries.list_webhooks, actor), limit, cursor)
    )


@router.post("", status_code=201)
async def add_webhook(actor: Administrator, form: WebhookInput) -> WebhookSecret:
    """Add a webhook."""
    webhook_id, secret = await db.write(service.add_webhook, actor, form=form)
    return WebhookSecret(id=webhook_id, secret=secret)


@router.put("/{webhook_id}", status_code=204)
async def change_webhook(actor: Administrator, webhook_id: Ref, form: WebhookChangeInput) -> None:
    """Change its name and what it is told of."""
    await db.write(service.change_webhook, actor, webhook_id=webhook_id, form=form)


@router.delete("/{webhook_id}", status_code=204)
async def delete_webhook(actor: Administrator, webhook_id: Ref) -> None:
    """Delete it; what waits for it is not sent any more."""
    await db.write(service.delete_webhook, actor, webhook_id=webhook_id)


@router.post("/{webhook_id}/secret", status_code=201)
async def renew_webhook_secret(actor: Administrator, webhook_id: Ref) -> WebhookSecret:
    """Give it a new secret; the former one signs beside it for a day."""
    secret = await db.write(service.renew_secret, actor, webhook_id=webhook_id)
    return WebhookSecret(id=webhook_id, secret=secret)


@router.post("/{webhook_id}/start", status_code=204)
async def start_webhook(actor: Administrator, webhook_id: Ref) -> None:
    """Send to it again after it was stopped."""
    await db.write(service.start_webhook, actor, webhook_id=webhook_id)
