"""Mentoring through the REST interface."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Listing, Made, Ref
from learnhub.core import db
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.room import MENTORING_BOOK, MENTORING_OFFER, MENTORING_READ
from learnhub.features.mentoring.schemas import (
    BookingView,
    BookInput,
    DayInput,
    HoursInput,
    MentorRow,
    MentorView,
    MyHoursView,
    OfferInput,
    Sessions,
    WeekView,
)
from learnhub.features.people.routes.keys import may

router = APIRouter(prefix="/mentoring", tags=["mentoring"])

Reader = Annotated[Actor, Depends(may(MENTORING_READ))]
Booker = Annotated[Actor, Depends(may(MENTORING_BOOK))]
Mentor = Annotated[Actor, Depends(may(MENTORING_OFFER))]


@router.get("/mentors")
async def list_mentors(
    actor: Reader,
    search: Annotated[str, Query(max_length=100)] = "",
    language: Annotated[str, Query(max_length=5)] = "",
    this_week: bool = False,
    cursor: Cursor = None,
) -> Listing[MentorRow]:
    """Mentors, those with the soonest free slot first."""
    page = await db.read(
        queries.list_mentors, actor, search=search, language=language, this_week=this_week, cursor=cursor
    )
    return Listing[MentorRow].of(page)


@router.get("/mentors/{mentor_id}")
async def get_mentor(actor: Reader, mentor_id: Ref) -> MentorView:
    """A mentor."""
    return await db.read(queries.get_mentor, actor, mentor_id)


@router.get("/mentors/{mentor_id}/week")
async def get_week(actor: Reader, mentor_id: Ref, day: date | None = None) -> WeekView:
    """The week around a day in one's own zone, by default that of the next free slot."""
    return await db.read(queries.get_week, actor, mentor_id, day=day)


@router.post("/mentors/{mentor_id}/sessions", status_code=201)
async def book_slot(actor: Booker, mentor_id: Ref, form: BookInput) -> Made:
    """Book twenty minutes with one question. The same `request_key` again answers the same session."""
    with allowances.creating(guard.require_person(actor)):
        return Made(id=await db.write(service.book_slot, actor, mentor_id=mentor_id, form=form))


@router.get("/sessions")
async def list_sessions(actor: Reader, cursor: Cursor = None) -> Sessions:
    """One's sessions: those that come, and the latest that are over."""
    return await db.read(queries.list_sessions, actor, cursor=cursor)


@router.get("/sessions/{booking_id}")
async def get_session(actor: Reader, booking_id: Ref) -> BookingView:
    """One of one's sessions."""
    return await db.read(queries.get_booking, actor, booking_id)


@router.delete("/sessions/{booking_id}", status_code=204)
async def cancel_session(actor: Booker, booking_id: Ref) -> None:
    """Cancel one of one's sessions, as mentor or as mentee."""
    await db.write(service.cancel_booking, actor, booking_id=booking_id)


@router.get("/hours")
async def get_hours(actor: Mentor) -> MyHoursView:
    """What one offers as a mentor."""
    return await db.read(queries.get_my_hours, actor)


@router.put("/offer", status_code=204)
async def save_offer(actor: Mentor, form: OfferInput) -> None:
    """Present oneself as a mentor."""
    await db.write(service.save_offer, actor, form=form)


@router.post("/hours", status_code=204)
async def add_hours(actor: Mentor, form: HoursInput) -> None:
    """Open hours on a weekday."""
    await db.write(service.add_hours, actor, form=form)


@router.delete("/hours/{hours_id}", status_code=204)
async def remove_hours(actor: Mentor, hours_id: int) -> None:
    """Close hours."""
    await db.write(service.remove_hours, actor, hours_id=hours_id)


@router.post("/days-off", status_code=204)
async def block_day(actor: Mentor, form: DayInput) -> None:
    """Leave a day without hours; sessions booked before stand."""
    await db.write(service.block_day, actor, form=form)


@router.delete("/days-off/{day}", status_code=204)
async def unblock_day(actor: Mentor, day: date) -> None:
    """Open a day again."""
    await db.write(service.unblock_day, actor, day=day)


@router.put("/pause", status_code=204)
async def pause(actor: Mentor) -> None:
    """Take no bookings for now."""
    await db.write(service.pause, actor, on=True)


@router.delete("/pause", status_code=204)
async def resume(actor: Mentor) -> None:
    """Take bookings again."""
    await db.write(service.pause, actor, on=False)
