"""Who may tell and answer small failures. Who sees, edits and removes one is the rule of the discussion."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.schemas import AUDIENCE_MIN
from learnhub.features.failures.room import FAILURES_ECHO, FAILURES_TELL


def can_tell(actor: Actor) -> bool:
    """Tell one under one's name."""
    return actor.may(FAILURES_TELL)


def can_tell_unsigned(actor: Actor, audience: int) -> bool:
    """Tell one without it, where there are so many people that the words alone do not name their author."""
    return can_tell(actor) and audience >= AUDIENCE_MIN


def can_echo(actor: Actor, status: str, *, is_author: bool) -> bool:
    """Answer what a colleague told. Whoever told it is not known where nobody signed it, and could answer it;
    that moves a story nowhere.
    """
    return actor.may(FAILURES_ECHO) and status == Status.PUBLISHED and not is_author
