"""Who may see and administer people and their groups."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, false, true

from learnhub.access.actor import Actor
from learnhub.access.permissions import within
from learnhub.access.roles import Role
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.room import (
    COMPANY_MANAGE,
    GROUPS_MANAGE,
    MEMBERS_MANAGE,
    PROFILE_EDIT,
    TOKENS_MANAGE,
)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `person` for whom one can look up: colleagues, and for administrators the invited."""
    if not actor.is_signed_in:
        return false()
    if can_manage_members(actor):
        return true()
    return Person.status != PersonStatus.INVITED


def can_manage_members(actor: Actor) -> bool:
    """Invite, suspend and give roles."""
    return actor.may(MEMBERS_MANAGE)


def can_manage_groups(actor: Actor) -> bool:
    """Keep the lists of sites and teams."""
    return actor.may(GROUPS_MANAGE)


def can_manage_company(actor: Actor) -> bool:
    """Decide the company's name, languages and words of welcome."""
    return actor.may(COMPANY_MANAGE)


def can_grant(actor: Actor, roles: Collection[Role]) -> bool:
    """Give roles that add nothing to what one may do oneself."""
    return can_manage_members(actor) and all(within(role, actor.roles) for role in roles)


def can_edit_profile(actor: Actor) -> bool:
    """Everybody describes themselves."""
    return actor.may(PROFILE_EDIT)


def can_manage_tokens(actor: Actor) -> bool:
    """Make keys for oneself, in the browser only: a key does not make keys."""
    return actor.may(TOKENS_MANAGE) and actor.scopes is None
