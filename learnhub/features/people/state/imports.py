"""Members from a file: what it would do, confirming it, and the links of those who are new."""

from typing import Annotated
from urllib.parse import quote

import reflex as rx
from pydantic import Field

from learnhub.config import settings
from learnhub.core.i18n import N_
from learnhub.core.inputs import INTEGER_MAX
from learnhub.core.spreadsheets import inert
from learnhub.features.people import queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.errors import ImportChanged
from learnhub.features.people.members_file import as_csv
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import ImportView
from learnhub.features.people.state.members import address_of
from learnhub.web.actions import action, read, show_once, toast, write
from learnhub.web.vars import StateVar, state_var

PROBLEMS = 50
LINKS_LISTED = 100

Line = Annotated[int, Field(ge=1, le=INTEGER_MAX)]


class ImportState(rx.State):
    """A file of members: what it would do, and what it did (table: member_import).

    `confirmed` are the lines of the new administrators that were ticked.
    """

    file: StateVar[ImportView] = state_var(ImportView())
    has_file: StateVar[bool] = state_var(False)
    problems: StateVar[int] = state_var(PROBLEMS)
    confirmed: StateVar[list[int]] = state_var([])
    links: StateVar[list[tuple[str, str, str]]] = state_var([])
    more_links: StateVar[int] = state_var(0)
    all_links: StateVar[str] = state_var("")
    links_file: StateVar[str] = state_var("")
    sends_mail: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(MEMBERS_MANAGE, slow=True)
    async def load(self):
        """Show the file that waits or was just imported, when there is one."""
        self.problems = PROBLEMS
        await self._show()
        await self._show_links([])
        self.sends_mail, self.is_ready = settings().sends_mail, True

    @action(MEMBERS_MANAGE)
    async def cancel(self):
        """Forget the file."""
        await write(service.cancel_import)
        self.confirmed = []
        await self._show_links([])
        await self._show()

    @action(MEMBERS_MANAGE, slow=True)
    async def show_more(self):
        """Show more of the lines with problems."""
        self.problems += PROBLEMS
        await self._show()

    @action(MEMBERS_MANAGE)
    async def tick(self, line: Line):
        """Confirm the new administrator of this line, or take that back."""
        rest = [one for one in self.confirmed if one != line]
        self.confirmed = rest if line in self.confirmed else [*rest, line]

    @action(MEMBERS_MANAGE, slow=True)
    async def confirm(self):
        """Do what the preview says and show the links of those who are new."""
        try:
            made = await write(
                service.confirm_import, mark=self.file.mark, administrators=list(self.confirmed)
            )
        except ImportChanged:
            await self._show()
            raise
        await self._show()
        await self._show_links(
            [(link.name, link.email, address_of(self, LinkPurpose.INVITE, link)) for link in made]
        )
        await toast(self, N_("The file is imported."))

    @action(MEMBERS_MANAGE, slow=True)
    async def withdraw(self):
        """Take back the invitations of the file that nobody has used."""
        count = await write(service.withdraw_import)
        await self._show_links([])
        await self._show()
        await toast(self, N_("Invitations withdrawn: {count}."), count=count)

    async def _show(self) -> None:
        found = await read(queries.find_import, shown=self.problems)
        self.file, self.has_file = found or ImportView(), found is not None
        administrators = {row.line for roles in self.file.roles for row in roles.people}
        self.confirmed = [line for line in self.confirmed if line in administrators]

    async def _show_links(self, links: list[tuple[str, str, str]]) -> None:
        file = as_csv((inert(name), *rest) for name, *rest in links)
        await show_once(
            self,
            links=links[:LINKS_LISTED],
            more_links=max(0, len(links) - LINKS_LISTED),
            all_links="\n".join("\t".join(link) for link in links),
            links_file=f"data:text/csv;charset=utf-8,{quote(file)}" if links else "",
        )
