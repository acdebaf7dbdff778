"""Who may react."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.reactions.room import REACTIONS_ADD
from learnhub.rooms import kind


def can_react(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Say what it did for oneself that colleagues wrote for the library."""
    is_there = kind(content.kind).in_library and content.status == Status.PUBLISHED
    return actor.may(REACTIONS_ADD) and is_there and not is_author
