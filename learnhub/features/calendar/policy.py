"""Who may have an address for their calendar."""

from learnhub.access.actor import Actor
from learnhub.features.calendar.room import CALENDAR_SUBSCRIBE


def can_subscribe(actor: Actor) -> bool:
    """Every member, to their own calendar."""
    return actor.may(CALENDAR_SUBSCRIBE)
