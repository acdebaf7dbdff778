"""One session."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_READ
from learnhub.features.mentoring.schemas import BookingView
from learnhub.web.actions import action, read, toast, write
from learnhub.web.vars import StateVar, state_var


class SessionState(rx.State):
    """A session as one of its two people sees it (table: booking)."""

    booking: StateVar[BookingView] = state_var(BookingView())

    if TYPE_CHECKING:
        booking_ref: StateVar[str]

    @action(MENTORING_READ)
    async def load(self):
        """Show the session of the address."""
        self.booking = BookingView()
        self.booking = await read(queries.get_booking, self.booking_ref)

    @action(MENTORING_BOOK)
    async def cancel(self):
        """Take the session back; the slot is free again for somebody else."""
        await write(service.cancel_booking, booking_id=self.booking.id)
        self.booking = await read(queries.get_booking, self.booking.id)
        await toast(self, N_("The session is cancelled. {name} sees it."), name=self.booking.other.name)
