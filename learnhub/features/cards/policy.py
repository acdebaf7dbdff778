"""Who may write cards and review them. Who sees, edits and removes one is the discussion room's rule."""

from learnhub.access.actor import Actor
from learnhub.features.cards.room import CARDS_REVIEW, CARDS_WRITE


def can_write(actor: Actor) -> bool:
    """Write a card for everybody."""
    return actor.may(CARDS_WRITE)


def can_review(actor: Actor) -> bool:
    """Have a review of one's own."""
    return actor.is_signed_in and actor.may(CARDS_REVIEW)
