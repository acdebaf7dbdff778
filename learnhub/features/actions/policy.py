"""Who says that something is done."""

from learnhub.access.actor import Actor
from learnhub.features.actions.room import ACTIONS_DO
from learnhub.features.discussion.enums import Status

OPEN = (Status.DRAFT, Status.PUBLISHED)


def can_finish(actor: Actor, status: str, owner_id: str, *, is_author: bool) -> bool:
    """Its owner, and who wrote what it was agreed around: a host, or those who wrote a REX."""
    is_theirs = is_author or owner_id == actor.person_id
    return actor.may(ACTIONS_DO) and is_theirs and status in OPEN
