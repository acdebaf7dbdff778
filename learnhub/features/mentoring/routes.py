"""Mentoring through the REST interface."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Response

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db, ical, ids, pagination
from learnhub.core.inputs import Day, Input, Line, Moment
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.connecting import connect
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_OFFER, MENTORING_READ
from learnhub.features.mentoring.schemas import (
    BookingView,
    BookInput,
    CalendarInput,
    CalendarView,
    DayInput,
    HoursInput,
    MentorRow,
    MentorView,
    MoveInput,
    MyHoursView,
    OfferInput,
    Question,
    TakeawayInput,
    WeekView,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

ROW_MAX = 2**31 - 1

router = APIRouter(prefix="/mentoring", tags=["mentoring"])

Reader = Annotated[Actor, Depends(may(MENTORING_READ))]
Booker = Annotated[Actor, Depends(may(MENTORING_BOOK))]
Mentor = Annotated[Actor, Depends(may(MENTORING_OFFER))]


class BookingInput(Input):
    """A slot and the question one brings."""

    starts_at: Moment
    question: Question


@router.get("/mentors")
async def list_mentors(
    actor: Reader,
    search: Annotated[str, Line(100)] = "",
    language: Annotated[str, Line(5)] = "",
    this_week: bool = False,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[MentorRow]:
    """Mentors, those with the soonest free slot first."""
    wanted = {"search": search, "language": language, "this_week": this_week, "cursor": cursor, "size": limit}
    return Listing[MentorRow].of(await db.read(queries.list_mentors, actor, **wanted))


@router.get("/mentors/{mentor_id}")
async def get_mentor(actor: Reader, mentor_id: Ref) -> MentorView:
    """A mentor."""
    return await db.read(queries.get_mentor, actor, mentor_id)


@router.get("/mentors/{mentor_id}/week")
async def get_mentor_week(actor: Reader, mentor_id: Ref, day: Day | None = None) -> WeekView:
    """The week around a day in one's own zone, by default that of the next free slot."""
    return await db.read(queries.get_week, actor, mentor_id, day=day)


@router.post("/mentors/{mentor_id}/sessions", status_code=201)
async def book_slot(actor: Booker, mentor_id: Ref, form: BookingInput, key: RepeatKey = None) -> Made:
    """Book twenty minutes with one question."""
    slot = BookInput(starts_at=form.starts_at, question=form.question, request_key=ids.new_id())
    return Made(id=await once(key, service.book_slot, actor, mentor_id=mentor_id, form=slot))


@router.get("/sessions")
async def list_mentoring_sessions(
    actor: Reader,
    when: Literal["upcoming", "past"] = "upcoming",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[BookingView]:
    """One's sessions: those that come, the next first, or those that are over, the latest first."""
    if when == "past":
        found = await db.read(queries.list_sessions, actor, cursor=cursor, size=limit)
        return Listing[BookingView].of(Page(found.past, found.more))
    coming = (await db.read(queries.list_sessions, actor)).upcoming
    return Listing[BookingView].of(pagination.part(coming, limit, cursor))


@router.get("/sessions/{booking_id}")
async def get_mentoring_session(actor: Reader, booking_id: Ref) -> BookingView:
    """One of one's sessions."""
    return await db.read(queries.get_booking, actor, booking_id)


@router.delete("/sessions/{booking_id}", status_code=204)
async def cancel_mentoring_session(actor: Booker, booking_id: Ref) -> None:
    """Cancel one of one's sessions, as mentor or as mentee."""
    await db.write(service.cancel_booking, actor, booking_id=booking_id)


@router.put("/sessions/{booking_id}/time", status_code=204)
async def move_session(actor: Booker, booking_id: Ref, form: MoveInput) -> None:
    """Move one of one's sessions to another slot of its mentor, as mentor or as mentee."""
    await db.write(service.move_booking, actor, booking_id=booking_id, form=form)


@router.get(
    "/sessions/{booking_id}/calendar.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}}},
)
async def get_calendar_file(actor: Reader, booking_id: Ref) -> Response:
    """One of one's sessions as a file for a calendar."""
    event = await db.read(queries.get_event, actor, booking_id)
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)


@router.put("/sessions/{booking_id}/takeaway", status_code=204)
async def note_takeaway(actor: Booker, booking_id: Ref, form: TakeawayInput) -> None:
    """Note what one took away from a session that is over; the other one reads it only when it is shared."""
    await db.write(service.note_takeaway, actor, booking_id=booking_id, form=form)


@router.put("/sessions/{booking_id}/takeaway/consent", status_code=204)
async def ask_consent(actor: Booker, booking_id: Ref) -> None:
    """Ask the other one whether what one took away may be shared with everybody; they must read it already.

    Once they agreed, a card or a best practice can be made of it: `source_id` is "takeaway:" and the id.
    """
    await db.write(service.ask_consent, actor, booking_id=booking_id)


@router.put("/sessions/{booking_id}/consent", status_code=204)
async def agree_to_takeaway(actor: Booker, booking_id: Ref) -> None:
    """Let the other one share with everybody what they took away."""
    await db.write(service.agree, actor, booking_id=booking_id)


@router.delete("/sessions/{booking_id}/consent", status_code=204)
async def refuse_takeaway(actor: Booker, booking_id: Ref) -> None:
    """Keep what the other one took away between the two; one can also take back that one agreed."""
    await db.write(service.refuse, actor, booking_id=booking_id)


@router.get("/hours")
async def get_mentoring_hours(actor: Mentor) -> MyHoursView:
    """What one offers as a mentor."""
    return await db.read(queries.get_my_hours, actor)


@router.put("/offer", status_code=204)
async def save_mentoring_offer(actor: Mentor, form: OfferInput) -> None:
    """Present oneself as a mentor."""
    await db.write(service.save_offer, actor, form=form)


@router.post("/hours", status_code=204)
async def add_mentoring_hours(actor: Mentor, form: HoursInput, key: RepeatKey = None) -> None:
    """Open hours on a weekday."""
    await change(key, service.add_hours, actor, form=form)


@router.delete("/hours/{hours_id}", status_code=204)
async def remove_mentoring_hours(
    actor: Mentor, hours_id: Annotated[int, Path(ge=1, le=ROW_MAX, description="The id of these hours.")]
) -> None:
    """Close hours."""
    await db.write(service.remove_hours, actor, hours_id=hours_id)


@router.post("/days-off", status_code=204)
async def block_mentoring_day(actor: Mentor, form: DayInput, key: RepeatKey = None) -> None:
    """Leave a day without hours, or several up to `until`; sessions booked before stand."""
    await change(key, service.block_day, actor, form=form)


@router.delete("/days-off/{day}", status_code=204)
async def unblock_mentoring_day(actor: Mentor, day: Day, until: Day | None = None) -> None:
    """Open a day again, or all those up to another one."""
    await db.write(service.unblock_day, actor, day=day, until=until)


@router.put("/pause", status_code=204)
async def pause_mentoring(actor: Mentor) -> None:
    """Take no bookings for now."""
    await db.write(service.pause, actor, on=True)


@router.delete("/pause", status_code=204)
async def resume_mentoring(actor: Mentor) -> None:
    """Take bookings again."""
    await db.write(service.pause, actor, on=False)


@router.get("/calendar")
async def get_mentoring_calendar(actor: Mentor) -> CalendarView:
    """What is read from one's own calendar, for the next two weeks."""
    return await db.read(queries.get_calendar, actor)


@router.put("/calendar", status_code=204)
async def connect_mentoring_calendar(actor: Mentor, form: CalendarInput) -> None:
    """Keep one's slots free of what a calendar says; it is read first, and refused when it cannot be."""
    await connect(actor, form)


@router.delete("/calendar", status_code=204)
async def disconnect_mentoring_calendar(actor: Mentor) -> None:
    """Forget one's calendar and what was read there."""
    await db.write(service.disconnect_calendar, actor)
