"""Permissions: what a handler, a REST route and a policy ask for, and who has them at function level.

Each room declares its own in its `room.py`, with who has them and, where a key to the REST interface can be
limited to it, the words for that. What nobody declared does not exist and is refused. Which rows a permission
reaches is decided by the policy of each room.
"""

import re
from enum import Enum
from typing import Any

from learnhub.access.roles import Role

_NAME = re.compile(r"[a-z]+:[a-z]+")
_declared: dict[str, "Permission"] = {}
_opening: dict[str, list["Permission"]] = {}


class Everybody(Enum):
    """Who has a permission without any role."""

    VISITORS = "visitors"  # also before one has signed in
    MEMBERS = "members"


VISITORS, MEMBERS = Everybody.VISITORS, Everybody.MEMBERS


class Permission(str):
    """`resource:action`. `to` are those who have it, `scope` says what a key may do with it.

    `opens` is what an action asks for that several rooms share: whoever has one of the permissions that open
    it may come in, and the service then asks for the one that the thing at hand needs.
    """

    __slots__ = ("opens", "scope", "to")

    def __new__(
        cls,
        name: str,
        *,
        to: Everybody | tuple[Role, ...] = MEMBERS,
        scope: str = "",
        opens: "Permission | None" = None,
    ) -> "Permission":
        if not _NAME.fullmatch(name) or name in _declared:
            raise ValueError(f"{name!r} is no resource:action, or is declared already")
        permission = super().__new__(cls, name)
        permission.to, permission.scope, permission.opens = to, scope, opens
        _declared[name] = permission
        if opens is not None:
            _opening.setdefault(opens, []).append(permission)
        return permission

    def __copy__(self) -> "Permission":
        return self

    def __deepcopy__(self, _memo: Any) -> "Permission":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return named, (str(self),)


SESSION_OPEN = Permission("session:open", to=VISITORS)  # what the frame of a page needs, also the sign-in's


def named(name: str) -> Permission:
    """The permission of this name; raises KeyError for one that nobody declared."""
    return _declared[name]


def opening(permission: str) -> list[Permission]:
    """The permissions that open a shared one; none for every other."""
    return _opening.get(permission, [])


def declared() -> list[Permission]:
    """Every permission of the rooms that are loaded, in alphabetical order."""
    return sorted(_declared.values())


def has(permission: str, roles: frozenset[Role], *, signed_in: bool) -> bool:
    """Whether somebody with these roles may do it at function level; nobody may what is not declared."""
    known = _declared.get(permission)
    if known is None:
        return False
    if isinstance(known.to, Everybody):
        return signed_in or known.to is VISITORS
    return signed_in and not roles.isdisjoint(known.to)


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that add a permission."""
    return frozenset() if isinstance(permission.to, Everybody) else frozenset(permission.to)


def within(role: Role, held: frozenset[Role]) -> bool:
    """Whether a role adds nothing that somebody with the held roles could not do already."""
    added = [permission for permission in declared() if role in roles_with(permission)]
    return all(has(permission, held, signed_in=True) for permission in added)
