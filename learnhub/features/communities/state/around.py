"""Where the item of a page stands, and moving it or showing it elsewhere."""

from typing import Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.communities import queries, service
from learnhub.features.communities.room import COMMUNITIES_JOIN, COMMUNITIES_SHARE
from learnhub.features.communities.schemas import PlaceForm, PlaceView
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import load_again
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class CommunityPlaceState(FormMixin, rx.State):
    """The communities of the item that a page shows (tables: content, content_share, space, space_member)."""

    place: StateVar[PlaceView] = state_var(PlaceView())

    @action(COMMUNITIES_SHARE)
    async def move(self, form: PlaceForm):
        """Move it to a community, or to the company."""
        await write(service.move, form.content_id, form.space_id)
        self.saved += 1
        await toast(self, N_("It is moved, with all that is under it."))
        return load_again()

    @action(COMMUNITIES_SHARE)
    async def show_in(self, form: PlaceForm):
        """Show it in a community, too."""
        await write(service.show_in, form.content_id, form.space_id)
        self.saved += 1
        await self._begin(form.content_id)
        await toast(self, N_("The community shows it, too."))

    @action(COMMUNITIES_SHARE)
    async def take_out(self, content_id: Id, space_id: Id):
        """Have a community show it no more."""
        await write(service.take_out, content_id, space_id)
        await self._begin(content_id)
        await toast(self, N_("The community does not show it any more."))

    @action(COMMUNITIES_JOIN)
    async def send_again(self, content_id: Id):
        """Let wait once more what was sent back to oneself."""
        await write(service.send_again, content_id)
        return load_again()

    async def _begin(self, content_id: str) -> None:
        self.errors = {}
        self.place = await read(queries.find_place, content_id) if content_id else PlaceView()


async def show_place(page: rx.State, content_id: str) -> None:
    """Begin the page of an item with where it stands."""
    await (await page.get_state(CommunityPlaceState))._begin(content_id)
