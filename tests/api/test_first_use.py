"""The interface comes into being with the first request for it, once, and nothing else waits for it."""

import asyncio
import subprocess
import sys
import threading
import time

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from learnhub.api import FirstUse


def answering(text: str) -> Starlette:
    async def answer(_request):
        return PlainTextResponse(text)

    return Starlette(routes=[Route("/{rest:path}", answer)])


class Builder:
    """Builds slowly and counts."""

    def __init__(self) -> None:
        self.built = 0
        self.thread = ""

    def __call__(self) -> Starlette:
        time.sleep(0.05)
        self.built += 1
        self.thread = threading.current_thread().name
        return answering("interface")


def ask(app: FirstUse, *paths: str) -> list[str]:
    async def all_at_once() -> list[str]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://learnhub"
        ) as client:
            return [answer.text for answer in await asyncio.gather(*(client.get(path) for path in paths))]

    return asyncio.run(all_at_once())


def test_pages_do_not_build_the_interface() -> None:
    builder = Builder()

    answers = ask(FirstUse(builder, answering("page")), "/", "/apiary", "/questions")

    assert (answers, builder.built) == (["page"] * 3, 0)


def test_requests_at_once_build_it_once_and_off_the_event_loop() -> None:
    builder = Builder()

    answers = ask(FirstUse(builder, answering("page")), *["/api/health"] * 20)

    assert (answers, builder.built) == (["interface"] * 20, 1)
    assert builder.thread != threading.main_thread().name


def test_start_imports_neither_the_routes_nor_fastapi() -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, learnhub.learnhub;"
            "print(sorted(n for n in sys.modules if n == 'learnhub.api.app' or n.endswith('.routes.named')))",
        ],
        check=True,
        capture_output=True,
        text=True,
    )

    assert found.stdout.strip() == "[]"
