"""What uvicorn calls: LearnHub as one ASGI app with pages, sockets and the REST interface on one port.

Importing the app is most of a start: Reflex, thirty tables, every page. The built pages need nothing of it,
so they are answered from the first moment, and browsers load their scripts while the app comes into being.
Whatever needs the app waits for it.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub import _run, logs
from learnhub.config import settings
from learnhub.core import db, memory
from learnhub.web.security.csp import inline_script_hashes
from learnhub.web.security.headers import Headers
from learnhub.web.security.static_files import StaticFiles

SWITCH_SECONDS = (
    0.0005  # what the loop waits, several times in a click, while a thread computes; Python's is 5 ms
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """The app, and what puts the context of Reflex, in which it was imported, around each call."""

    app: ASGIApp
    context: Callable[[], AbstractContextManager[Any]]


class Opening:
    """ASGI: the built pages at once, everything else as soon as `load` has answered, in a thread.

    The lifespan is complete before the app's own has begun; when loading fails, what waits for it fails too,
    and `on_failure` is called to end the process.
    """

    def __init__(
        self, load: Callable[[], Loaded], built: Path, url: str, on_failure: Callable[[], None]
    ) -> None:
        self.load, self.on_failure = load, on_failure
        self.early = Headers(StaticFiles(self._late, built), url=url, hashes=inline_script_hashes(built))
        self._loading: asyncio.Future[Loaded] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
        elif self._loading and self._loading.done():
            await self._late(scope, receive, send)
        else:
            await self.early(scope, receive, send)

    async def _late(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._loading is None:
            raise RuntimeError("a request came before the lifespan began")
        loaded = await asyncio.shield(self._loading)
        with loaded.context():
            await loaded.app(scope, receive, send)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        ends = asyncio.Event()
        life = asyncio.create_task(self._open(scope, ends))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        ends.set()
        await life
        await send({"type": "lifespan.shutdown.complete"})

    async def _open(self, scope: Scope, ends: asyncio.Event) -> None:
        """Load, run the app's own lifespan, let people in, and see it out at the end."""
        self._loading = asyncio.get_running_loop().create_future()
        try:
            loaded = await asyncio.to_thread(self.load)
            with loaded.context():
                life = Lifespan(loaded.app, scope)
                await life.begin()
                self._loading.set_result(loaded)
                await ends.wait()
                await life.end()
        except Exception as fault:
            logger.critical("LearnHub could not be loaded", exc_info=True)
            if not self._loading.done():
                self._loading.set_exception(fault)
                self._loading.exception()  # taken: nobody may have been waiting
            self.on_failure()


class Lifespan:
    """One app's lifespan, as its server runs it."""

    def __init__(self, app: ASGIApp, scope: Scope) -> None:
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self._heard: asyncio.Queue[Message] = asyncio.Queue()
        self._task = asyncio.ensure_future(app(scope, self._told.get, self._heard.put))

    async def begin(self) -> None:
        """Start it up; raises when it cannot."""
        await self._say("startup")

    async def end(self) -> None:
        """Shut it down."""
        await self._say("shutdown")
        await self._task

    async def _say(self, what: str) -> None:
        await self._told.put({"type": f"lifespan.{what}"})
        answer = asyncio.ensure_future(self._heard.get())
        await asyncio.wait({answer, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
            raise RuntimeError(f"the app ended at its {what}") from self._task.exception()
        if answer.result()["type"].endswith("failed"):
            raise RuntimeError(answer.result().get("message", f"{what} failed"))


def create(on_failure: Callable[[], None] = lambda: None) -> ASGIApp:
    """LearnHub, in Reflex's own folder and environment."""
    os.environ.update(_run.serving())
    os.chdir(_run.HERE)
    sys.setswitchinterval(SWITCH_SECONDS)
    logs.configure(settings().log_level)
    db.configure(settings().sqlalchemy_url)
    return logs.RequestLog(Opening(_load, _run.pages_folder(), settings().url, on_failure))


def _load() -> Loaded:
    """The app itself; refuses to run under an empty configuration."""
    with memory.importing():
        from learnhub._run.rxconfig import is_in_use
        from learnhub.learnhub import app

        if not is_in_use():
            raise RuntimeError("Reflex did not load LearnHub's configuration")
        return Loaded(app(), app.set_contexts)
