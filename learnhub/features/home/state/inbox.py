"""The inbox: what waits for somebody, what there is to know, and what they follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.home import queries
from learnhub.features.home.schemas import InboxRail
from learnhub.features.notices import queries as notices
from learnhub.features.notices import service
from learnhub.features.notices.room import NOTICES_CHANGE, NOTICES_READ
from learnhub.features.notices.schemas import FollowView, InboxRow
from learnhub.web.actions import action, read, toast, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Thing = Annotated[str, Line(40)]
Id = Annotated[str, Line(12)]
Figures = Annotated[str, Line(20)]
Name = Annotated[str, Line(20)]

UNDO = "inbox-undo"


class InboxListMixin(PagedMixin, rx.State, mixin=True):
    """One of the two lists. What is new goes to its top at once: an inbox is read from there."""

    def _key(self, row: InboxRow) -> str:
        return row.thing

    async def _renew(self) -> None:
        """As many pages as are shown, as they are now."""
        await self._read_rows(self._pages_shown)


class WaitingState(InboxListMixin, rx.State):
    """What asks something of somebody (tables: inbox_item, notice, content)."""

    rows: StateVar[list[InboxRow]] = state_var([])
    show_more = next_page(NOTICES_READ)

    async def _page(self, after: str | None) -> Page[InboxRow]:
        return await read(notices.list_inbox, waiting=True, cursor=after)


class KnownState(InboxListMixin, rx.State):
    """What there is to know (tables: inbox_item, notice, content)."""

    rows: StateVar[list[InboxRow]] = state_var([])
    show_more = next_page(NOTICES_READ)

    async def _page(self, after: str | None) -> Page[InboxRow]:
        return await read(notices.list_inbox, waiting=False, cursor=after)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last and can be taken back: a thing archived or stopped, or all of a moment."""

    thing: str = ""
    topic_id: str = ""
    is_stop: bool = False
    moment: datetime | None = None


class InboxState(rx.State):
    """The page of the inbox (tables: inbox_item, follow, topic_follow, notice_rhythm).

    `current` is the thing of the row that is unfolded. `can_undo` says that the last act can be taken back.
    `shows_known` is which of the lists a phone shows.
    """

    current: StateVar[str] = state_var("")
    can_undo: StateVar[bool] = state_var(False)
    rail: StateVar[InboxRail] = state_var(InboxRail())
    shows_known: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)
    _done: Done | None = None

    @action(NOTICES_READ)
    async def load(self):
        """Both lists from their start, as they are now."""
        self._keep(None)
        for state in await self._lists_shown():
            await state._begin_rows()
        await self._show()
        self.is_ready = True

    @action(NOTICES_READ)
    async def refresh(self, is_now: Figures):
        """Something came, or was archived on another page."""
        await self._renew()

    @action(NOTICES_READ)
    async def choose(self, thing: Thing):
        """Unfold a row."""
        self.current = thing

    @action(NOTICES_READ)
    async def show_known(self, is_on: bool):
        """Show the other list, on a phone."""
        self.shows_known = is_on

    @action(NOTICES_CHANGE)
    async def archive(self, thing: Thing):
        """Put a row away until something new happens to its thing."""
        await write(service.archive, thing)
        await self._did(Done(thing), N_("Archived. It comes back if something new happens."))

    @action(NOTICES_CHANGE)
    async def act(self, thing: Thing, name: Name):
        """Do at once what the room of a row offers there; who may is the rule of that room."""
        shown = (await self.get_state(WaitingState)).rows
        saying = next((row.acts for row in shown if row.thing == thing), "")
        act = notices.find_act(saying, name)
        if act is None:
            return
        following = await self._below(thing)
        await write(act.run, thing)
        await write(service.archive, thing)
        self._keep(None)
        await self._renew()
        self.current = following or self.current
        await toast(self, act.done)

    @action(NOTICES_CHANGE)
    async def archive_known(self):
        """Put away all that there is to know."""
        moment = await write(service.archive_known)
        await self._did(Done(moment=moment), N_("All of it is archived."))

    @action(NOTICES_CHANGE)
    async def stop(self, thing: Thing, topic_id: Id):
        """Hear no more of a thing, or of the topic that brought it."""
        await write(service.stop, thing, topic_id=topic_id)
        done = Done(thing, topic_id, is_stop=True)
        await self._did(done, N_("You do not follow it any more. For a week it is listed beside."))

    @action(NOTICES_CHANGE)
    async def undo(self):
        """Take back what was done last."""
        done = self._done
        if done is None:
            return
        if done.moment:
            await write(service.unarchive_known, done.moment)
        elif done.is_stop:
            await write(service.undo_stop, done.thing, topic_id=done.topic_id)
        else:
            await write(service.unarchive, done.thing)
        self._keep(None)
        await self._renew()
        self.current = done.thing or self.current

    @action(NOTICES_CHANGE)
    async def follow_again(self, followed_id: Id, is_topic: bool):
        """Hear again of what one stopped following."""
        await write(service.follow_topic if is_topic else service.follow, followed_id)
        await self._renew()

    def _keep(self, done: Done | None) -> None:
        self._done, self.can_undo = done, done is not None

    async def _did(self, done: Done, said: str) -> None:
        """The row is away: the one below it is unfolded now."""
        following = await self._below(done.thing)
        await self._renew()
        self.current = following or self.current
        self._keep(done)
        await toast(self, said, undo=UNDO)

    async def _below(self, thing: str) -> str:
        """The thing of the row under another one, or of the one above the last."""
        shown = [row.thing for state in await self._lists_shown() for row in state.rows]
        if thing not in shown:
            return ""
        at = shown.index(thing)
        return next(iter([*shown[at + 1 :], *reversed(shown[:at])]), "")

    async def _renew(self) -> None:
        for state in await self._lists_shown():
            await state._renew()
        await self._show()

    async def _show(self) -> None:
        self.rail = await read(queries.get_inbox_rail)
        shown = [row.thing for state in await self._lists_shown() for row in state.rows]
        if self.current not in shown:
            self.current = next(iter(shown), "")

    async def _lists_shown(self) -> tuple[WaitingState, KnownState]:
        return await self.get_state(WaitingState), await self.get_state(KnownState)


class FollowingState(PagedMixin, rx.State):
    """What somebody follows (tables: follow, topic_follow, content).

    Something that one stops following stays in its place until the page is left, to be followed again.
    """

    topics: StateVar[list[FollowView]] = state_var([])
    rows: StateVar[list[FollowView]] = state_var([])
    stopped: StateVar[list[str]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(NOTICES_READ)
    async def load(self):
        """The topics, and what was followed last."""
        self.stopped = []
        self.topics = await read(notices.list_followed_topics)
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(NOTICES_READ)

    async def _page(self, after: str | None) -> Page[FollowView]:
        return await read(notices.list_follows, cursor=after)

    @action(NOTICES_CHANGE)
    async def stop(self, followed_id: Id, is_topic: bool):
        """Hear no more of it."""
        await write(service.unfollow_topic if is_topic else service.unfollow, followed_id)
        self.stopped = [*self.stopped, followed_id]

    @action(NOTICES_CHANGE)
    async def follow(self, followed_id: Id, is_topic: bool):
        """Hear of it again."""
        await write(service.follow_topic if is_topic else service.follow, followed_id)
        self.stopped = [each for each in self.stopped if each != followed_id]
