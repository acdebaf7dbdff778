"""What roles and scopes allow at function level."""

import pytest

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.permissions import SESSION_OPEN, Permission, declared
from learnhub.access.roles import Role
from learnhub.features.ama.room import AMA_SCHEDULE
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.features.people.room import CONTENT_MODERATE, GROUPS_MANAGE, MEMBERS_MANAGE
from learnhub.features.questions.room import QUESTIONS_READ


def actor(*roles: Role, scopes: frozenset[str] | None = None) -> Actor:
    return Actor("0123456789ab", "Ana Petit", frozenset(roles), scopes=scopes)


@pytest.mark.parametrize("permission", [each for each in declared() if each != SESSION_OPEN])
def test_nobody_may_nothing_but_open_the_door(permission: Permission) -> None:
    assert not ANONYMOUS.may(permission)


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (AMA_SCHEDULE, {Role.LEADER, Role.ADMINISTRATOR}),
        (CONTENT_MODERATE, {Role.MODERATOR, Role.ADMINISTRATOR}),
        (GROUPS_MANAGE, {Role.ADMINISTRATOR}),
        (MEMBERS_MANAGE, {Role.ADMINISTRATOR}),
    ],
)
def test_added_permissions_belong_to_their_roles_alone(permission: Permission, roles: set[Role]) -> None:
    assert {role for role in Role if actor(role).may(permission)} == roles
    assert not actor().may(permission)


def test_scope_limits_what_a_role_grants() -> None:
    token = actor(Role.ADMINISTRATOR, scopes=frozenset({"questions:read"}))

    assert token.may(QUESTIONS_READ)
    assert not token.may(MEMBERS_MANAGE)


def test_scope_adds_nothing() -> None:
    assert not actor(scopes=frozenset({"members:manage"})).may(MEMBERS_MANAGE)


def test_shared_permission_is_open_to_whoever_has_one_that_opens_it() -> None:
    member = actor()
    key = actor(scopes=frozenset({"ama:vote", "questions:read"}))
    other_key = actor(scopes=frozenset({"questions:read"}))

    assert [each.may(CONTENT_VOTE) for each in (member, key, other_key, ANONYMOUS)] == [
        True,
        True,
        False,
        False,
    ]
