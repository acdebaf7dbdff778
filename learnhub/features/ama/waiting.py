"""When anonymous questions come out, so that the moment tells nothing about who sent them.

What waits in a live session comes out together every sixty seconds when there are at least three, at
moments that do not depend on when they were sent. Fewer come out after a random two to five minutes, one to
ten before the session is open. The random moments are kept in memory only: a table of them would date the
questions.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from learnhub.features.ama.enums import Phase

BATCH = 3
BATCH_SECONDS = 60
LIVE_DELAY = (120.0, 300.0)
QUIET_DELAY = (60.0, 600.0)


@dataclass(frozen=True, slots=True)
class Queue:
    """How many anonymous questions wait for a session."""

    ama_id: str
    phase: str
    size: int


@dataclass(slots=True)
class Timetable:
    """The next moments of each session whose questions wait; one per process."""

    rng: random.Random = field(default_factory=random.SystemRandom)
    batch_at: datetime | None = None
    alone_at: dict[str, datetime] = field(default_factory=dict)

    def due(self, queues: Iterable[Queue], now: datetime) -> list[str]:
        """The sessions whose questions come out now."""
        queues = list(queues)
        is_batch = self._batch_passed(now)
        waiting = {queue.ama_id for queue in queues}
        self.alone_at = {ama_id: at for ama_id, at in self.alone_at.items() if ama_id in waiting}
        due = [queue.ama_id for queue in queues if self._is_due(queue, now, is_batch=is_batch)]
        for ama_id in due:
            del self.alone_at[ama_id]
        return due

    def _is_due(self, queue: Queue, now: datetime, *, is_batch: bool) -> bool:
        is_live = queue.phase == Phase.LIVE
        if queue.ama_id not in self.alone_at:
            delay = self.rng.uniform(*(LIVE_DELAY if is_live else QUIET_DELAY))
            self.alone_at[queue.ama_id] = now + timedelta(seconds=delay)
        return (is_batch and is_live and queue.size >= BATCH) or now >= self.alone_at[queue.ama_id]

    def _batch_passed(self, now: datetime) -> bool:
        """Whether the minute of the batches has come round, whoever waits."""
        if self.batch_at is None:
            self.batch_at = now + timedelta(seconds=BATCH_SECONDS)
        if now < self.batch_at:
            return False
        missed = (now - self.batch_at) // timedelta(seconds=BATCH_SECONDS) + 1
        self.batch_at += missed * timedelta(seconds=BATCH_SECONDS)
        return True
