"""Pages from the first moment, everything else when the app is there."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from learnhub.asgi import Loaded, Opening

WAITS = 0.05  # seconds in which something that waits has not happened


@dataclass
class App:
    """An app that takes its time to load, and notes its life."""

    may_load: threading.Event = field(default_factory=threading.Event)
    life: list[str] = field(default_factory=list)
    fault: Exception | None = None
    failures: list[str] = field(default_factory=list)
    fails_at: str = ""

    def load(self) -> Loaded:
        """Wait until it may, then be there or fail."""
        assert self.may_load.wait(5)
        if self.fault:
            raise self.fault
        return Loaded(self, contextlib.nullcontext)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await PlainTextResponse("the app")(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            message = await receive()
            if self.fails_at == step:
                await send({"type": f"lifespan.{step}.failed", "message": "no room"})
                return
            self.life.append(message["type"])
            await send({"type": f"lifespan.{step}.complete"})


@dataclass
class Site:
    """The app behind its opening, with a server that tells it of its life."""

    opening: Opening
    told: asyncio.Queue[Message]
    heard: asyncio.Queue[Message]

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """One request."""
        transport = httpx.ASGITransport(self.opening)
        async with httpx.AsyncClient(transport=transport, base_url="http://learn.test") as client:
            return await client.get(path, headers=headers)

    async def shut_down(self) -> None:
        """As the server does it at its end."""
        await self.told.put({"type": "lifespan.shutdown"})
        assert (await asyncio.wait_for(self.heard.get(), 5))["type"] == "lifespan.shutdown.complete"


@contextlib.asynccontextmanager
async def serving(app: App, built: Path) -> AsyncIterator[Site]:
    """Begin the lifespan; the server is told at once that it is complete."""
    opening = Opening(app.load, built, "", lambda: app.failures.append("ended"))
    site = Site(opening, asyncio.Queue(), asyncio.Queue())
    life = asyncio.create_task(opening({"type": "lifespan"}, site.told.get, site.heard.put))
    await site.told.put({"type": "lifespan.startup"})
    assert (await asyncio.wait_for(site.heard.get(), 5))["type"] == "lifespan.startup.complete"
    try:
        yield site
    finally:
        app.may_load.set()
        life.cancel()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Two built pages."""
    (tmp_path / "index.html").write_text("<script>1</script>Today")
    (tmp_path / "sign-in.html").write_text("Sign in")
    return tmp_path


def run(scene: Callable[[], Any]) -> Any:
    """Run one scene on an event loop."""
    return asyncio.run(scene())


def test_built_pages_are_there_while_the_app_loads(built: Path):
    async def scene() -> httpx.Response:
        async with serving(App(), built) as site:
            return await site.get("/sign-in")

    answer = run(scene)

    assert answer.text == "Sign in"
    assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_what_needs_the_app_waits_for_it(built: Path):
    app = App()

    async def scene() -> tuple[bool, str, str]:
        async with serving(app, built) as site:
            asked = asyncio.create_task(site.get("/api/health"))
            await asyncio.sleep(WAITS)
            is_early = asked.done()
            app.may_load.set()
            return is_early, (await asked).text, (await site.get("/sign-in")).text

    assert run(scene) == (False, "the app", "the app")
    assert app.life == ["lifespan.startup"]


def test_app_hears_of_the_end(built: Path):
    app = App()

    async def scene() -> None:
        async with serving(app, built) as site:
            app.may_load.set()
            await site.get("/api/health")
            await site.shut_down()

    run(scene)

    assert app.life == ["lifespan.startup", "lifespan.shutdown"]
    assert app.failures == []


def test_end_while_the_app_still_loads_is_an_end(built: Path):
    app = App()

    async def scene() -> None:
        async with serving(app, built) as site:
            threading.Timer(WAITS, app.may_load.set).start()
            await site.shut_down()

    run(scene)

    assert app.life == ["lifespan.startup", "lifespan.shutdown"]


@pytest.mark.parametrize(
    "app", [App(fault=RuntimeError("no tables")), App(fails_at="startup")], ids=["import", "startup"]
)
def test_app_that_cannot_be_loaded_ends_the_process(built: Path, app: App, caplog: pytest.LogCaptureFixture):
    app.may_load.set()

    async def scene() -> None:
        async with serving(app, built) as site:
            with pytest.raises(RuntimeError):
                await site.get("/api/health")

    with caplog.at_level(logging.CRITICAL):
        run(scene)

    assert app.failures == ["ended"]
    assert "LearnHub could not be loaded" in caplog.text


def test_app_that_ends_before_it_has_begun_ends_the_process(built: Path, caplog: pytest.LogCaptureFixture):
    app = App()
    app.may_load.set()

    async def gone(_scope: Scope, _receive: Receive, _send: Send) -> None:
        """Answer nothing."""

    app.load = lambda: Loaded(gone, contextlib.nullcontext)  # type: ignore[method-assign]

    async def scene() -> None:
        async with serving(app, built):
            await asyncio.sleep(WAITS)

    with caplog.at_level(logging.CRITICAL):
        run(scene)

    assert app.failures == ["ended"]
