"""What stands over every page of a community, and what one does with it as a whole."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.communities import queries, service
from learnhub.features.communities.address import COMMUNITIES
from learnhub.features.communities.room import (
    COMMUNITIES_FACILITATE,
    COMMUNITIES_JOIN,
    COMMUNITIES_START,
)
from learnhub.features.communities.schemas import AskToJoinInput, CommunityView
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go, load_again
from learnhub.web.vars import StateVar, state_var


class CommunityState(FormMixin, rx.State):
    """A community as its reader stands to it (tables: community, space, space_member, community_admission,
    community_handover).

    `can_appoint`: its reader may facilitate it at once, because nobody does any more.
    """

    community: StateVar[CommunityView] = state_var(CommunityView())
    can_appoint: StateVar[bool] = state_var(False)

    @action(COMMUNITIES_JOIN)
    async def join(self):
        """Join it, or say yes to an invitation."""
        return await self._do(service.join, N_("You belong to it now."))

    @action(COMMUNITIES_JOIN)
    async def decline(self):
        """Say no to an invitation: whoever may not know of it otherwise leaves its page."""
        await write(service.decline, self.community.id)
        await toast(self, N_("You said no. Nobody is told why."))
        await go(self, COMMUNITIES)

    @action(COMMUNITIES_JOIN)
    async def ask(self, form: AskToJoinInput):
        """Ask to be let in."""
        await write(service.ask_to_join, self.community.id, form)
        self.saved += 1
        await toast(self, N_("Those who facilitate it are told, and answer you."))
        return load_again()

    @action(COMMUNITIES_JOIN)
    async def withdraw(self):
        """Ask no more."""
        return await self._do(service.withdraw_request, N_("You do not ask any more."))

    @action(COMMUNITIES_JOIN)
    async def leave(self):
        """Leave it; what one wrote stays."""
        await write(service.leave, self.community.id)
        await toast(self, N_("You have left. What you wrote stays."))
        await go(self, COMMUNITIES)

    @action(COMMUNITIES_JOIN)
    async def take_over(self):
        """Say that one would facilitate it."""
        is_asked = self.community.is_asked_to_take_over or self.community.is_orphaned
        said = N_("You facilitate it from now on, for half a year.")
        return await self._do(service.take_over, said if is_asked else N_("They are told, and hand over."))

    @action(COMMUNITIES_JOIN)
    async def refuse(self):
        """Say that one would not, or not any more."""
        return await self._do(service.refuse_to_take_over, N_("It stays as it is."))

    @action(COMMUNITIES_FACILITATE)
    async def renew(self):
        """Facilitate it for another half year."""
        return await self._do(service.renew, N_("You facilitate it for another half year."))

    @action(COMMUNITIES_FACILITATE)
    async def seek(self, on: bool):
        """Say on its page that one looks for somebody who takes over, or not any more."""
        await write(service.seek, self.community.id, on=on)
        return load_again()

    @action(COMMUNITIES_FACILITATE)
    async def reopen(self):
        """Go on with what was closed."""
        return await self._do(service.reopen, N_("It goes on."))

    @action(COMMUNITIES_START)
    async def appoint(self):
        """Facilitate oneself what nobody does any more."""
        await write(service.appoint, self.community.id, actor().person_id)
        return load_again()

    async def _do(self, function: Callable[..., None], said: str) -> Any:
        await write(function, self.community.id)
        await toast(self, said)
        return load_again()


async def show_community(page: rx.State, space_id: str) -> CommunityView:
    """Begin a page of a community with what stands over it; nothing of another one is left meanwhile."""
    state = await page.get_state(CommunityState)
    if state.community.id != space_id:
        state.community, state.errors = CommunityView(), {}
    state.community = await read(queries.get_community, space_id)
    state.can_appoint = state.community.is_orphaned and actor().may(COMMUNITIES_START)
    return state.community
