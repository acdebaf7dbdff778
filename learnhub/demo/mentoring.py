"""Who offers twenty minutes in the demo company, and who booked them."""

import random
from datetime import date, datetime, time, timedelta

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.schemas import (
    BookInput,
    HoursInput,
    MoveInput,
    OfferInput,
    SlotView,
    TakeawayInput,
)

OFFERED_DAYS_AGO = 90
NOTED_AFTER = timedelta(hours=2)
MOVED_AGO = timedelta(hours=3)


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """Mentors declare their hours; mentees book a slot some days before it."""
    offered = now - timedelta(days=OFFERED_DAYS_AGO)
    offers = [Scene(offered, lambda entry=entry: _offer(entry, cast)) for entry in content["mentors"]]
    return offers + [_book(entry, cast, now, chance) for entry in content["bookings"]]


def _offer(entry: dict, cast: Cast) -> None:
    mentor = cast[entry["who"]]
    form = OfferInput(
        sentence=entry["sentence"], place=entry["place"], zone=mentor.zone, languages=entry["languages"]
    )
    db.write_now(service.save_offer, mentor, form=form)
    for weekday, starts, ends in entry["hours"]:
        hours = HoursInput(weekday=weekday, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))
        db.write_now(service.add_hours, mentor, form=hours)


def _book(entry: dict, cast: Cast, now: datetime, chance: random.Random) -> Scene:
    """Book some days ahead: what lies in the future of the story lies in the reader's future too."""
    target = now + timedelta(weeks=entry["weeks"])
    at = min(target - timedelta(days=3, minutes=chance.randrange(90)), now)
    mentor, mentee = guard.require_person(cast[entry["mentor"]]), cast[entry["mentee"]]

    def act() -> list[Scene]:
        slots = [
            slot.starts_at
            for days in (0, 7)
            for slot in _free(mentee, mentor, (target + timedelta(days=days)).date())
            if slot.starts_at and (slot.starts_at > now) == (entry["weeks"] >= 0)
        ]
        if not slots:
            return []
        starts = chance.choice(slots[:6])
        form = BookInput(starts_at=starts, question=entry["question"], request_key=ids.new_id())
        booking_id = db.write_now(service.book_slot, mentee, mentor_id=mentor, form=form)
        if entry.get("moved"):
            moved = max(at, now - MOVED_AGO)
            return [Scene(moved, lambda: _move(cast[entry["mentor"]], mentee, booking_id, starts))]
        noted = starts + NOTED_AFTER
        return [_note(entry, mentee, booking_id, noted)] if "takeaway" in entry and noted < now else []

    return Scene(at, act)


def _move(mentor: Actor, mentee: Actor, booking_id: str, starts: datetime) -> None:
    """The mentor gives the session their next free slot of that week, if there is one."""
    free = (slot.starts_at for slot in _free(mentee, guard.require_person(mentor), starts.date()))
    if later := min((slot for slot in free if slot and slot > starts), default=None):
        db.write_now(service.move_booking, mentor, booking_id=booking_id, form=MoveInput(starts_at=later))


def _note(entry: dict, mentee: Actor, booking_id: str, at: datetime) -> Scene:
    form = TakeawayInput(text=entry["takeaway"], is_shared=entry.get("shared", False))
    return Scene(at, lambda: db.write_now(service.note_takeaway, mentee, booking_id=booking_id, form=form))


def _free(mentee: Actor, mentor_id: str, day: date) -> list[SlotView]:
    week = db.read_now(queries.get_week, mentee, mentor_id, day=day)
    return [slot for shown in week.days for slot in shown.slots if slot.is_free]
