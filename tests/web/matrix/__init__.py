"""Who may call what: every handler, every kind of person, and what is seen when it worked.

A row names a handler, who may call it, and a case: the page, the arguments, and an effect that can be
read before and after. The test calls the handler through a real socket as every kind of person. Whoever may
must cause the effect, because "not refused" alone proves nothing; whoever may not must leave the database as
it was and see none of the State's vars change. A handler without a row fails a test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from learnhub.access.actor import Actor
from learnhub.web.reflex_internals import FORM_DATA_ENTRIES_KEY
from tests.web.matrix.world import World
from tests.web.tab import Tab

SIGNED_IN = ("member", "moderator", "leader", "administrator")
DEAD = ("suspended", "signed_out")
KINDS = ("anonymous", *SIGNED_IN, *DEAD)
MODERATORS = ("moderator", "administrator")
LEADERS = ("leader", "administrator")
ADMINISTRATORS = ("administrator",)
ALIVE = ("anonymous", *SIGNED_IN)


@dataclass(frozen=True, slots=True)
class Case:
    """One call: where the tab stands, what it has done there before, what it sends, and what that changes.

    `meanwhile` is what others do after the tab was opened, so that loading again shows something new.

    Without an effect the proof is that vars of the State come back.
    """

    path: str = "/"
    payload: dict[str, Any] | Callable[[Tab], dict[str, Any]] = field(default_factory=dict)
    effect: Callable[[Tab], object] | None = None
    before: tuple[tuple[str, Any], ...] = ()
    meanwhile: Callable[[], object] | None = None

    def sent(self, tab: Tab) -> dict[str, Any]:
        """The arguments as the browser sends them; some depend on what the tab shows."""
        payload = self.payload(tab) if callable(self.payload) else self.payload
        return {name: typed(value) if isinstance(value, dict) else value for name, value in payload.items()}


def typed(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a form as the browser sends them: in order, one entry for each ticked box."""
    entries = [
        [name, str(text)]
        for name, value in fields.items()
        for text in (value if isinstance(value, list) else [value])
    ]
    return {FORM_DATA_ENTRIES_KEY: entries}


def shared(make: Callable[[World, Actor], Case]) -> Callable[[World, Actor], Case]:
    """A case that belongs to none of the people who call: what fills a list is made once for all of them."""

    @wraps(make)
    def made(world: World, actor: Actor) -> Case:
        return world.once(make, lambda: make(world, actor))

    return made


@dataclass(frozen=True, slots=True)
class Row:
    """A handler ("StateClass.method"), who may call it, and how a case is made for somebody."""

    handler: str
    case: Callable[[World, Actor], Case]
    may: tuple[str, ...] = SIGNED_IN

    @property
    def state(self) -> str:
        """The name under which a tab keeps the vars of the State."""
        name = self.handler.partition(".")[0]
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def at(path: str, **payload: Any) -> Callable[[World, Actor], Case]:
    """A case that needs nothing but a page: the proof is what comes back."""
    return lambda _world, _actor: Case(path, payload)
