"""Who puts in order what a month taught: leaders, and those who host the meeting in which it is told."""

from learnhub.access.actor import Actor
from learnhub.features.learned.room import LEARNED_ARRANGE, LEARNED_LEAD


def can_arrange(actor: Actor, *, is_host: bool) -> bool:
    """Choose another order, or other contents of the month."""
    return actor.may(LEARNED_ARRANGE) and (actor.may(LEARNED_LEAD) or is_host)
