"""One meeting, before it, in it and after it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import reflex as rx
from pydantic import Field, ValidationError

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.recurrence import moment_of
from learnhub.errors import Invalid
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.addresses import content_in
from learnhub.features.rituals.enums import ANSWERS, ClosingQuestion, Reply
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.hints import TOPIC, topic_of
from learnhub.features.rituals.room import RITUALS_ATTEND, RITUALS_READ, RITUALS_WRITE
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
    CancelMeetingInput,
    ClosingInput,
    DropItemForm,
    MeetingView,
    Minutes,
    MoveMeetingForm,
    MoveMeetingInput,
    NotesInput,
    OwnAnswers,
    ReplyInput,
    day_of,
)
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12, 1)]
Version = Annotated[str, Line(12)]
Answer = Annotated[
    str, Field(pattern="^(" + "|".join(answer for each in ANSWERS.values() for answer in each) + ")$")
]


class MeetingLiveState(LiveState, rx.State):
    """A mark that changes with the meeting (pushed by the hub); each page then reads it as its reader may."""

    version: StateVar[str] = state_var("")


hub.register(Topic(TOPIC, MeetingLiveState, queries.live_meeting, queries.may_watch))


class MeetingState(FormMixin, rx.State):
    """A meeting (tables: ritual_meeting, ritual_reply, ritual_presence, ritual_item, action_item).

    `own` is what its reader has answered at the closing; it is in this tab and on no disk.
    """

    meeting: StateVar[MeetingView] = state_var(MeetingView())
    own: StateVar[OwnAnswers] = state_var(OwnAnswers())
    today: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        ritual_ref: str
        meeting_day: str

    @action(RITUALS_READ)
    async def load(self):
        """Show the meeting of the address, and what changes in it from then on."""
        self.meeting, self.own, self.errors = MeetingView(), OwnAnswers(), {}
        await self._show()
        self.today = queries.today_in(actor().zone).isoformat()
        await hub.join(self, topic_of(self.meeting.ritual_id, self.meeting.day))

    @action(RITUALS_READ)
    async def refresh(self, version: Version):
        """Show what has changed."""
        if self.meeting.ritual_id:
            await self._show()

    @action(RITUALS_ATTEND)
    async def reply(self, word: Reply):
        """Say whether one comes."""
        await self._do(service.reply, ReplyInput(reply=word))

    @action(RITUALS_ATTEND)
    async def say_here(self, on: bool):
        """Say that one is there, or that one is not."""
        await self._do(service.say_here if on else service.take_here_back)

    @action(RITUALS_WRITE)
    async def begin(self):
        """Begin the meeting."""
        await self._do(service.begin_meeting)

    @action(RITUALS_WRITE)
    async def end(self):
        """End it and open the closing."""
        await self._do(service.end_meeting)

    @action(RITUALS_ATTEND)
    async def add_item(self, form: AgendaItemInput):
        """Put something on the agenda: words, or what an address of LearnHub leads to."""
        if about := content_in(form.title):
            form = AgendaItemInput(content_id=about, minutes=form.minutes)
        await self._do(service.add_item, form)
        self.saved += 1

    @action(RITUALS_WRITE)
    async def propose(self):
        """Take the agenda that a room proposes."""
        number = await write(service.propose_items, self.meeting.ritual_id, self._day())
        await self._show()
        await toast(self, N_("It is on the agenda.") if number else N_("Nothing more is waiting to be told."))

    @action(RITUALS_WRITE)
    async def move_item(self, item: Id, up: bool):
        """Put something on the agenda one place up or down."""
        keys = [each.id for each in self.meeting.points]
        place = keys.index(item) + (-1 if up else 1) if item in keys else 0
        await self._do(service.place_item, item, place)

    @action(RITUALS_WRITE)
    async def drop_item(self, form: DropItemForm):
        """Put something where something else is, as it was dragged there."""
        keys = [each.id for each in self.meeting.points]
        await self._do(service.place_item, form.item_id, keys.index(form.onto) if form.onto in keys else 0)

    @action(RITUALS_WRITE)
    async def take_item(self, item: Id):
        """Take something off the agenda."""
        await self._do(service.remove_item, item)

    @action(RITUALS_WRITE)
    async def time_item(self, item: Id, minutes: Minutes):
        """Give something so many minutes."""
        await self._do(service.time_item, item, minutes)

    @action(RITUALS_WRITE)
    async def start_item(self, item: Id):
        """Talk about something from now on."""
        await self._do(service.start_item, item)

    @action(RITUALS_WRITE)
    async def pause(self):
        """Let the timer stand still."""
        await self._do(service.pause)

    @action(RITUALS_ATTEND)
    async def write_notes(self, form: NotesInput):
        """Keep the notes."""
        await self._do(service.write_notes, form)
        self.saved += 1
        await toast(self, N_("The notes are kept."))

    @action(RITUALS_ATTEND)
    async def add_action(self, form: ActionItemInput):
        """Agree that somebody does something."""
        await self._do(service.add_action, form)
        self.saved += 1

    @action(RITUALS_ATTEND)
    async def finish_action(self, action_id: Id, on: bool):
        """Say that something is done, or is not after all."""
        await write(actions.finish_action, action_id, is_done=on)
        await self._show()

    @action(RITUALS_ATTEND)
    async def answer(self, question: ClosingQuestion, given: Answer):
        """Say how one found the meeting, which nothing keeps with one's name."""
        try:
            form = ClosingInput.model_validate({question.value: given})
        except ValidationError:
            raise Invalid(N_("Choose one of the offered values.")) from None
        await read(service.answer_closing, self.meeting.ritual_id, self._day(), form)
        await self._show()

    @action(RITUALS_WRITE)
    async def move(self, form: MoveMeetingForm):
        """Hold it at another time, by the clocks of its zone."""
        starts_at = moment_of(form.day, form.at, self.meeting.zone)
        await self._do(service.move_meeting, MoveMeetingInput(starts_at=starts_at, reason=form.reason))
        self.saved += 1
        await toast(self, N_("It is moved. Who comes is told."))

    @action(RITUALS_WRITE)
    async def cancel(self, form: CancelMeetingInput):
        """Call it off."""
        await self._do(service.cancel_meeting, form)
        self.saved += 1
        await toast(self, N_("It is called off. Who wanted to come is told."))

    @action(RITUALS_WRITE)
    async def restore(self):
        """Hold it after all."""
        await self._do(service.restore_meeting)

    async def _do(self, change: Any, *given: object) -> None:
        await write(change, self.meeting.ritual_id, self._day(), *given)
        await self._show()

    def _day(self) -> date:
        day = day_of(self.meeting.day)
        if day is None:
            raise NoSuchMeeting
        return day

    async def _show(self) -> None:
        day = day_of(self.meeting_day)
        if day is None:
            raise NoSuchMeeting
        self.meeting = await read(queries.open_meeting, self.ritual_ref, day)
        if self.meeting.closing_until and actor().is_signed_in:
            self.own = await read(queries.own_answers, self.ritual_ref, day)
