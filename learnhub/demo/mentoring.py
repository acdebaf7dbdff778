"""Who offers twenty minutes in the demo company, and who booked them."""

import random
from datetime import datetime, time, timedelta

from learnhub.core import db, ids
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.schemas import BookInput, HoursInput, OfferInput

OFFERED_DAYS_AGO = 90


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
    """Book on the Monday before; an empty week leads to the next one that has a slot."""
    at = min(now + timedelta(weeks=entry["weeks"], days=-3, minutes=chance.randrange(90)), now)
    mentor, mentee = cast[entry["mentor"]], cast[entry["mentee"]]

    def act() -> None:
        wanted = max(at, at + timedelta(weeks=entry["weeks"])).date() if at == now else None
        week = db.read_now(queries.get_week, mentee, mentor.person_id, day=wanted)
        free = [slot for day in week.days for slot in day.slots if slot.is_free]
        if not free:
            return
        slot = chance.choice(free)
        form = BookInput(starts_at=slot.starts_at, question=entry["question"], request_key=ids.new_id())
        db.write_now(service.book_slot, mentee, mentor_id=mentor.person_id, form=form)

    return Scene(at, act)
