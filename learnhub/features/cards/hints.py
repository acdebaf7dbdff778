"""Hints that another number of cards is due."""

from learnhub.features.cards.events import CardsBrought, ReviewEvent
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.notices.events import LeaveChanged
from learnhub.features.people import hints


def show_due(event: ReviewEvent | CardsBrought | LeaveChanged) -> None:
    """For the one whose review, or leave, it is."""
    hints.show_frames(event.person_id)


def show_due_of_all(event: ContentEvent) -> None:
    """For whoever has a card in review that was hidden, shown again or taken back."""
    if event.kind == CARD:
        hints.show_all_frames()
