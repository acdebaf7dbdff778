"""Bringing views up to date, and sending what changed of them to those who watch."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub.errors import LearnHubError
from learnhub.web.live import wire
from learnhub.web.live.lane import Lane
from learnhub.web.live.topic import PERSON, VIEWERS
from learnhub.web.live.view import View

logger = logging.getLogger(__name__)

CATCH_UP_AFTER = 0.5


class Push:
    """Sends for one worker. Everything is called from the event loop.

    `viewers` counts those of a topic. `on_gone` hears of each socket that is not there any more, `on_refused`
    of a view that its build refuses to show from now on.
    """

    def __init__(
        self,
        boot: str,
        viewers: Callable[[str], int],
        on_gone: Callable[[str], None],
        on_refused: Callable[[View], None],
    ) -> None:
        self.boot = boot
        self._viewers, self._on_gone, self._on_refused = viewers, on_gone, on_refused
        self._app: rx.App | None = None
        self._deliver = wire.deliver
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lane = Lane(self._attempt)

    def start(self, app: rx.App) -> None:
        """Send through this app's sockets, on the running loop."""
        self._app, self._loop = app, asyncio.get_running_loop()
        self._deliver = wire.choose(app)

    def stop(self) -> None:
        """Send nothing any more."""
        self._lane.stop()
        self._app = self._loop = None

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop on which it was started."""
        if self._loop is None:
            raise RuntimeError("live views are not started")
        return self._loop

    def wake(self, view: View, *, last: bool = False) -> None:
        """Send what changed of a view: at once, or in its turn when it was sent a moment ago.

        `last` lets other people's views go first, where a change concerns everybody's.
        """
        if view.topic.scope == PERSON:
            self._lane.add(view, last=last)
            return
        view.is_waiting = True
        if view.task is None:
            view.task = asyncio.ensure_future(self._flush(view))

    async def _flush(self, view: View) -> None:
        """Send what changed for as long as something changes, with the period between two sends."""
        try:
            while view.is_waiting and view.sids:
                await asyncio.sleep(max(0.0, view.flushed_at + view.period - time.monotonic()))
                view.is_waiting = False
                await self._attempt(view)
        finally:
            view.task = None

    async def _attempt(self, view: View) -> None:
        """Bring a view up to date where nobody waits for the outcome."""
        try:
            if view.sids:
                await self.refresh(view)
        except LearnHubError:
            self._on_refused(view)
        except Exception:
            logger.exception("the live view %s could not be built", view.topic.kind)

    async def refresh(self, view: View) -> None:
        """Read what is in doubt and send what is another one than before."""
        view.flushed_at = time.monotonic()
        await view.renew(view.flushed_at)
        changed, due = view.take(self._with_count(view), time.monotonic())
        if due is not None:
            self._wake_at(view, due)
        if changed and view.sids:
            view.seq += 1
            self._broadcast(view, view.message(changed, self.boot, is_snapshot=False))

    def _with_count(self, view: View) -> dict[str, Any]:
        count = {VIEWERS: self._viewers(view.topic.counted(view.key))} if view.topic.counts_viewers else {}
        return {**view.built, **count}

    def _wake_at(self, view: View, moment: float) -> None:
        if view.timer:
            view.timer.cancel()
        view.timer = self.loop.call_later(max(0.0, moment - time.monotonic()), self.wake, view)

    def _broadcast(self, view: View, message: str) -> None:
        late = set(view.behind)
        self.send(view.sids - late, message, view)
        if late:
            self._catch_up(view)

    def _catch_up(self, view: View) -> None:
        """Give sockets that missed something the whole view once they take messages again."""
        late, view.behind = view.behind & view.sids, set()
        if late:
            self.show(view, late)

    def show(self, view: View, sids: set[str]) -> None:
        """Send these sockets the whole view."""
        self.send(sids, view.snapshot(self.boot), view)

    def send(self, sids: set[str], message: str, view: View | None = None) -> None:
        """Send a message; who is too slow for one about a view gets the whole view a little later."""
        if self._app is None:
            return
        slow, gone = self._deliver(self._app, sids, message)
        for sid in gone:
            self._on_gone(sid)
        if slow and view is not None:
            view.behind |= slow
            self.loop.call_later(CATCH_UP_AFTER, self._catch_up, view)
