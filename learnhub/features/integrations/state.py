"""Administering chat channels and webhooks."""

import asyncio
from typing import Annotated

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.core.inputs import INTEGER_MAX, Line
from learnhub.features.integrations import queries, service
from learnhub.features.integrations.room import INTEGRATIONS_MANAGE
from learnhub.features.integrations.schemas import (
    ChannelInput,
    ChannelView,
    UndeliveredEvent,
    WebhookChangeInput,
    WebhookInput,
    WebhookView,
)
from learnhub.features.integrations.sending import chat, programs, webhooks
from learnhub.features.integrations.undelivered import CHAT
from learnhub.web.actions import FormMixin, action, actor, read, show_once, toast, write
from learnhub.web.vars import StateVar, state_var

Reference = Annotated[str, Line(12)]
MessageId = Annotated[int, Field(ge=1, le=INTEGER_MAX)]

ARRIVED = N_("The test has arrived.")


class ChannelsState(FormMixin, rx.State):
    """The chat channels and what did not reach them (tables: chat_channel, outbox).

    `is_possible`: the extra that speaks to them is installed.
    """

    channels: StateVar[list[ChannelView]] = state_var([])
    undelivered: StateVar[list[UndeliveredEvent]] = state_var([])
    one: StateVar[ChannelView] = state_var(ChannelView())
    is_open: StateVar[bool] = state_var(False)
    is_possible: StateVar[bool] = state_var(True)
    is_ready: StateVar[bool] = state_var(False)

    @action(INTEGRATIONS_MANAGE)
    async def load(self):
        """Show the channels."""
        await self._show()
        self.is_possible = programs.is_available()
        self.is_open, self.errors = False, {}
        self.is_ready = True

    @action(INTEGRATIONS_MANAGE)
    async def edit(self, channel_id: Reference):
        """Open the form, of a channel or of a new one."""
        self.one = next((each for each in self.channels if each.id == channel_id), ChannelView())
        self.errors, self.is_open = {}, True

    @action(INTEGRATIONS_MANAGE)
    async def close(self):
        """Close the form."""
        self.is_open = False

    @action(INTEGRATIONS_MANAGE)
    async def save(self, form: ChannelInput):
        """Connect the channel, or change it."""
        if self.one.id:
            await write(service.change_channel, channel_id=self.one.id, form=form)
        else:
            await write(service.connect_channel, form=form)
        self.saved += 1
        self.is_open = False
        await self._show()
        await toast(self, N_("The channel is connected."))

    @action(INTEGRATIONS_MANAGE)
    async def test(self, channel_id: Reference):
        """Post a line there, and say how it went."""
        try:
            await asyncio.to_thread(chat.send_test, actor(), channel_id)
        finally:
            await self._show()
        await toast(self, ARRIVED)

    @action(INTEGRATIONS_MANAGE)
    async def disconnect(self, channel_id: Reference):
        """Forget the channel."""
        await write(service.disconnect_channel, channel_id=channel_id)
        await self._show()
        await toast(self, N_("Nothing is posted there any more."))

    @action(INTEGRATIONS_MANAGE)
    async def try_again(self, message_id: MessageId):
        """Post one line again now."""
        await write(service.try_again, message_id=message_id, way=CHAT)
        await self._show()
        await toast(self, N_("It is tried again now."))

    @action(INTEGRATIONS_MANAGE)
    async def try_all_again(self):
        """Post everything again that did not arrive."""
        count = await write(service.try_again, way=CHAT)
        await self._show()
        await toast(self, N_("Tried again now: {count}."), count=count)

    async def _show(self) -> None:
        self.channels = await read(queries.list_channels)
        self.undelivered = await read(queries.list_undelivered, way=CHAT)


class WebhooksState(FormMixin, rx.State):
    """The webhooks and what did not reach them (tables: webhook, outbox). A fresh secret is only sent."""

    webhooks: StateVar[list[WebhookView]] = state_var([])
    undelivered: StateVar[list[UndeliveredEvent]] = state_var([])
    one: StateVar[WebhookView] = state_var(WebhookView())
    is_open: StateVar[bool] = state_var(False)
    secret: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    @action(INTEGRATIONS_MANAGE)
    async def load(self):
        """Show the webhooks."""
        await self._show()
        self.is_open, self.errors = False, {}
        await show_once(self, secret="")
        self.is_ready = True

    @action(INTEGRATIONS_MANAGE)
    async def edit(self, webhook_id: Reference):
        """Open the form of a webhook."""
        self.one = next((each for each in self.webhooks if each.id == webhook_id), WebhookView())
        self.errors, self.is_open = {}, True

    @action(INTEGRATIONS_MANAGE)
    async def close(self):
        """Close the form."""
        self.is_open = False

    @action(INTEGRATIONS_MANAGE)
    async def add(self, form: WebhookInput):
        """Add a webhook and show its secret, once."""
        _webhook_id, secret = await write(service.add_webhook, form=form)
        await self._show()
        self.saved += 1
        await show_once(self, secret=secret)

    @action(INTEGRATIONS_MANAGE)
    async def change(self, form: WebhookChangeInput):
        """Change its name and what it is told of."""
        await write(service.change_webhook, webhook_id=self.one.id, form=form)
        self.saved += 1
        self.is_open = False
        await self._show()
        await toast(self, N_("Saved."))

    @action(INTEGRATIONS_MANAGE)
    async def renew(self, webhook_id: Reference):
        """Give it a new secret and show it, once."""
        secret = await write(service.renew_secret, webhook_id=webhook_id)
        await show_once(self, secret=secret)

    @action(INTEGRATIONS_MANAGE)
    async def forget(self):
        """Hide the secret for good."""
        await show_once(self, secret="")

    @action(INTEGRATIONS_MANAGE)
    async def start(self, webhook_id: Reference):
        """Send to it again."""
        await write(service.start_webhook, webhook_id=webhook_id)
        await self._show()
        await toast(self, N_("Events are sent there again."))

    @action(INTEGRATIONS_MANAGE)
    async def try_again(self, message_id: MessageId):
        """Send one event again now."""
        await write(service.try_again, message_id=message_id)
        await self._show()
        await toast(self, N_("It is tried again now."))

    @action(INTEGRATIONS_MANAGE)
    async def try_all_again(self):
        """Send everything again that did not arrive."""
        count = await write(service.try_again)
        await self._show()
        await toast(self, N_("Tried again now: {count}."), count=count)

    @action(INTEGRATIONS_MANAGE)
    async def test(self, webhook_id: Reference):
        """Send a test, and say how it went."""
        try:
            await asyncio.to_thread(webhooks.send_test, actor(), webhook_id)
        finally:
            await self._show()
        await toast(self, ARRIVED)

    @action(INTEGRATIONS_MANAGE)
    async def delete(self, webhook_id: Reference):
        """Delete it."""
        await write(service.delete_webhook, webhook_id=webhook_id)
        await self._show()
        await toast(self, N_("The webhook is deleted."))

    async def _show(self) -> None:
        self.webhooks = await read(queries.list_webhooks)
        self.undelivered = await read(queries.list_undelivered)
