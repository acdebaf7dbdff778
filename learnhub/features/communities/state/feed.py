"""The feed of a community, with what waits there and what helps whoever facilitates it."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.communities import queries, service
from learnhub.features.communities.room import (
    COMMUNITIES_FACILITATE,
    COMMUNITIES_JOIN,
    COMMUNITIES_READ,
    COMMUNITIES_SHARE,
)
from learnhub.features.communities.schemas import (
    BridgeView,
    CommunityView,
    FeedRow,
    FiguresView,
    KitView,
    OwnPost,
    SendBackForm,
    SendBackInput,
    WaitingPost,
)
from learnhub.features.communities.state.community import show_community
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import go_instead, load_again
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class FeedState(PagedMixin, FormMixin, rx.State):
    """What a community holds and shows (tables: content, content_share, authorship, community_turn).

    `shown_of` is the community whose rows these are.
    """

    rows: StateVar[list[FeedRow]] = state_var([])
    shown_of: StateVar[str] = state_var("")
    waiting: StateVar[list[WaitingPost]] = state_var([])
    unshown: StateVar[list[OwnPost]] = state_var([])
    figures: StateVar[FiguresView] = state_var(FiguresView())
    bridges: StateVar[list[BridgeView]] = state_var([])
    kit: StateVar[KitView] = state_var(KitView())

    if TYPE_CHECKING:
        community_ref: str

    @action(COMMUNITIES_READ)
    async def load(self):
        """The feed of the community of the address; `?do=ask` leads on to a question for everybody there."""
        if parse_qs(self.router.url.query).get("do", [""])[-1] == "ask":
            await go_instead(self, f"/questions/ask?in={self.community_ref}")
            return
        community = await self._begin()
        self.waiting = await read(queries.list_waiting, community.id) if community.can_approve else []
        self.unshown = await read(queries.list_unshown, community.id)
        self.figures = await read(queries.get_figures, community.id)
        if community.is_facilitated:
            self.kit = await read(queries.get_kit, community.id)
            self.bridges = await read(queries.list_bridges, community.id)
        await self._load_rows()
        self.shown_of = self.community_ref

    show_more = next_page(COMMUNITIES_READ)

    @action(COMMUNITIES_JOIN)
    async def approve(self, content_id: Id):
        """Show what waited."""
        await write(service.approve, content_id)
        await toast(self, N_("It is shown now."))
        return load_again()

    @action(COMMUNITIES_JOIN)
    async def send_back(self, form: SendBackForm):
        """Give it back to its author with a reason."""
        await write(service.send_back, form.content_id, SendBackInput(reason=form.reason))
        self.saved += 1
        await toast(self, N_("Its author is told why."))
        return load_again()

    @action(COMMUNITIES_SHARE)
    async def take_out(self, content_id: Id):
        """Show here no more what lives elsewhere."""
        await write(service.take_out, content_id, self.shown_of)
        return load_again()

    @action(COMMUNITIES_FACILITATE)
    async def note_turn(self, person_id: Id):
        """Somebody opened a meeting, or would rather not: who comes next?"""
        await write(service.note_turn, self.shown_of, person_id)
        self.kit = await read(queries.get_kit, self.shown_of)

    async def _begin(self) -> CommunityView:
        self.waiting, self.unshown, self.bridges, self.errors = [], [], [], {}
        self.figures, self.kit = FiguresView(), KitView()
        if self.shown_of != self.community_ref:
            self.rows, self.has_more, self.shown_of = [], False, ""
        return await show_community(self, self.community_ref)

    async def _page(self, after: str | None) -> Page[FeedRow]:
        return await read(queries.list_feed, self.community_ref, cursor=after)


class ResourcesState(PagedMixin, rx.State):
    """What there is to read in a community (tables: content, content_share, authorship).

    The address narrows it to a kind. `shown_of` is the community whose rows these are.
    """

    rows: StateVar[list[FeedRow]] = state_var([])
    shown_of: StateVar[str] = state_var("")
    kind: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        community_ref: str

    @action(COMMUNITIES_READ)
    async def load(self):
        """What the library has in the community of the address, perhaps of one kind (`?kind=`)."""
        if self.shown_of != self.community_ref:
            self.rows, self.has_more, self.shown_of = [], False, ""
        await show_community(self, self.community_ref)
        self.kind = parse_qs(self.router.url.query).get("kind", [""])[-1]
        await self._load_rows()
        self.shown_of = self.community_ref

    show_more = next_page(COMMUNITIES_READ)

    async def _page(self, after: str | None) -> Page[FeedRow]:
        ref, kind = self.community_ref, self.kind
        return await read(queries.list_feed, ref, kind=kind, in_library=True, cursor=after)
