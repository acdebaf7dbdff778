"""Hints that a mentor's week is another one now, and what somebody has before them."""

from learnhub.core import bus
from learnhub.features.mentoring.events import BookingCancelled, BookingMoved, OfferChanged, SlotBooked
from learnhub.features.notices.events import LeaveChanged
from learnhub.features.people import hints


def show_week(event: OfferChanged) -> None:
    """A mentor changed what they offer."""
    bus.hint(topic_of(event.mentor_id))


def show_week_with_leave(event: LeaveChanged) -> None:
    """Somebody, perhaps a mentor, is on leave on other days."""
    bus.hint(topic_of(event.person_id))


def show_weeks_of_both(event: SlotBooked | BookingMoved | BookingCancelled) -> None:
    """A booking came, moved or went; both of its people may have such a week."""
    for person_id in (event.mentor_id, event.mentee_id):
        bus.hint(topic_of(person_id))


def show_sessions_of_both(event: SlotBooked | BookingMoved | BookingCancelled) -> None:
    """The same in the frame of both."""
    hints.show_frames(event.mentor_id, event.mentee_id)


def topic_of(mentor_id: str) -> str:
    """The name of the topic of a mentor's week."""
    return f"mentoring:{mentor_id}"
