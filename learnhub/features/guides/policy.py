"""Who may write and apply guides. Who sees, edits and removes one is the rule of the discussion room."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.guides.room import GUIDES_APPLY, GUIDES_WRITE


def can_write(actor: Actor) -> bool:
    """Write a guide for everybody."""
    return actor.may(GUIDES_WRITE)


def can_apply(actor: Actor, guide: Content, *, is_author: bool) -> bool:
    """Say what happened when one applied what a colleague wrote."""
    return actor.may(GUIDES_APPLY) and guide.status == Status.PUBLISHED and not is_author
