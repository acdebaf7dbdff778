"""Rituals and their meetings through the REST interface. A meeting is named by the day of its rhythm."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.inputs import Day, Moment
from learnhub.core.pagination import PAGE_SIZE, part
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.schemas import SpaceId
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.room import RITUALS_ATTEND, RITUALS_READ, RITUALS_WRITE
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
    CancelMeetingInput,
    ClosingInput,
    EditRitualInput,
    ItemMinutesInput,
    ItemPlaceInput,
    MeetingRow,
    MeetingView,
    MoveMeetingInput,
    NotesEdition,
    NotesInput,
    OwnAnswers,
    ReplyInput,
    RitualInput,
    RitualSource,
)
from learnhub.features.search.browsing import FoundRow
from learnhub.features.search.routes import Searched

MONTH = timedelta(days=31)
router = APIRouter(tags=["rituals"])

Reader = Annotated[Actor, Depends(may(RITUALS_READ))]
Writer = Annotated[Actor, Depends(may(RITUALS_WRITE))]
Attendee = Annotated[Actor, Depends(may(RITUALS_ATTEND))]


@router.get("/rituals")
async def list_rituals(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[FoundRow]:
    """Rituals that have every word, in one of the languages and topics.

    With words, the newest that have them are sorted.
    """
    found = await db.read(queries.list_rituals, actor, search=search, cursor=cursor, size=limit)
    return Listing[FoundRow].of(found)


@router.get("/meetings")
async def list_meetings(
    actor: Reader,
    since: Annotated[Moment | None, Query()] = None,
    until: Annotated[Moment | None, Query()] = None,
    space: Annotated[SpaceId, Query()] = "",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[MeetingRow]:
    """The meetings of all rituals from a moment (now) to another (31 days later), 400 days at most.

    `space` is the id of a community.
    """
    since = since or utcnow()
    found = await db.read(queries.list_meetings, actor, since, until or since + MONTH, space_id=space)
    return Listing[MeetingRow].of(part(found, limit, cursor, key=lambda row: f"{row.ritual_id}-{row.day}"))


@router.post("/rituals", status_code=201)
async def plan_ritual(actor: Writer, form: RitualInput, key: RepeatKey = None) -> Made:
    """Plan a ritual, which one hosts."""
    return Made(id=await once(key, service.plan_ritual, actor, form))


@router.get("/rituals/{ritual_id}")
async def get_ritual(actor: Reader, ritual_id: Ref) -> RitualSource:
    """A ritual with its next meetings and the last ones, also as it was typed."""
    return await db.read(queries.get_source, actor, ritual_id)


@router.put("/rituals/{ritual_id}", status_code=204)
async def edit_ritual(actor: Writer, ritual_id: Ref, form: EditRitualInput, key: RepeatKey = None) -> None:
    """Change a ritual from now on; `edition` is the one that was read."""
    await change(key, service.edit_ritual, actor, ritual_id, form)


@router.delete("/rituals/{ritual_id}", status_code=204)
async def remove_ritual(actor: Writer, ritual_id: Ref) -> None:
    """Take a ritual back."""
    await db.write(service.remove_ritual, actor, ritual_id)


@router.get("/rituals/{ritual_id}/meetings/{day}")
async def get_meeting(actor: Reader, ritual_id: Ref, day: Day) -> MeetingView:
    """A meeting with its agenda, notes, actions and, once its closing is over, its numbers."""
    return await db.read(queries.get_meeting, actor, ritual_id, day)


@router.put("/rituals/{ritual_id}/meetings/{day}/time", status_code=204)
async def move_meeting(actor: Writer, ritual_id: Ref, day: Day, form: MoveMeetingInput) -> None:
    """Hold a meeting at another time."""
    await db.write(service.move_meeting, actor, ritual_id, day, form)


@router.put("/rituals/{ritual_id}/meetings/{day}/cancellation", status_code=204)
async def cancel_meeting(actor: Writer, ritual_id: Ref, day: Day, form: CancelMeetingInput) -> None:
    """Call a meeting off."""
    await db.write(service.cancel_meeting, actor, ritual_id, day, form)


@router.delete("/rituals/{ritual_id}/meetings/{day}/cancellation", status_code=204)
async def restore_meeting(actor: Writer, ritual_id: Ref, day: Day) -> None:
    """Hold a meeting after all, at its usual time and even on a holiday."""
    await db.write(service.restore_meeting, actor, ritual_id, day)


@router.put("/rituals/{ritual_id}/meetings/{day}/reply", status_code=204)
async def reply(actor: Attendee, ritual_id: Ref, day: Day, form: ReplyInput) -> None:
    """Say whether one comes to a meeting."""
    await db.write(service.reply, actor, ritual_id, day, form)


@router.put("/rituals/{ritual_id}/meetings/{day}/presence", status_code=204)
async def say_here(actor: Attendee, ritual_id: Ref, day: Day) -> None:
    """Say that one is there."""
    await db.write(service.say_here, actor, ritual_id, day)


@router.delete("/rituals/{ritual_id}/meetings/{day}/presence", status_code=204)
async def take_here_back(actor: Attendee, ritual_id: Ref, day: Day) -> None:
    """Say that one is not there."""
    await db.write(service.take_here_back, actor, ritual_id, day)


@router.post("/rituals/{ritual_id}/meetings/{day}/beginning", status_code=204)
async def begin_meeting(actor: Writer, ritual_id: Ref, day: Day) -> None:
    """Begin a meeting, which is held from then on."""
    await db.write(service.begin_meeting, actor, ritual_id, day)


@router.post("/rituals/{ritual_id}/meetings/{day}/end", status_code=204)
async def end_meeting(actor: Writer, ritual_id: Ref, day: Day) -> None:
    """End a meeting and open its closing."""
    await db.write(service.end_meeting, actor, ritual_id, day)


@router.post("/rituals/{ritual_id}/meetings/{day}/items", status_code=201)
async def add_item(
    actor: Attendee, ritual_id: Ref, day: Day, form: AgendaItemInput, key: RepeatKey = None
) -> Made:
    """Put something on the agenda."""
    return Made(id=await once(key, service.add_item, actor, ritual_id, day, form))


@router.post("/rituals/{ritual_id}/meetings/{day}/proposal", status_code=204)
async def propose_items(actor: Writer, ritual_id: Ref, day: Day) -> None:
    """Take the agenda that is proposed for meetings of this form; what leads it stays first."""
    await db.write(service.propose_items, actor, ritual_id, day)


@router.put("/rituals/{ritual_id}/meetings/{day}/items/{item_id}/place", status_code=204)
async def place_item(actor: Writer, ritual_id: Ref, day: Day, item_id: Ref, form: ItemPlaceInput) -> None:
    """Put something at a place of the agenda; 0 is the first."""
    await db.write(service.place_item, actor, ritual_id, day, item_id, form.place)


@router.put("/rituals/{ritual_id}/meetings/{day}/items/{item_id}/minutes", status_code=204)
async def time_item(actor: Writer, ritual_id: Ref, day: Day, item_id: Ref, form: ItemMinutesInput) -> None:
    """Give something on the agenda so many minutes."""
    await db.write(service.time_item, actor, ritual_id, day, item_id, form.minutes)


@router.delete("/rituals/{ritual_id}/meetings/{day}/items/{item_id}", status_code=204)
async def remove_item(actor: Writer, ritual_id: Ref, day: Day, item_id: Ref) -> None:
    """Take something off the agenda."""
    await db.write(service.remove_item, actor, ritual_id, day, item_id)


@router.put("/rituals/{ritual_id}/meetings/{day}/timer/{item_id}", status_code=204)
async def start_item(actor: Writer, ritual_id: Ref, day: Day, item_id: Ref) -> None:
    """Talk about something from now on."""
    await db.write(service.start_item, actor, ritual_id, day, item_id)


@router.delete("/rituals/{ritual_id}/meetings/{day}/timer", status_code=204)
async def pause(actor: Writer, ritual_id: Ref, day: Day) -> None:
    """Let the timer stand still."""
    await db.write(service.pause, actor, ritual_id, day)


@router.put("/rituals/{ritual_id}/meetings/{day}/notes")
async def write_notes(actor: Attendee, ritual_id: Ref, day: Day, form: NotesInput) -> NotesEdition:
    """Keep the notes of a meeting; `edition` is the one that was read."""
    return NotesEdition(edition=await db.write(service.write_notes, actor, ritual_id, day, form))


@router.post("/rituals/{ritual_id}/meetings/{day}/actions", status_code=201)
async def add_action(
    actor: Attendee, ritual_id: Ref, day: Day, form: ActionItemInput, key: RepeatKey = None
) -> Made:
    """Agree that somebody does something by a day."""
    return Made(id=await once(key, service.add_action, actor, ritual_id, day, form))


@router.get("/rituals/{ritual_id}/meetings/{day}/closing")
async def own_answers(actor: Attendee, ritual_id: Ref, day: Day) -> OwnAnswers:
    """What one has answered at a closing that is open, which nobody else reads."""
    return await db.read(queries.own_answers, actor, ritual_id, day)


@router.put("/rituals/{ritual_id}/meetings/{day}/closing", status_code=204)
async def answer_closing(actor: Attendee, ritual_id: Ref, day: Day, form: ClosingInput) -> None:
    """Say how one found a meeting. No name is kept; numbers are told from five answers on."""
    await db.read(service.answer_closing, actor, ritual_id, day, form)
