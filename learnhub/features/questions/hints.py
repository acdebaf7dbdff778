"""Hints that another number of questions waits for somebody."""

from learnhub.features.people import hints
from learnhub.features.questions.events import WaitingChanged


def show_waiting(event: WaitingChanged) -> None:
    """For those whom the event names, else for everybody."""
    if event.person_ids is None:
        hints.show_all_frames()
    else:
        hints.show_frames(*event.person_ids)
