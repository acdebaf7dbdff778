"""Parts of a community that other rooms fill."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import reflex as rx

from learnhub import rooms
from learnhub.features.communities.room import COMMUNITIES_READ
from learnhub.features.communities.state.community import show_community
from learnhub.web.actions import action
from learnhub.web.vars import StateVar, state_var


class SpaceTabState(rx.State):
    """Which part of which community is shown; what is in it is in the State of its room."""

    shown: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        community_ref: str

    @action(COMMUNITIES_READ)
    async def load(self):
        """The community of the address, with the part that is named at its end."""
        name = urlsplit(self.router.url).path.rstrip("/").rpartition("/")[2]
        here = f"{self.community_ref}/{name}"
        self.shown = self.shown if self.shown == here else ""
        community = await show_community(self, self.community_ref)
        for room, tab in rooms.space_tabs():
            if tab.name == name and community.can_read:
                await rooms.resolve(room, tab.begin)(self, community.id)
        self.shown = here
