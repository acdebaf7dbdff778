"""Hints that somebody's skills are others now, and with them what waits for this person."""

from learnhub.features.people import hints
from learnhub.features.topics.events import SkillsChanged


def show_waiting(event: SkillsChanged) -> None:
    """For the one who said so."""
    hints.show_frames(event.person_id)
