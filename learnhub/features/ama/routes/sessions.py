"""Sessions: finding, announcing and changing them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db, ical, pagination
from learnhub.core.inputs import Edition
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.ama import queries, service
from learnhub.features.ama.room import AMA_ATTEND, AMA_HOST, AMA_READ, AMA_SCHEDULE
from learnhub.features.ama.schemas import AmaRow, AmaSource, ScheduleInput
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(prefix="/amas", tags=["ama"])

Reader = Annotated[Actor, Depends(may(AMA_READ))]
Host = Annotated[Actor, Depends(may(AMA_HOST))]
Attendee = Annotated[Actor, Depends(may(AMA_ATTEND))]
Scheduler = Annotated[Actor, Depends(may(AMA_SCHEDULE))]


class ChangeInput(ScheduleInput):
    """A session as its host wants it, and the edition they started from."""

    edition: Edition


@router.get("")
async def list_amas(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[AmaRow]:
    """Sessions that are live or announced."""
    found = await db.read(queries.list_upcoming, actor)
    return Listing[AmaRow].of(pagination.part(found, limit, cursor))


@router.get("/ended")
async def list_ended_amas(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[AmaRow]:
    """Sessions that are over, the latest first."""
    return Listing[AmaRow].of(await db.read(queries.list_ended, actor, after=cursor, size=limit))


@router.get("/leaders")
async def list_ama_leaders(
    actor: Scheduler, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[PersonRef]:
    """Who can answer in a session."""
    found = await db.read(queries.list_leaders, actor)
    return Listing[PersonRef].of(pagination.part(found, limit, cursor))


@router.post("", status_code=201)
async def schedule_ama(actor: Scheduler, form: ScheduleInput, key: RepeatKey = None) -> Made:
    """Announce a session; its day and hours are in one's own zone, `hosts` are co-hosts."""
    return Made(id=await once(key, service.schedule_session, actor, form))


@router.get("/{ama_id}")
async def get_ama(actor: Reader, ama_id: Ref) -> AmaSource:
    """A session, also as what changing it asks for."""
    return await db.read(queries.get_ama_source, actor, ama_id)


@router.put("/{ama_id}", status_code=204)
async def change_ama(actor: Host, ama_id: Ref, form: ChangeInput, key: RepeatKey = None) -> None:
    """Change a session that is not open yet; `edition` is the one that was read."""
    words = ScheduleInput.model_validate(form.model_dump(exclude={"edition"}))
    await change(key, service.change_session, actor, ama_id, words, edition=form.edition)


@router.delete("/{ama_id}", status_code=204)
async def call_off_ama(actor: Host, ama_id: Ref) -> None:
    """Take an announcement back."""
    await db.write(service.call_off, actor, ama_id)


@router.put("/{ama_id}/attendance", status_code=204)
async def attend_ama(actor: Attendee, ama_id: Ref) -> None:
    """Say that one comes to a session that is announced, to be told when it opens."""
    await db.write(service.set_attendance, actor, ama_id, on=True)


@router.delete("/{ama_id}/attendance", status_code=204)
async def withdraw_ama_attendance(actor: Attendee, ama_id: Ref) -> None:
    """Say that one does not come after all; nobody is told."""
    await db.write(service.set_attendance, actor, ama_id, on=False)


@router.get(
    "/{ama_id}/calendar.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}}},
)
async def get_ama_calendar_file(actor: Reader, ama_id: Ref) -> Response:
    """A session as a file for a calendar."""
    event = await db.read(queries.get_event, actor, ama_id)
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)
