"""Who may use which route: every address under /api, every kind of person, and what is seen when it worked.

A row names a route, who may use it, and a call: what is sent, and either an effect that can be read before
and after, or words that the answer shows. Whoever may must cause the effect or read the words; whoever may
not is refused and leaves the database as it was. A route without a row fails a test.

People come with a personal key that has every scope they may give. The key of a suspended person is still in
their script; "signed out" is somebody whose key was revoked. The browser's own routes take a cookie instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from learnhub.access.actor import Actor
from tests.web.matrix import SIGNED_IN
from tests.web.matrix.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One request: what takes the place of `{}` in the route, what is sent, and how one sees that it worked.

    What is sent is `json`, or the bytes of `data`.

    A write has an effect, as in the matrix of handlers; a read shows words.
    """

    ids: tuple[object, ...] = ()
    json: dict[str, Any] | None = None
    effect: Callable[[None], object] | None = None
    shows: str = ""
    query: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A route ("METHOD /path"), who may use it, and how a call is made for somebody.

    `others` is for what belongs to somebody: who may use the route on what a colleague made. Without it, the
    row is about nobody's things.
    """

    route: str
    call: Callable[[World, Actor], Call]
    may: tuple[str, ...] = SIGNED_IN
    others: tuple[str, ...] | None = None

    @property
    def method(self) -> str:
        """The method of HTTP."""
        return self.route.partition(" ")[0]

    @property
    def path(self) -> str:
        """The address, with `{}` for each id."""
        return self.route.partition(" ")[2]


def read(shows: str, query: str = "") -> Callable[[World, Actor], Call]:
    """A read that needs nothing."""
    return lambda _world, _actor: Call(shows=shows, query=query)
