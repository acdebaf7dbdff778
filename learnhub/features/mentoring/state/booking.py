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
from learnhub.features.mentoring.queries.week import HALF_HOUR_MIN
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_READ
from learnhub.features.mentoring.schemas import (
    BookingView,
    BookInput,
    DayView,
    MentorRow,
    MentorView,
    MoveInput,
    SlotView,
    WeekView,
)
from learnhub.features.mentoring.slots import LENGTH
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var

Key = Annotated[str, Line(40)]


class WeekLiveState(LiveState, rx.State):
    """A mark that changes with the mentor's week (pushed by the hub); the page then reads its week again."""

    version: StateVar[str] = state_var("")


hub.register(
    Topic("mentoring", WeekLiveState, queries.live_week, queries.may_watch, route="/mentoring/[mentor_ref]")
)


class BookState(FormMixin, rx.State):
    """A mentor's week and the slot one is about to book (tables: mentor, weekly_hours, day_off, booking).

    `booking` is the session that one has with this mentor already, or that one of its two moves (`?move=`).
    `opened` are the days whose times between half-hours are shown, `others` the mentors to ask instead.
    """

    mentor: StateVar[MentorView] = state_var(MentorView())
    booking: StateVar[BookingView] = state_var(BookingView())
    is_moving: StateVar[bool] = state_var(False)
    others: StateVar[list[MentorRow]] = state_var([])
    opened: StateVar[list[str]] = state_var([])
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
        """Show the mentor of the address and their present week, or where a session of theirs can move."""
        self.mentor, self.week, self.errors, self.opened = MentorView(), WeekView(), {}, []
        self._forget()
        await self._read_mentor()
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

    @action(MENTORING_READ)
    async def unfold(self, key: Key):
        """Show the times of a day between half-hours, or hide them again, until the page is left."""
        if key in self.opened:
            self.opened = [day for day in self.opened if day != key]
        elif any(day.key == key for day in self.week.days):
            self.opened = [*self.opened, key]

    @action(MENTORING_BOOK)
    async def choose(self, starts_at: Moment):
        """Take a slot of the week, or one of the nearest, in hand; nothing is booked yet."""
        self.chosen = _slot(starts_at)
        self.problem, self.nearest = "", []
        if not self._is_shown(starts_at):
            await self._show(starts_at.astimezone(_zone()).date())
        if self._chosen_day() not in self.opened and starts_at.astimezone(_zone()).minute % HALF_HOUR_MIN:
            self.opened = [*self.opened, self._chosen_day()]

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
            return
        self.saved += 1
        self._forget()
        await toast(self, N_("Booked. {name} sees your question."), name=self.mentor.person.name)
        await go(self, f"/mentoring/sessions/{booking_id}")

    @action(MENTORING_BOOK)
    async def move(self, form: MoveInput):
        """Give the session the slot in hand and go to it; whoever came too late chooses among the nearest."""
        try:
            await write(service.move_booking, booking_id=self.booking.id, form=form)
        except SlotTaken as taken:
            await self._explain(taken)
            return
        self._forget()
        await toast(self, N_("Moved. {name} sees the new time."), name=self.booking.other.name)
        await go(self, f"/mentoring/sessions/{self.booking.id}")

    @action(MENTORING_BOOK)
    async def cancel(self):
        """Take the session that one has with this mentor back, and show the week again."""
        await write(service.cancel_booking, booking_id=self.booking.id)
        await toast(self, N_("The session is cancelled. {name} sees it."), name=self.booking.other.name)
        await self._read_mentor()
        await self._show(None)

    @action(MENTORING_READ)
    async def refresh(self, version: Key):
        """Read the week again when it is another one than that shown; a slot in hand may be gone."""
        if version in ("", self.week.version):
            return
        await self._read_mentor()
        await self._show(date.fromisoformat(self.week.days[0].key))
        if self.chosen.starts_at:
            await self._check(self.chosen.starts_at)

    async def _check(self, starts_at: datetime) -> None:
        try:
            await read(
                queries.require_free, self.mentor_ref, starts_at=starts_at, moving_id=self._moving_id()
            )
        except SlotTaken as taken:
            await self._explain(taken)

    async def _explain(self, taken: SlotTaken) -> None:
        self.problem = translate(actor().language, taken.message, **taken.params)
        self.nearest = [_slot(starts_at) for starts_at in taken.nearest]
        self.chosen = SlotView()
        await self._show(date.fromisoformat(self.week.days[0].key))

    async def _read_mentor(self) -> None:
        self.mentor = await read(queries.get_mentor, self.mentor_ref)
        moving_id = self.router.url.query_parameters.get("move", "")
        moving = await read(queries.get_booking, moving_id) if moving_id else BookingView()
        self.is_moving = moving.can_move
        booked_id = "" if self.is_moving else self.mentor.booked_id
        booked = await read(queries.get_booking, booked_id) if booked_id else BookingView()
        self.booking = moving if self.is_moving else booked

    def _moving_id(self) -> str:
        return self.booking.id if self.is_moving else ""

    async def _show(self, day: date | None) -> None:
        self.week = await read(queries.get_week, self.mentor_ref, day=day, moving_id=self._moving_id())
        is_full = self.week.is_booked_out and not self.mentor.is_me
        wants_others = is_full or (self.booking.id and not self.is_moving)
        self.others = list(await read(queries.list_others, self.mentor_ref)) if wants_others else []
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
