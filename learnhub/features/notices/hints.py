"""Hints that an inbox changed."""

from learnhub.features.notices.events import InboxChanged
from learnhub.features.people import hints


def show_inbox(event: InboxChanged) -> None:
    """On every open page of these people."""
    hints.show_frames(*event.person_ids)
