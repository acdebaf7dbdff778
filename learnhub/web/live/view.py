"""The copy of a topic that one worker keeps while somebody watches."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import bus, db
from learnhub.web import reflex_internals as internals
from learnhub.web.live.topic import Topic

PERIOD = 0.1
SECONDS_PER_SEND = 60e-6
SHARE_OF_CORE = 0.4
WHOLE = ""
NEVER = float("-inf")


@dataclass(eq=False)
class View:
    """The copy of one topic as its viewers have it: each var with its JSON, and who they are.

    `behind` are those who missed a message and wait for the whole. `reader` is the person of a topic that has
    one, as their last page found them: who loses rights is put out of the topic.
    """

    topic: Topic
    key: str
    reader: Actor | None = None
    sids: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    values: dict[str, Any] = field(default_factory=dict)
    built: Mapping[str, Any] = field(default_factory=dict)
    seq: int = 0
    is_waiting: bool = False
    flushed_at: float = NEVER
    task: asyncio.Task[None] | None = None
    timer: asyncio.TimerHandle | None = None
    _built_at: float = NEVER
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _read: dict[str, int] = field(default_factory=dict)
    _doubts: dict[str, int] = field(default_factory=lambda: {WHOLE: 0})
    _encoded: dict[str, str] = field(default_factory=dict)
    _sent_at: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of its topic."""
        return self.topic.name(self.key)

    @property
    def period(self) -> float:
        """The least time between two sends; longer when the audience would take too much of the core."""
        return max(PERIOD, len(self.sids) * SECONDS_PER_SEND / SHARE_OF_CORE)

    def read_as(self, person: Actor) -> None:
        """Read the topic of a person for who they are now: what was read for them as they were is too old."""
        if person != self.reader:
            self.reader, self._built_at = person, NEVER

    def doubt(self, part: str, version: int) -> bool:
        """Take in a hint: this part changed, or nobody said what. False when the copy was read after it."""
        part = part if part in self.topic.parts else WHOLE
        self._doubts[part] = max(version, self._doubts.get(part, 0))
        return self._is_doubted(part)

    def is_ready(self, now: float) -> bool:
        """Whether a newcomer may have the copy as it is; with viewers, what is in doubt is on its way."""
        is_old = not self._read or now - self._built_at > self.topic.max_age
        return not is_old and (bool(self.sids) or not any(map(self._is_doubted, self._doubts)))

    def _is_doubted(self, part: str) -> bool:
        known = max(self._read.get(part, -1), self._read.get(WHOLE, -1))
        return self._doubts.get(part, 0) > known

    async def renew(self, now: float) -> None:
        """Read what is in doubt, all of it when the copy is too old for newcomers.

        One reading at a time: of two in threads the earlier could end last and put the old back. A hint that
        comes meanwhile puts what it names in doubt again.
        """
        async with self._reading:
            is_old = now - self._built_at > self.topic.max_age
            parts = [part for part in self._doubts if part != WHOLE and self._is_doubted(part)]
            if is_old or self._is_doubted(WHOLE) or not await self._read_parts(parts):
                await self._read_whole(now)

    async def _read_parts(self, parts: list[str]) -> bool:
        """Whether these were enough."""
        for part in parts:
            version = bus.version()
            found = await db.read(self.topic.parts[part], self.key)
            if found is None:
                return False
            self.built, self._read[part] = {**self.built, **found}, version
        return True

    async def _read_whole(self, now: float) -> None:
        version = bus.version()
        self.built = await db.read(self.topic.build, self.reader or self.key)
        self._read, self._built_at = {WHOLE: version}, now

    def take(self, values: Mapping[str, Any], now: float) -> tuple[dict[str, str], float | None]:
        """Take over new values: the JSON of those to send now, and when a held one is due."""
        changed: dict[str, str] = {}
        due: float | None = None
        for var, value in values.items():
            text = internals.json_dumps(value)
            if text == self._encoded.get(var):
                continue
            ready = self._sent_at.get(var, NEVER) + self.topic.seconds_between(var)
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
