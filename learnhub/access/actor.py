"""Who is asking: the one argument that every service and query takes after the session."""

from dataclasses import dataclass, field

from learnhub.access import permissions
from learnhub.access.permissions import Permission
from learnhub.access.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at the moment of one event, request or command.

    Built from the database for each of them, never kept: a role taken away is gone with the next click.
    `sign_in` is the hashed id of the browser session; `scopes` limits what an API token may do; `spaces` are
    the closed spaces that they belong to. `reads` are the languages that they said they read; that of their
    screens is among `languages` in any case.
    """

    person_id: str | None = None
    name: str = ""
    roles: frozenset[Role] = field(default_factory=frozenset)
    language: str = "en"
    zone: str = "UTC"
    theme: str = "system"
    sign_in: str | None = None
    scopes: frozenset[str] | None = None
    spaces: frozenset[str] = frozenset()
    reads: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """What they read, their own language first."""
        return tuple(dict.fromkeys((self.language, *self.reads)))

    @property
    def is_signed_in(self) -> bool:
        """Whether there is a person behind the request."""
        return self.person_id is not None

    def may(self, permission: Permission) -> bool:
        """Whether the function level allows it: a role grants it and, with a token, a scope covers it."""
        if any(self.may(each) for each in permissions.opening(permission)):
            return True
        if not permissions.has(permission, self.roles, signed_in=self.is_signed_in):
            return False
        return self.scopes is None or permission in self.scopes


ANONYMOUS = Actor()
