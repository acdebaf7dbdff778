"""The page that a signed address of a mail opens."""

import reflex as rx

from learnhub.access.permissions import SESSION_OPEN
from learnhub.features.people.state.doors import DoorState
from learnhub.mail import signed
from learnhub.web.actions import action
from learnhub.web.vars import StateVar, state_var


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
