"""Who writes leader notes. Who sees, edits and removes one is the rule of the discussion."""

from learnhub.access.actor import Actor
from learnhub.features.leaders.room import LEADERS_WRITE


def can_write(actor: Actor) -> bool:
    """Write one, and be asked for it."""
    return actor.may(LEADERS_WRITE)
