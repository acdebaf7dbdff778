"""What can be watched, and the copy of it that one worker keeps while somebody watches."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import reflex as rx
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.web import reflex_internals as internals

PERIOD = 0.1
SECONDS_PER_SEND = 60e-6
SHARE_OF_CORE = 0.4
VIEWERS = "viewers"
VIEWERS_PACE = 2.0


@dataclass(frozen=True)
class Topic:
    """One kind of live view: `kind:<key>`, or `kind:<key>:audience` for those who see more.

    `build` answers the vars that everybody in the audience may see, with nothing personal in them. `route` is
    the page whose one argument is the key: a tab that reconnects there gets the view with its first message.
    `parts` are quicker ways for hints that name what changed, `kind:<key>#part`: they answer some of the
    vars, or None when only the whole will do. `pace` names vars that may change at most every so many
    seconds, such as an order under people's fingers.
    `counts` names the audience whose viewers `viewers` counts; its own when nothing is said.
    """

    kind: str
    state: type[rx.State]
    build: Callable[[Session, str], Mapping[str, Any]]
    may_join: Callable[[Session, Actor, str], bool]
    audience: str = ""
    route: str = ""
    parts: Mapping[str, Callable[[Session, str], Mapping[str, Any] | None]] = field(default_factory=dict)
    pace: Mapping[str, float] = field(default_factory=dict)
    counts: str | None = None

    def name(self, key: str) -> str:
        """The topic of one key."""
        return ":".join(filter(None, (self.kind, key, self.audience)))

    def counted(self, key: str) -> str:
        """The topic whose viewers are counted for one key."""
        audience = self.audience if self.counts is None else self.counts
        return ":".join(filter(None, (self.kind, key, audience)))

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


@dataclass(eq=False)
class View:
    """The copy of one topic as its viewers have it: each var with its JSON, and who they are."""

    topic: Topic
    key: str
    sids: set[str] = field(default_factory=set)
    values: dict[str, Any] = field(default_factory=dict)
    built: Mapping[str, Any] = field(default_factory=dict)
    seq: int = 0
    is_stale: bool = True
    stale_parts: set[str] = field(default_factory=set)
    is_waiting: bool = False
    flushed_at: float = float("-inf")
    task: asyncio.Task[None] | None = None
    timer: asyncio.TimerHandle | None = None
    _encoded: dict[str, str] = field(default_factory=dict)
    _sent_at: dict[str, float] = field(default_factory=dict)

    @property
    def period(self) -> float:
        """The least time between two sends; longer when the audience would take too much of the core."""
        return max(PERIOD, len(self.sids) * SECONDS_PER_SEND / SHARE_OF_CORE)

    def doubt(self, part: str) -> None:
        """Something changed: this part, or nobody said what."""
        if part in self.topic.parts:
            self.stale_parts.add(part)
        else:
            self.is_stale = True

    async def renew(self) -> None:
        """Read what is in doubt; a hint that comes meanwhile puts it in doubt again."""
        parts, self.stale_parts = self.stale_parts, set()
        for part in () if self.is_stale else parts:
            found = await db.read(self.topic.parts[part], self.key)
            self.is_stale = self.is_stale or found is None
            self.built = {**self.built, **(found or {})}
        if self.is_stale:
            self.is_stale = False
            self.built = await db.read(self.topic.build, self.key)

    def take(self, values: Mapping[str, Any], now: float) -> tuple[dict[str, str], float | None]:
        """Take over new values: the JSON of those to send now, and when a held one is due."""
        changed: dict[str, str] = {}
        due: float | None = None
        for var, value in values.items():
            text = internals.json_dumps(value)
            if text == self._encoded.get(var):
                continue
            ready = self._sent_at.get(var, float("-inf")) + self.topic.seconds_between(var)
            if ready > now:
                due = min(ready, due or ready)
                continue
            self.values[var], self._encoded[var], self._sent_at[var] = value, text, now
            changed[var] = text
        return changed, due

    def message(self, parts: Mapping[str, str], boot: str, *, is_snapshot: bool) -> str:
        """The JSON of one state update with these vars; a snapshot says so, that no gap is seen before it."""
        own = {"boot": internals.json_dumps(boot), "seq": str(self.seq)}
        if is_snapshot:
            own["base"] = str(self.seq)
        marked = ",".join(f'"{var}{internals.FIELD_MARKER}":{text}' for var, text in {**parts, **own}.items())
        return f'{{"delta":{{"{self.topic.state.get_full_name()}":{{{marked}}}}}}}'

    def snapshot(self, boot: str) -> str:
        """The whole copy as one message."""
        return self.message(self._encoded, boot, is_snapshot=True)
