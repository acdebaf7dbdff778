"""Administering members: the list, what is done to one or several, invitations and imports."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import reflex as rx

from learnhub.access.roles import Role
from learnhub.config import settings
from learnhub.core import db
from learnhub.core.i18n import LANGUAGE_NAMES, N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.people import links, queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.member_filters import MEMBERS, filters_of, tidy
from learnhub.features.people.member_filters import address_of as address_of_list
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import (
    GroupView,
    InviteMemberInput,
    MemberCounts,
    MemberFilters,
    MemberInput,
    MemberRow,
    NewLink,
    RolesInput,
)
from learnhub.web.actions import FormMixin, action, read, show_once, toast, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Reference = Annotated[str, Line(12)]
Text = Annotated[str, Line(200)]


class Filter(StrEnum):
    """What the list can be narrowed by."""

    SEARCH = "search"
    ROLE = "role"
    SITE = "site_id"
    TEAM = "team_id"
    STATUS = "status"


class Asking(StrEnum):
    """The dialog that is open."""

    NOTHING = ""
    ROLES = "roles"
    SUSPEND = "suspend"
    WITHDRAW = "withdraw"
    INVITE = "invite"
    CORRECT = "correct"
    LINK = "link"


def address_of(state: rx.State, purpose: LinkPurpose, link: NewLink) -> str:
    """The whole address of a one-time link."""
    return links.address(settings().url or str(state.router.url.origin), purpose, link)


class MembersState(PagedMixin, FormMixin, rx.State):
    """The members and what administrators do with them (tables: person, person_role, one_time_link).

    `renewed` goes up to renew the search field. `link_email` is where a link leaves to as well, if it does.
    """

    rows: StateVar[list[MemberRow]] = state_var([])
    counts: StateVar[MemberCounts] = state_var(MemberCounts())
    filters: StateVar[MemberFilters] = state_var(MemberFilters())
    renewed: StateVar[int] = state_var(0)
    sites: StateVar[list[GroupView]] = state_var([])
    teams: StateVar[list[GroupView]] = state_var([])
    languages: StateVar[list[list[str]]] = state_var([])
    selected: StateVar[list[str]] = state_var([])
    asking: StateVar[str] = state_var(Asking.NOTHING)
    one: StateVar[MemberRow] = state_var(MemberRow())
    link: StateVar[str] = state_var("")
    link_name: StateVar[str] = state_var("")
    link_email: StateVar[str] = state_var("")
    link_is_reset: StateVar[bool] = state_var(False)
    sends_mail: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(MEMBERS_MANAGE)
    async def load(self):
        """Those whom the address asks for, from the start of the alphabet."""
        asked = filters_of(self.router.url.query)
        if await self._has_followed(address_of_list(asked)):
            return
        if asked != self.filters:
            self.filters, self.renewed = asked, self.renewed + 1
        self.sites, self.teams = await read(queries.list_sites), await read(queries.list_teams)
        offered = (await db.read(queries.get_company)).languages
        self.languages = [[code, LANGUAGE_NAMES[code]] for code in offered]
        self.errors = {}
        if self.is_ready:  # a dialog that a quick hand opened before the first load stays
            await self._close()
        await self._load_rows()
        await self._count()
        self.sends_mail, self.is_ready = settings().sends_mail, True

    @action(MEMBERS_MANAGE, supersedes=True)
    async def narrow(self, by: Filter, value: Text):
        """Show only those who match; one may have left before the pause in typing was over."""
        if self.router.url.path.rstrip("/") != MEMBERS:
            return
        known = {name: getattr(self.filters, name) for name in Filter}
        await self._narrow_to(MemberFilters(**{**known, by: tidy(value)}))

    @action(MEMBERS_MANAGE)
    async def clear_filters(self):
        """Show everybody again."""
        self.renewed += 1
        await self._narrow_to(MemberFilters())

    async def _narrow_to(self, filters: MemberFilters):
        """Show those who match, and let the address say so."""
        self.filters = filters
        await self._begin_rows()
        await self._count()
        here = address_of_list(filters_of(self.router.url.query))
        await self._follow(address_of_list(filters), here, replacing=True)

    show_more = next_page(MEMBERS_MANAGE)

    async def _page(self, after: str | None) -> Page[MemberRow]:
        return await read(queries.list_members, filters=self.filters, cursor=after)

    async def _rows_of(self, keys: Sequence[str]) -> list[MemberRow]:
        found = await read(queries.list_members, filters=self.filters, among=keys, size=len(keys))
        return found.items

    def _key(self, row: MemberRow) -> str:
        return row.person.id

    def _list_name(self) -> str:
        return str(self.filters)

    @action(MEMBERS_MANAGE)
    async def select(self, person_id: Reference):
        """Take a member into the selection, or out of it."""
        rest = [one for one in self.selected if one != person_id]
        self.selected = rest if person_id in self.selected else [*rest, person_id]

    @action(MEMBERS_MANAGE)
    async def select_all(self):
        """Select everybody who is shown, or nobody when they all are."""
        shown = [row.person.id for row in self.rows]
        self.selected = [] if set(shown) <= set(self.selected) else shown

    @action(MEMBERS_MANAGE)
    async def select_none(self):
        """Empty the selection."""
        self.selected = []

    @action(MEMBERS_MANAGE)
    async def ask(self, what: Asking, person_id: Reference):
        """Open a dialog, about one member or, without an id, about the selection."""
        self.one = next((row for row in self.rows if row.person.id == person_id), MemberRow())
        self.errors = {}
        self.asking = what

    @action(MEMBERS_MANAGE)
    async def close(self, what: Asking):
        """Close this dialog and forget the link in it; another one may be open already."""
        if self.asking == what:
            await self._close()

    @action(MEMBERS_MANAGE)
    async def invite(self, form: InviteMemberInput):
        """Add somebody and show the link for them."""
        made = await write(service.invite_member, form=form)
        self.saved += 1
        await self._show_link(LinkPurpose.INVITE, made)
        await self._show()
        found = await read(queries.list_members, filters=MemberFilters(search=form.email))
        for row in found.items:
            if row.email == form.email:
                self._put_own(row)

    @action(MEMBERS_MANAGE)
    async def correct(self, form: MemberInput):
        """Put right what is written about the member of the dialog."""
        await write(service.correct_member, person_id=self.one.person.id, form=form)
        await self._done()
        await toast(self, N_("{name} is corrected."), name=form.name)

    @action(MEMBERS_MANAGE)
    async def make_invite_link(self, person_id: Reference):
        """Show a fresh invitation for somebody who has not joined yet."""
        await self._show_link(LinkPurpose.INVITE, await write(service.make_invite_link, person_id=person_id))

    @action(MEMBERS_MANAGE)
    async def make_reset_link(self, person_id: Reference):
        """Show a link with which somebody sets a new password."""
        await self._show_link(LinkPurpose.RESET, await write(service.make_reset_link, person_id=person_id))

    @action(MEMBERS_MANAGE)
    async def set_roles(self, form: RolesInput):
        """Give the member of the dialog exactly the ticked roles."""
        await write(service.set_roles, person_id=self.one.person.id, roles=form.roles)
        await self._done()
        await toast(self, N_("The roles of {name} are changed."), name=self.one.person.name)

    @action(MEMBERS_MANAGE)
    async def add_role(self, role: Role):
        """Add a role to everybody selected, in one go or not at all."""
        count = await write(service.add_role, person_ids=list(self.selected), role=role)
        await self._done()
        await toast(self, N_("Members who gained the role: {count}."), count=count)

    @action(MEMBERS_MANAGE)
    async def suspend(self):
        """Shut out the member of the dialog, or everybody selected, in one go or not at all."""
        ids = [self.one.person.id] if self.one.person.id else list(self.selected)
        await write(service.suspend_members, person_ids=ids)
        await self._done()
        await toast(self, N_("Suspended. What they wrote stays."))

    @action(MEMBERS_MANAGE)
    async def reactivate(self, person_id: Reference):
        """Let somebody in again."""
        await write(service.reactivate_member, person_id=person_id)
        await self._show()
        await toast(self, N_("Reactivated."))

    @action(MEMBERS_MANAGE)
    async def withdraw(self):
        """Take back the invitation of the member of the dialog."""
        await write(service.withdraw_invite, person_id=self.one.person.id)
        await self._done()
        await toast(self, N_("The invitation is withdrawn."))

    async def _show(self) -> None:
        """The list as it is now, and the figures above it."""
        await self._reload_rows()
        await self._count()

    async def _count(self) -> None:
        """The figures above the list, and who is selected of those who are shown."""
        self.counts = await read(queries.count_members)
        shown = self._by_key(self.rows)
        self.selected = [one for one in self.selected if one in shown]

    async def _done(self) -> None:
        self.selected = []
        self.asking = Asking.NOTHING
        await self._show()

    async def _close(self) -> None:
        self.asking, self.link_name = Asking.NOTHING, ""
        await show_once(self, link="")

    async def _show_link(self, purpose: LinkPurpose, made: NewLink) -> None:
        self.link_name, self.link_email = made.name, made.email if made.is_mailed else ""
        self.link_is_reset = purpose == LinkPurpose.RESET
        self.asking = Asking.LINK
        await show_once(self, link=address_of(self, purpose, made))
