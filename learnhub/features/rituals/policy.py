"""Who may plan rituals, run their meetings and take part."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.rituals.room import RITUALS_ATTEND, RITUALS_WRITE


def can_plan(actor: Actor) -> bool:
    """Begin a ritual."""
    return actor.may(RITUALS_WRITE)


def can_host(actor: Actor, ritual: Content, *, is_host: bool) -> bool:
    """Move, call off and run the meetings of a ritual: its authors."""
    return actor.may(RITUALS_WRITE) and is_host and ritual.status == Status.PUBLISHED


def can_attend(actor: Actor, ritual: Content) -> bool:
    """Answer, and take part."""
    return actor.may(RITUALS_ATTEND) and ritual.status == Status.PUBLISHED
