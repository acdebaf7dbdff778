"""How a service asks whether it may go on."""

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.errors import Forbidden

NOT_ALLOWED = N_("You may not do this.")


def require(allowed: bool, message: str = NOT_ALLOWED) -> None:
    """Go on only when a policy said yes; raises Forbidden with the sentence otherwise."""
    if not allowed:
        raise Forbidden(message)


def require_person(actor: Actor) -> str:
    """The id of the person who is asking, for what is kept under it; raises Forbidden for nobody."""
    if actor.person_id is None:
        raise Forbidden(NOT_ALLOWED)
    return actor.person_id


def require_permission(actor: Actor, permission: Permission) -> None:
    """Go on only when the function level allows it."""
    require(actor.may(permission))
