"""How long somebody waits for the database, counted from when they asked."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import copy_context
from functools import partial
from math import inf
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError

T = TypeVar("T")

SECONDS = 5.0
GRACE_SECONDS = 0.2


class DatabaseAway(OperationalError):
    """The database did not answer in time; nothing of the unit of work was kept."""

    def __init__(self) -> None:
        super().__init__(None, None, TimeoutError("no answer in time"))


class Patience:
    """The time that one unit of work has, and who decides at its end whether it still counts.

    The thread that runs the unit commits only after `enter`; who waits for it gives up only before. So what
    was given up is never committed.
    """

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self._lock = threading.Lock()
        self._decided_by = ""

    @property
    def left(self) -> float:
        """The seconds that are left, never less than none."""
        return max(0.0, self._until - monotonic())

    def enter(self) -> None:
        """From here on the unit runs to its end; raises DatabaseAway when it was given up."""
        if self._decide("unit") != "unit":
            raise DatabaseAway

    def give_up(self) -> bool:
        """Let the unit not count, unless it is beyond that."""
        return self._decide("waiter") == "waiter"

    def _decide(self, by: str) -> str:
        with self._lock:
            self._decided_by = self._decided_by or by
            return self._decided_by


async def in_thread(executor: Executor | None, waits: Patience, run: Callable[[], T]) -> T:
    """Run in a thread, and give up when the time is over and the unit is not beyond that."""
    loop, context = asyncio.get_running_loop(), copy_context()
    future = loop.run_in_executor(executor, partial(context.run, run))
    try:
        await asyncio.wait({future}, timeout=None if waits.left == inf else waits.left + GRACE_SECONDS)
    except asyncio.CancelledError:
        future.cancel()
        raise
    if not future.done() and waits.give_up():
        future.add_done_callback(_forget)
        future.cancel()
        raise DatabaseAway
    return await future


def _forget(future: asyncio.Future[Any]) -> None:
    """Take what became of a unit that nobody waits for any more."""
    if not future.cancelled():
        future.exception()
