"""The page about mail, and the one that a signed address of a mail opens."""

from typing import Annotated

import reflex as rx
from pydantic import Field

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core import db
from learnhub.core.i18n import N_
from learnhub.core.inputs import INTEGER_MAX
from learnhub.features.integrations.state import ChannelsState
from learnhub.features.mail import queries, service
from learnhub.features.mail.room import MAIL_MANAGE
from learnhub.features.mail.schemas import MailView
from learnhub.features.people.queries import find_reader, get_company
from learnhub.features.people.state.doors import DoorState
from learnhub.mail import signed
from learnhub.mail.trial import try_out
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.vars import StateVar, state_var

MessageId = Annotated[int, Field(ge=1, le=INTEGER_MAX)]


class MailActionState(rx.State):
    """What the address of this page would do, or has done. Looking at it changes nothing.

    Without a `name` it is too old, or none of ours.
    """

    name: StateVar[str] = state_var("")
    token: StateVar[str] = state_var("")
    is_done: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(SESSION_OPEN)
    async def load(self):
        """Say what the button would do."""
        given = self.router.url.query_parameters
        self.token, done = given.get("token", "")[: signed.TOKEN_MAX], given.get("done", "")[:60]
        asked = signed.read(self.token)
        self.name, self.is_done = done or (asked.action if asked else ""), bool(done)
        self.is_ready = True
        return DoorState.load_link


class MailState(rx.State):
    """Whether mail leaves and what did not arrive (tables: outbox, mail_bounce, setting)."""

    mail: StateVar[MailView] = state_var(MailView())
    is_ready: StateVar[bool] = state_var(False)

    @action(MAIL_MANAGE)
    async def load(self):
        """Show how it stands, then the chat channels."""
        await self._show()
        return ChannelsState.load

    @action(MAIL_MANAGE)
    async def try_again(self, message_id: MessageId):
        """Send one mail again now."""
        await write(service.try_again, message_id=message_id)
        await self._show()
        await toast(self, N_("It is tried again now."))

    @action(MAIL_MANAGE)
    async def try_all_again(self):
        """Send everything again that did not arrive."""
        count = await write(service.try_again)
        await self._show()
        await toast(self, N_("Tried again now: {count}."), count=count)

    @action(MAIL_MANAGE)
    async def send_test(self):
        """Send a test to who asks for it, and show what came of each step."""
        reader, company = await db.read(find_reader, actor().person_id), await db.read(get_company)
        if reader and company.sends_mail:
            await write(service.note_trial, tried=await try_out(reader, company.name))
        await self._show()

    async def _show(self) -> None:
        self.mail, self.is_ready = await read(queries.get_mail), True
