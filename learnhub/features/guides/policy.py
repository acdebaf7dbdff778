"""Who may write and apply guides. Who sees, edits and removes one is the rule of the discussion room."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import can_edit
from learnhub.features.guides.enums import HowItWent, Section
from learnhub.features.guides.room import APPLICABLE, GUIDES_APPLY, GUIDES_WRITE
from learnhub.rooms import kind


def can_write(actor: Actor) -> bool:
    """Write a guide for everybody."""
    return actor.may(GUIDES_WRITE)


def can_add_to_limits(actor: Actor, guide: Content, outcome: str, *, is_author: bool) -> bool:
    """Say in the guide itself what did not work for a colleague, where its kind says its limits."""
    has_limits = Section.LIMITS in kind(guide.kind).texts
    return is_author and can_edit(actor, guide, is_author=True) and has_limits and outcome == HowItWent.FAILED


def can_apply(actor: Actor, guide: Content, *, is_author: bool) -> bool:
    """Say what happened when one applied what a colleague wrote; an article is read."""
    is_there = guide.kind in APPLICABLE and guide.status == Status.PUBLISHED
    return actor.may(GUIDES_APPLY) and is_there and not is_author
