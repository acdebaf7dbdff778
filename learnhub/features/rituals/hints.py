"""Hints that a meeting is another, and what is done once a closing is over for good."""

from learnhub.core import bus
from learnhub.features.rituals import closing
from learnhub.features.rituals.events import MeetingChanged, MeetingClosed

TOPIC = "meeting"


def show_meeting(event: MeetingChanged) -> None:
    """To everybody who has its page open."""
    bus.hint(topic_of(event.ritual_id, event.day))


def forget_answers(event: MeetingClosed) -> None:
    """Only now: in the transaction that tells the numbers they would be lost when it fails."""
    closing.forget(event.meeting_id)


def topic_of(ritual_id: str, day: str) -> str:
    """The name of the topic of a meeting."""
    return f"{TOPIC}:{key_of(ritual_id, day)}"


def key_of(ritual_id: str, day: str) -> str:
    """The key of a meeting among those that are watched."""
    return f"{ritual_id}-{day}"
