"""Who belongs to a community, who would, and who takes over."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.pagination import Page
from learnhub.features.communities import queries, service
from learnhub.features.communities.room import (
    COMMUNITIES_FACILITATE,
    COMMUNITIES_JOIN,
    COMMUNITIES_READ,
)
from learnhub.features.communities.schemas import (
    AdmissionRow,
    CommunityMember,
    HandoverRow,
    InvitePeopleInput,
    PersonId,
)
from learnhub.features.communities.state.community import show_community
from learnhub.features.communities.state.picking import Id, LookForMixin
from learnhub.web.actions import action, read, toast, write
from learnhub.web.pages import load_again
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class CommunityMembersState(LookForMixin, PagedMixin, rx.State):
    """The members by name (tables: space_member, community_admission, community_handover).

    `invited` goes up with each invitation. `shown_of` is the community whose members these are.
    """

    rows: StateVar[list[CommunityMember]] = state_var([])
    admissions: StateVar[list[AdmissionRow]] = state_var([])
    handovers: StateVar[list[HandoverRow]] = state_var([])
    shown_of: StateVar[str] = state_var("")
    invited: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        community_ref: str

    @action(COMMUNITIES_READ)
    async def load(self):
        """The members of the community of the address."""
        if self.shown_of != self.community_ref:
            self.rows, self.admissions, self.handovers, self.shown_of = [], [], [], ""
        self.found = []
        await show_community(self, self.community_ref)
        await self._read_asking()
        await self._load_rows()
        self.shown_of = self.community_ref

    show_more = next_page(COMMUNITIES_READ)

    @action(COMMUNITIES_JOIN)
    async def invite(self, person_id: PersonId):
        """Invite a colleague, or let in who has asked."""
        await write(service.invite, self.shown_of, InvitePeopleInput(people=[person_id]))
        self.found, self.invited = [], self.invited + 1
        await self._read_asking()
        await toast(self, N_("They are invited."))

    @action(COMMUNITIES_FACILITATE)
    async def let_in(self, person_id: Id):
        """Let somebody in who asked."""
        await write(service.let_in, self.shown_of, person_id)
        return load_again()

    @action(COMMUNITIES_FACILITATE)
    async def turn_away(self, person_id: Id):
        """Say no to somebody who asked."""
        await write(service.turn_away, self.shown_of, person_id)
        await self._read_asking()

    @action(COMMUNITIES_FACILITATE)
    async def hand_over(self, person_id: Id):
        """Ask a member to take over; whoever offered it does so at once."""
        is_willing = any(each.is_willing and each.person.id == person_id for each in self.handovers)
        await write(service.ask_to_take_over, self.shown_of, person_id)
        await toast(self, N_("They facilitate it from now on.") if is_willing else N_("They are asked."))
        return load_again()

    @action(COMMUNITIES_FACILITATE)
    async def remove(self, person_id: Id):
        """Take a member out; what they wrote stays."""
        await write(service.remove_member, self.shown_of, person_id)
        return load_again()

    async def _read_asking(self) -> None:
        self.admissions = await read(queries.list_admissions, self.community_ref)
        self.handovers = await read(queries.list_handovers, self.community_ref)

    async def _page(self, after: str | None) -> Page[CommunityMember]:
        return await read(queries.list_members, self.community_ref, cursor=after)

    def _key(self, row: CommunityMember) -> str:
        return row.person.id

    def _known(self) -> set[str]:
        return {each.person.id for each in self.rows}
