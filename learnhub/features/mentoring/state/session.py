"""One session."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_READ
from learnhub.features.mentoring.schemas import BookingView, TakeawayInput
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var


class SessionState(FormMixin, rx.State):
    """A session as one of its two people sees it (tables: booking, takeaway, content_origin)."""

    booking: StateVar[BookingView] = state_var(BookingView())

    if TYPE_CHECKING:
        booking_ref: StateVar[str]

    @action(MENTORING_READ)
    async def load(self):
        """Show the session of the address."""
        self.booking, self.errors = BookingView(), {}
        await self._show(self.booking_ref)

    @action(MENTORING_BOOK)
    async def cancel(self):
        """Take the session back; the slot is free again for somebody else."""
        await write(service.cancel_booking, booking_id=self.booking.id)
        await self._show(self.booking.id)
        await toast(self, N_("The session is cancelled. {name} sees it."), name=self.booking.other.name)

    @action(MENTORING_BOOK)
    async def note(self, form: TakeawayInput):
        """Note what one took away, for oneself or for both."""
        await write(service.note_takeaway, booking_id=self.booking.id, form=form)
        await self._show(self.booking.id)
        await toast(self, N_("Saved."))

    @action(MENTORING_BOOK)
    async def skip(self):
        """Note nothing, and be asked no more."""
        await write(service.note_takeaway, booking_id=self.booking.id, form=TakeawayInput())
        await self._show(self.booking.id)

    @action(MENTORING_BOOK)
    async def ask(self):
        """Ask the other one whether one's own line may be shared with everybody."""
        await write(service.ask_consent, booking_id=self.booking.id)
        await self._show(self.booking.id)
        await toast(self, N_("{name} is asked."), name=self.booking.other.name)

    @action(MENTORING_BOOK)
    async def agree(self):
        """Let the other one share with everybody what they took away."""
        await write(service.agree, booking_id=self.booking.id)
        await self._show(self.booking.id)
        await toast(self, N_("You agreed. Until it is published you can take that back."))

    @action(MENTORING_BOOK)
    async def refuse(self):
        """Keep it between the two, also after having agreed."""
        await write(service.refuse, booking_id=self.booking.id)
        await self._show(self.booking.id)
        await toast(self, N_("It stays between the two of you."))

    async def _show(self, booking_id: str) -> None:
        self.booking = await read(queries.get_booking, booking_id)
