"""What roles and scopes allow at function level."""

import pytest

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.permissions import Permission
from learnhub.access.roles import Role


def actor(*roles: Role, scopes: frozenset[str] | None = None) -> Actor:
    return Actor("0123456789ab", "Ana Petit", frozenset(roles), scopes=scopes)


@pytest.mark.parametrize("permission", [each for each in Permission if each != Permission.SESSION_OPEN])
def test_nobody_may_nothing_but_open_the_door(permission: Permission) -> None:
    assert not ANONYMOUS.may(permission)


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (Permission.AMA_SCHEDULE, {Role.LEADER, Role.ADMINISTRATOR}),
        (Permission.CONTENT_MODERATE, {Role.MODERATOR, Role.ADMINISTRATOR}),
        (Permission.GROUPS_MANAGE, {Role.ADMINISTRATOR}),
        (Permission.MEMBERS_MANAGE, {Role.ADMINISTRATOR}),
    ],
)
def test_added_permissions_belong_to_their_roles_alone(permission: Permission, roles: set[Role]) -> None:
    assert {role for role in Role if actor(role).may(permission)} == roles
    assert not actor().may(permission)


def test_scope_limits_what_a_role_grants() -> None:
    token = actor(Role.ADMINISTRATOR, scopes=frozenset({"questions:read"}))

    assert token.may(Permission.QUESTIONS_READ)
    assert not token.may(Permission.MEMBERS_MANAGE)


def test_scope_adds_nothing() -> None:
    assert not actor(scopes=frozenset({"members:manage"})).may(Permission.MEMBERS_MANAGE)
