"""One's own hours."""

import reflex as rx

from learnhub.core import zones
from learnhub.core.i18n import N_
from learnhub.core.inputs import Day, Number
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.room import MENTORING_OFFER
from learnhub.features.mentoring.schemas import DayInput, HoursInput, MyHoursView, OfferInput
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var


class MyHoursState(FormMixin, rx.State):
    """What one offers (tables: mentor, weekly_hours, day_off).

    `renewed` goes up to renew the form when it starts from other values than it shows, and not at every
    opening: what a quick hand typed before the page was loaded again stays.
    """

    mine: StateVar[MyHoursView] = state_var(MyHoursView())
    zones: StateVar[list[str]] = state_var([])
    renewed: StateVar[int] = state_var(0)

    @action(MENTORING_OFFER)
    async def load(self):
        """Show what was declared so far."""
        self.errors = {}
        before = _offer(self.mine)
        await self._show()
        if _offer(self.mine) != before:
            self.renewed += 1

    @action(MENTORING_OFFER)
    async def save(self, form: OfferInput):
        """Save the sentence, the place, the zone and the languages."""
        await write(service.save_offer, form=form)
        self.saved += 1
        await self._show()
        await toast(self, N_("Saved. Colleagues see it now."))

    @action(MENTORING_OFFER)
    async def add_hours(self, form: HoursInput):
        """Open hours on a weekday."""
        await write(service.add_hours, form=form)
        await self._show()

    @action(MENTORING_OFFER)
    async def remove_hours(self, hours_id: Number):
        """Close hours."""
        await write(service.remove_hours, hours_id=hours_id)
        await self._show()

    @action(MENTORING_OFFER)
    async def block(self, form: DayInput):
        """Take days out; the sessions of those days stay until somebody cancels them."""
        standing = await write(service.block_day, form=form)
        await self._show()
        if standing:
            await toast(self, N_("The days are blocked. What was booked before still stands."), kind="info")

    @action(MENTORING_OFFER)
    async def unblock(self, day: Day, until: Day):
        """Give a day back, or several."""
        await write(service.unblock_day, day=day, until=until)
        await self._show()

    @action(MENTORING_OFFER)
    async def pause(self, on: bool):
        """Take no bookings for a while, or take them again."""
        await write(service.pause, on=on)
        await self._show()

    async def _show(self) -> None:
        self.mine = await read(queries.get_my_hours)
        self.zones = list(zones.offered(self.mine.zone))


def _offer(mine: MyHoursView) -> tuple[object, ...]:
    return mine.sentence, mine.place, mine.zone, mine.languages
