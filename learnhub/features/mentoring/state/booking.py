"""A mentor's week and the slot one is about to book."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import reflex as rx

from learnhub.core.i18n import N_, translate
from learnhub.core.ids import new_id
from learnhub.core.inputs import Day, Line, Moment
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.errors import SlotTaken
from learnhub.features.mentoring.hints import topic_of
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_READ
from learnhub.features.mentoring.schemas import BookInput, DayView, MentorView, SlotView, WeekView
from learnhub.features.mentoring.slots import LENGTH
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var

Key = Annotated[str, Line(40)]


class WeekLiveState(LiveState, rx.State):
    """A mark that changes with the mentor's week (pushed by the hub); the page then reads its week again."""

    version: StateVar[str] = state_var("")


hub.register(
    Topic("mentoring", WeekLiveState, queries.live_week, queries.may_watch, route="/mentoring/[mentor_ref]")
)


class BookState(FormMixin, rx.State):
    """A mentor's week and the slot one is about to book (tables: mentor, weekly_hours, day_off, booking)."""

    mentor: StateVar[MentorView] = state_var(MentorView())
    week: StateVar[WeekView] = state_var(WeekView())
    day: StateVar[DayView] = state_var(DayView())
    chosen: StateVar[SlotView] = state_var(SlotView())
    problem: StateVar[str] = state_var("")
    nearest: StateVar[list[SlotView]] = state_var([])
    request_key: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        mentor_ref: StateVar[str]

    @action(MENTORING_READ)
    async def load(self):
        """Show the mentor of the address and the week of the next free slot."""
        self.mentor, self.week, self.errors = MentorView(), WeekView(), {}
        self._forget()
        self.mentor = await read(queries.get_mentor, self.mentor_ref)
        self.request_key = new_id()
        await self._show(None)
        await hub.join(self, topic_of(self.mentor_ref))

    @action(MENTORING_READ)
    async def show_week(self, day: Day):
        """Turn to the week around a day."""
        await self._show(day)

    @action(MENTORING_READ)
    async def show_day(self, key: Key):
        """Show the slots of a day, on a phone."""
        self.day = next((day for day in self.week.days if day.key == key), self.day)

    @action(MENTORING_BOOK)
    async def choose(self, starts_at: Moment):
        """Take a slot of the week, or one of the nearest, in hand; nothing is booked yet."""
        self.chosen = _slot(starts_at)
        self.problem, self.nearest = "", []
        if not self._is_shown(starts_at):
            await self._show(starts_at.astimezone(_zone()).date())

    @action(MENTORING_BOOK)
    async def back(self):
        """Put the slot back."""
        self._forget()

    @action(MENTORING_BOOK, creates=True)
    async def book(self, form: BookInput):
        """Book the slot and go to the session; whoever came too late chooses among the nearest."""
        try:
            booking_id = await write(service.book_slot, mentor_id=self.mentor.person.id, form=form)
        except SlotTaken as taken:
            await self._explain(taken)
            return None
        self.saved += 1
        self._forget()
        await toast(self, N_("Booked. {name} sees your question."), name=self.mentor.person.name)
        return rx.redirect(f"/mentoring/sessions/{booking_id}")

    @action(MENTORING_READ)
    async def refresh(self, version: Key):
        """Read the week again when it is another one than that shown; a slot in hand may be gone."""
        if version in ("", self.week.version):
            return
        self.mentor = await read(queries.get_mentor, self.mentor_ref)
        await self._show(date.fromisoformat(self.week.days[0].key))
        if self.chosen.starts_at:
            await self._check(self.chosen.starts_at)

    async def _check(self, starts_at: datetime) -> None:
        try:
            await read(queries.require_free, self.mentor_ref, starts_at=starts_at)
        except SlotTaken as taken:
            await self._explain(taken)

    async def _explain(self, taken: SlotTaken) -> None:
        self.problem = translate(actor().language, taken.message, **taken.params)
        self.nearest = [_slot(starts_at) for starts_at in taken.nearest]
        self.chosen = SlotView()
        await self._show(date.fromisoformat(self.week.days[0].key))

    async def _show(self, day: date | None) -> None:
        self.week = await read(queries.get_week, self.mentor_ref, day=day)
        shown = {each.key: each for each in self.week.days}
        first = next((each for each in self.week.days if each.free), self.week.days[0])
        self.day = shown.get(self._chosen_day(), shown.get(self.day.key, first))

    def _chosen_day(self) -> str:
        moment = self.chosen.starts_at
        return moment.astimezone(_zone()).date().isoformat() if moment else ""

    def _is_shown(self, starts_at: datetime) -> bool:
        return any(slot.starts_at == starts_at for day in self.week.days for slot in day.slots)

    def _forget(self) -> None:
        self.chosen, self.problem, self.nearest = SlotView(), "", []


def _slot(starts_at: datetime) -> SlotView:
    return SlotView(starts_at.isoformat(), starts_at, starts_at + LENGTH)


def _zone() -> ZoneInfo:
    return ZoneInfo(actor().zone)
