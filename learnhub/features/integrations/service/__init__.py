"""Connecting LearnHub with other programs."""

from learnhub.features.integrations.service.chat import (
    change_channel,
    connect_channel,
    disconnect_channel,
)
from learnhub.features.integrations.service.undelivered import try_again
from learnhub.features.integrations.service.webhooks import (
    add_webhook,
    change_webhook,
    delete_webhook,
    renew_secret,
    start_webhook,
)

__all__ = [
    "add_webhook",
    "change_channel",
    "change_webhook",
    "connect_channel",
    "delete_webhook",
    "disconnect_channel",
    "renew_secret",
    "start_webhook",
    "try_again",
]
