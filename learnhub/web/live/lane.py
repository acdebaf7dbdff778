"""One view after the other, for views of which there are as many as people."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from learnhub.web.live.view import SHARE_OF_CORE, View


class Lane:
    """Brings the views of single people up to date, one at a time and with a rest after each.

    A change that concerns everybody, such as a session that goes live, asks for a reading per person who is
    connected. All at once they would hold the loop, or every thread, for as long as all take together; in a
    lane nobody waits longer than for one of them, and they take no more than their share of the core. What
    concerns a few goes before what concerns all, so that one's own click is not behind everybody else.
    """

    def __init__(self, work: Callable[[View], Awaitable[None]]) -> None:
        self._work = work
        self._first: dict[View, None] = {}
        self._last: dict[View, None] = {}
        self._resting: set[View] = set()
        self._task: asyncio.Task[None] | None = None

    def add(self, view: View, *, last: bool) -> None:
        """Let a view have its turn; one that waits already keeps the better of its two places."""
        if view in self._resting or view in self._first:
            return
        if last:
            self._last[view] = None
        else:
            self._last.pop(view, None)
            self._first[view] = None
        if self._task is None:
            self._task = asyncio.ensure_future(self._run())

    def stop(self) -> None:
        """Let nobody have a turn any more."""
        self._first.clear()
        self._last.clear()

    async def _run(self) -> None:
        try:
            while waiting := self._first or self._last:
                view = next(iter(waiting))
                del waiting[view]
                rest = view.flushed_at + view.period - time.monotonic()
                if rest > 0:
                    self._let_rest(view, rest)
                else:
                    await self._take_turn(view)
        finally:
            self._task = None

    async def _take_turn(self, view: View) -> None:
        """Do the work, then leave the loop to others for as long as its share of the core demands.

        Time of this thread, not of the clock: while a thread reads, the loop is free anyway.
        """
        began = time.thread_time()
        await self._work(view)
        await asyncio.sleep((time.thread_time() - began) * (1 / SHARE_OF_CORE - 1))

    def _let_rest(self, view: View, seconds: float) -> None:
        self._resting.add(view)
        asyncio.get_running_loop().call_later(seconds, self._end_rest, view)

    def _end_rest(self, view: View) -> None:
        self._resting.discard(view)
        self.add(view, last=False)
