"""Who may see and administer people and their groups."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, false, true

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.access.roles import Role, within
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `person` for whom one can look up: colleagues, and for administrators the invited."""
    if not actor.is_signed_in:
        return false()
    if can_manage_members(actor):
        return true()
    return Person.status != PersonStatus.INVITED


def can_manage_members(actor: Actor) -> bool:
    """Invite, suspend and give roles."""
    return actor.may(Permission.MEMBERS_MANAGE)


def can_manage_groups(actor: Actor) -> bool:
    """Keep the lists of sites and teams."""
    return actor.may(Permission.GROUPS_MANAGE)


def can_manage_company(actor: Actor) -> bool:
    """Decide the company's name, languages and words of welcome."""
    return actor.may(Permission.COMPANY_MANAGE)


def can_grant(actor: Actor, roles: Collection[Role]) -> bool:
    """Give roles that add nothing to what one may do oneself."""
    return can_manage_members(actor) and all(within(role, actor.roles) for role in roles)


def can_edit_profile(actor: Actor) -> bool:
    """Everybody describes themselves."""
    return actor.may(Permission.PROFILE_EDIT)


def can_manage_tokens(actor: Actor) -> bool:
    """Make keys for oneself, in the browser only: a key does not make keys."""
    return actor.may(Permission.TOKENS_MANAGE) and actor.scopes is None
