"""Rows of webhooks: for administrators."""

from learnhub.access.actor import Actor
from learnhub.core import ids
from learnhub.features.integrations.models import Webhook
from tests.api.matrix import Call, Row
from tests.web.matrix import ADMINISTRATORS
from tests.web.matrix.integrations import stopped_webhook
from tests.web.matrix.world import World, column, number_of


def list_webhooks(world: World, _actor: Actor) -> Call:
    return Call(query="?limit=100", shows=stopped_webhook(world))


def add(_world: World, _actor: Actor) -> Call:
    form = {"name": "Intranet", "address": "https://intranet.example/hook", "events": ["ama.opened"]}
    return Call(json=form, effect=number_of(Webhook))


def change(world: World, _actor: Actor) -> Call:
    webhook = stopped_webhook(world)
    form = {"name": ids.new_id(), "events": ["ama.opened"]}
    return Call((webhook,), form, column(Webhook, webhook, "name"))


def delete(world: World, _actor: Actor) -> Call:
    return Call((stopped_webhook(world),), effect=number_of(Webhook))


def renew(world: World, _actor: Actor) -> Call:
    webhook = stopped_webhook(world)
    return Call((webhook,), effect=column(Webhook, webhook, "secret"))


def start(world: World, _actor: Actor) -> Call:
    webhook = stopped_webhook(world)
    return Call((webhook,), effect=column(Webhook, webhook, "stopped_at"))


ROWS = (
    Row("GET /api/v1/webhooks", list_webhooks, ADMINISTRATORS),
    Row("POST /api/v1/webhooks", add, ADMINISTRATORS),
    Row("PUT /api/v1/webhooks/{}", change, ADMINISTRATORS),
    Row("DELETE /api/v1/webhooks/{}", delete, ADMINISTRATORS),
    Row("POST /api/v1/webhooks/{}/secret", renew, ADMINISTRATORS),
    Row("POST /api/v1/webhooks/{}/start", start, ADMINISTRATORS),
)
