"""What those who facilitate a community change."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.errors import Forbidden
from learnhub.features.communities import queries, service
from learnhub.features.communities.room import COMMUNITIES_FACILITATE
from learnhub.features.communities.schemas import CommunityView, EditCommunityInput, MergeInput
from learnhub.features.communities.state.community import show_community
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var


class CommunitySettingsState(FormMixin, rx.State):
    """The form of a community's settings (tables: community, space, community_topic).

    `others` are the communities with which one may merge it; `renewed` goes up when the form is another one.
    """

    text: StateVar[CommunityView] = state_var(CommunityView())
    topics: StateVar[str] = state_var("")
    others: StateVar[list[tuple[str, str]]] = state_var([])
    renewed: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        community_ref: str

    @action(COMMUNITIES_FACILITATE)
    async def load(self):
        """The settings as they are, for those who may change them."""
        self.errors = {}
        community = await show_community(self, self.community_ref)
        if not community.can_change:
            self.text = CommunityView()
            raise Forbidden
        if community != self.text:
            self.renewed += 1
        self.text, self.topics = community, ", ".join(topic.name for topic in community.topics)
        mine = await read(queries.list_mine)
        self.others = [(row.id, row.name) for row in mine if row.is_facilitated and row.id != community.id]

    @action(COMMUNITIES_FACILITATE)
    async def save(self, form: EditCommunityInput):
        """Save them and go to its page."""
        await write(service.change, self.text.id, form)
        self.saved += 1
        await toast(self, N_("It is saved."))
        await go(self, f"/communities/{self.text.id}")

    @action(COMMUNITIES_FACILITATE)
    async def end(self):
        """Close it: what it holds stays, and nothing is added."""
        await write(service.end, self.text.id)
        await toast(self, N_("It is closed. What it holds stays to be read."))
        await go(self, f"/communities/{self.text.id}")

    @action(COMMUNITIES_FACILITATE)
    async def merge(self, form: MergeInput):
        """Let it go on in another one."""
        await write(service.merge, self.text.id, form.into)
        self.saved += 1
        await toast(self, N_("It goes on there, and its members belong to it."))
        await go(self, f"/communities/{form.into}")
