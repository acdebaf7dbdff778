"""The REST interface, built when somebody first asks for it.

Its seventy routes cost a third of the start, and no page needs them: `FirstUse` keeps the start short.
"""

import asyncio
import threading
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/api/"


class FirstUse:
    """Leads addresses under /api to the app that `build` makes at the first of them, all others on.

    Building happens once and in a thread: the first caller waits half a second, nobody else notices.
    """

    def __init__(self, build: Callable[[], ASGIApp], others: ASGIApp) -> None:
        self.build, self.others = build, others
        self._built: ASGIApp | None = None
        self._building = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or lead on."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self.others(scope, receive, send)
            return
        app = self._built or await asyncio.to_thread(self._once)
        await app(scope, receive, send)

    def _once(self) -> ASGIApp:
        with self._building:
            self._built = self._built or self.build()
            return self._built
