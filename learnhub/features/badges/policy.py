"""Who sees, hides and revokes a badge."""

from typing import Any

from sqlalchemy import bindparam, or_

from learnhub.access.actor import Actor
from learnhub.features.badges.models import BadgeAward
from learnhub.features.badges.room import BADGES_REVOKE

# What is revoked is nobody's any more; what is hidden is seen by its holder.
READABLE: Any = (
    BadgeAward.revoked_at.is_(None),
    or_(BadgeAward.is_hidden.is_(False), BadgeAward.person_id == bindparam("reader_id")),
)


def is_holder(actor: Actor, award: Any) -> bool:
    """Whose badge it is: they hide it and give it back."""
    return actor.person_id is not None and award.person_id == actor.person_id


def can_revoke(actor: Actor, award: Any) -> bool:
    """The company, with a reason; one's own one gives back."""
    return actor.may(BADGES_REVOKE) and not is_holder(actor, award)
