"""Who may write guides. Who sees, edits and removes one is the rule of the discussion room."""

from learnhub.access.actor import Actor
from learnhub.features.guides.room import GUIDES_WRITE


def can_write(actor: Actor) -> bool:
    """Write a guide for everybody."""
    return actor.may(GUIDES_WRITE)
