"""The address of one's own calendar."""

import reflex as rx

from learnhub.config import settings
from learnhub.core.i18n import N_
from learnhub.features.calendar import queries, service
from learnhub.features.calendar.addresses import feed_address
from learnhub.features.calendar.room import CALENDAR_SUBSCRIBE
from learnhub.features.calendar.schemas import FeedView
from learnhub.web.actions import action, read, show_once, toast, write
from learnhub.web.vars import StateVar, state_var


class CalendarFeedState(rx.State):
    """The address of one's calendar (table: calendar_feed). A fresh one is only sent."""

    feed: StateVar[FeedView] = state_var(FeedView())
    address: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    @action(CALENDAR_SUBSCRIBE)
    async def load(self):
        """Say whether there is one, and when it was read last."""
        self.feed = await read(queries.get_feed)
        await show_once(self, address="")
        self.is_ready = True

    @action(CALENDAR_SUBSCRIBE)
    async def make(self):
        """Make an address, or another one in its place, and show it, once."""
        secret = await write(service.make_feed)
        self.feed = await read(queries.get_feed)
        origin = settings().url or str(self.router.url.origin)
        await show_once(self, address=feed_address(origin, secret))

    @action(CALENDAR_SUBSCRIBE)
    async def forget(self):
        """Hide the address for good."""
        await show_once(self, address="")

    @action(CALENDAR_SUBSCRIBE)
    async def end(self):
        """Let the address lead nowhere."""
        await write(service.end_feed)
        self.feed = await read(queries.get_feed)
        await show_once(self, address="")
        await toast(self, N_("The address leads nowhere any more."))
