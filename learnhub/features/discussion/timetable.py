"""When anonymous texts come out, so that the moment tells nothing about who sent them.

What waits under something live comes out together every sixty seconds when there are at least three, at
moments that do not depend on when they were sent. Fewer come out after a random two to five minutes, and
where nobody sits and waits after one to ten. The random moments are in this process's memory on purpose: a
table of them would date the texts within minutes. A restart draws them again: a text may then wait longer,
and never less than the shortest delay.

Several processes that publish in turn would each keep minutes and moments of their own: batches would come
more often than every sixty seconds, though never of fewer than three, and a text alone after the earliest of
several moments. Several workers therefore need one of them to publish as long as it lives, and another only
after it, or these moments in a store that several read and none writes to a disk.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

BATCH = 3
BATCH_SECONDS = 60
LIVE_DELAY = (120.0, 300.0)
QUIET_DELAY = (60.0, 600.0)


@dataclass(frozen=True, slots=True)
class Queue:
    """How many anonymous texts of one kind wait under the same parent, and whether it is live."""

    parent_id: str
    is_live: bool
    size: int


@dataclass(slots=True)
class Timetable:
    """The next moments of each parent under which texts of one kind wait; one per process and kind."""

    rng: random.Random = field(default_factory=random.SystemRandom)
    batch_at: datetime | None = None
    alone_at: dict[str, datetime] = field(default_factory=dict)

    def due(self, queues: Iterable[Queue], now: datetime) -> list[str]:
        """The parents whose texts come out now."""
        queues = list(queues)
        is_batch = self._batch_passed(now)
        waiting = {queue.parent_id for queue in queues}
        self.alone_at = {parent_id: at for parent_id, at in self.alone_at.items() if parent_id in waiting}
        due = [queue.parent_id for queue in queues if self._is_due(queue, now, is_batch=is_batch)]
        for parent_id in due:
            del self.alone_at[parent_id]
        return due

    def _is_due(self, queue: Queue, now: datetime, *, is_batch: bool) -> bool:
        if queue.parent_id not in self.alone_at:
            delay = self.rng.uniform(*(LIVE_DELAY if queue.is_live else QUIET_DELAY))
            self.alone_at[queue.parent_id] = now + timedelta(seconds=delay)
        is_full = is_batch and queue.is_live and queue.size >= BATCH
        return is_full or now >= self.alone_at[queue.parent_id]

    def _batch_passed(self, now: datetime) -> bool:
        """Whether the minute of the batches has come round, whoever waits."""
        if self.batch_at is None:
            self.batch_at = now + timedelta(seconds=BATCH_SECONDS)
        if now < self.batch_at:
            return False
        missed = (now - self.batch_at) // timedelta(seconds=BATCH_SECONDS) + 1
        self.batch_at += missed * timedelta(seconds=BATCH_SECONDS)
        return True
