"""Who connects LearnHub with other programs."""

from learnhub.access.actor import Actor
from learnhub.features.integrations.room import INTEGRATIONS_MANAGE


def can_manage(actor: Actor) -> bool:
    """See, add, change, test and delete webhooks and chat channels."""
    return actor.may(INTEGRATIONS_MANAGE)
