"""Mentors with hours, and bookings with them."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.mentoring import service
from learnhub.features.mentoring.schemas import BookInput, HoursInput, OfferInput

TUESDAY = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)  # six days after `noon`, 09:00 in Paris

Offers = Callable[..., Actor]
Books = Callable[..., str]


@pytest.fixture
def offers(people) -> Offers:
    """Makes a mentor with hours on some weekdays, by default every day from nine to noon in Paris."""

    def offer(
        name: str = "Karim Benali",
        *,
        weekdays: tuple[int, ...] = tuple(range(7)),
        starts: str = "09:00",
        ends: str = "12:00",
        zone: str = "Europe/Paris",
        place: str = "https://meet.ardelle.example/karim",
        sentence: str = "Show me the spectrum and we will read it together.",
        languages: tuple[str, ...] = ("en",),
    ) -> Actor:
        mentor = people.member(name, zone=zone)
        form = OfferInput(sentence=sentence, place=place, zone=zone, languages=list(languages))
        db.write_now(service.save_offer, mentor, form=form)
        for weekday in weekdays:
            hours = HoursInput(
                weekday=weekday, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends)
            )
            db.write_now(service.add_hours, mentor, form=hours)
        return mentor

    return offer


def wish(starts_at: datetime = TUESDAY, key: str | None = None) -> BookInput:
    """What a colleague sends to book a slot."""
    return BookInput(
        starts_at=starts_at, question="Misalignment or looseness?", request_key=key or ids.new_id()
    )


def book(mentee: Actor, mentor: Actor, starts_at: datetime = TUESDAY, key: str | None = None) -> str:
    """Book a slot; the answer is the booking's id."""
    return db.write_now(
        service.book_slot, mentee, mentor_id=mentor.person_id or "", form=wish(starts_at, key)
    )
