"""The pages in front of the door: signing in, setting up, joining, a new password."""

import reflex as rx

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core import db
from learnhub.features.people import queries
from learnhub.features.people.errors import LinkUsed
from learnhub.features.people.schemas import CompanyView
from learnhub.web import redirects
from learnhub.web.actions import action, actor
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var


class DoorState(rx.State):
    """The company as strangers may see it (tables: setting, setup)."""

    company: StateVar[CompanyView] = state_var(CompanyView())
    is_ready: StateVar[bool] = state_var(False)
    is_asked: StateVar[bool] = state_var(False)

    @action(SESSION_OPEN)
    async def load(self):
        """Say where one signs in; who is signed in already goes on."""
        if actor().is_signed_in:
            wanted = self.router.url.query_parameters.get("next", "")
            await go(self, wanted if redirects.is_safe_path(wanted) else "/")
            return
        await self._show()

    @action(SESSION_OPEN)
    async def load_link(self):
        """Say whose door it is; who it opens for is decided when the form is sent."""
        await self._show()

    @action(SESSION_OPEN)
    async def load_forgotten(self):
        """Say whether a link was asked for; nobody is told whether it was sent."""
        self.is_asked = "asked" in self.router.url.query_parameters
        await self._show()

    async def _show(self) -> None:
        self.company = await db.read(queries.get_company)
        self.is_ready = True


class SetUpState(rx.State):
    """The setup page, which is gone for ever once the company is set up (table: setup)."""

    is_open: StateVar[bool] = state_var(False)

    @action(SESSION_OPEN)
    async def load(self):
        """Open only while nobody has set the company up."""
        if await db.read(queries.is_set_up):
            raise LinkUsed
        self.is_open = True
