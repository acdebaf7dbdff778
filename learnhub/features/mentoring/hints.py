"""Hints that a mentor's week is another one now; both people of a booking may have such a week."""

from learnhub.core import bus
from learnhub.features.mentoring.events import BookingCancelled, OfferChanged, SlotBooked


def show_week(event: OfferChanged) -> None:
    """A mentor changed what they offer."""
    bus.hint(topic_of(event.mentor_id))


def show_weeks_of_both(event: SlotBooked | BookingCancelled) -> None:
    """A booking came or went."""
    for person_id in (event.mentor_id, event.mentee_id):
        bus.hint(topic_of(person_id))


def topic_of(mentor_id: str) -> str:
    """The name of the topic of a mentor's week."""
    return f"mentoring:{mentor_id}"
