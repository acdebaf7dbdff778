"""What can be watched: the kinds of live views."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any, Literal

import reflex as rx
from sqlmodel import Session

from learnhub.access.actor import Actor

VIEWERS = "viewers"
VIEWERS_PACE = 2.0

Scope = Literal["page", "person"]
PAGE: Scope = "page"
PERSON: Scope = "person"


def _nobody(_session: Session, _actor: Actor, _key: str) -> bool:
    return False


@dataclass(frozen=True)
class Topic:
    """One kind of live view: `kind:<key>`, or `kind:<key>:audience` for those who see more.

    `build` answers the vars that everybody in the audience may see, with nothing personal in them. `route` is
    the page whose one argument is the key: a tab that reconnects there gets the view with its first message.
    `parts` are quicker ways for hints that name what changed, `kind:<key>#part`: they answer some of the
    vars, or None when only the whole will do. `pace` names vars that may change at most every so many
    seconds, such as an order under people's fingers.
    `counts` names the audience whose viewers `viewers` counts; its own when nothing is said.

    A topic with the scope "person" has the id of a person as its key: only they follow it, on every page, and
    `build` is given the actor instead of the key. `max_age` is for what changes by time alone: whoever comes
    to the topic gets no copy older than these seconds.
    """

    kind: str
    state: type[rx.State]
    build: Callable[[Session, Any], Mapping[str, Any]]
    may_join: Callable[[Session, Actor, str], bool] = _nobody
    audience: str = ""
    route: str = ""
    parts: Mapping[str, Callable[[Session, str], Mapping[str, Any] | None]] = field(default_factory=dict)
    pace: Mapping[str, float] = field(default_factory=dict)
    counts: str | None = None
    scope: Scope = PAGE
    max_age: float = inf

    def name(self, key: str) -> str:
        """The topic of one key."""
        return ":".join(filter(None, (self.kind, key, self.audience)))

    def counted(self, key: str) -> str:
        """The topic whose viewers are counted for one key."""
        audience = self.audience if self.counts is None else self.counts
        return ":".join(filter(None, (self.kind, key, audience)))

    def key_for(self, path: str, person: Actor) -> str | None:
        """The key under which somebody on a page follows this kind, or None when they do not."""
        return person.person_id if self.scope == PERSON else self.key_at(path)

    def key_at(self, path: str) -> str | None:
        """The key in the address of the topic's page, or None for another page."""
        match = self._pattern.fullmatch(path.rstrip("/")) if self.route else None
        return match.group(1) if match else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\[\w+\]", r"([^/]+)", self.route))

    @cached_property
    def counts_viewers(self) -> bool:
        """Whether its State shows how many are watching."""
        return VIEWERS in self.state.get_fields()

    def seconds_between(self, var: str) -> float:
        """How long a var rests between two changes."""
        return self.pace.get(var, VIEWERS_PACE if var == VIEWERS else 0.0)
