"""Who flags and who decides."""

from learnhub.access.actor import Actor
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.moderation.models import ModerationCase
from learnhub.features.moderation.room import CONTENT_FLAG

HELD_FROM = 3  # so many people who flag something have it hidden until a moderator has read it


def can_flag(actor: Actor, content: Content) -> bool:
    """Whatever is shown and what one did not write, which the service asks."""
    return actor.may(CONTENT_FLAG) and content.status == Status.PUBLISHED


def can_decide(actor: Actor, *, is_author: bool, has_passed: bool) -> bool:
    """Moderators, but not about their own words, nor about what they left to others."""
    return discussion.can_moderate(actor) and not is_author and not has_passed


def can_undo(actor: Actor, case: ModerationCase) -> bool:
    """Whoever decided, unless words are gone for good."""
    return discussion.can_moderate(actor) and case.decided_by == actor.person_id and case.decision != "redact"
