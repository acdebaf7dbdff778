"""One's own calendar, which keeps slots free."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.connecting import connect
from learnhub.features.mentoring.room import MENTORING_OFFER
from learnhub.features.mentoring.schemas import CalendarInput, CalendarView
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.vars import StateVar, state_var


class MyCalendarState(FormMixin, rx.State):
    """What LearnHub reads from one's calendar (table: mentor_calendar)."""

    calendar: StateVar[CalendarView] = state_var(CalendarView())
    is_ready: StateVar[bool] = state_var(False)

    @action(MENTORING_OFFER)
    async def load(self):
        """Show the days to come as they were read last."""
        self.errors = {}
        await self._show()

    @action(MENTORING_OFFER, slow=True)
    async def connect(self, form: CalendarInput):
        """Read a calendar, and keep slots free of it from now on."""
        await connect(actor(), form)
        self.saved += 1
        await self._show()
        await toast(self, N_("Connected. Your slots keep clear of it from now on."))

    @action(MENTORING_OFFER)
    async def disconnect(self):
        """Forget the calendar and what was read there."""
        await write(service.disconnect_calendar)
        await self._show()
        await toast(self, N_("LearnHub no longer reads your calendar."))

    async def _show(self) -> None:
        self.calendar = await read(queries.get_calendar)
        self.is_ready = True
