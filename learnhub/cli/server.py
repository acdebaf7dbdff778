"""uvicorn, with the settings that LearnHub was measured with."""

import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from learnhub import _run, asgi
from learnhub.cli import connections
from learnhub.config import Settings

GRACE_SECONDS = 3


class Server(uvicorn.Server):
    """Tells when people can connect."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say so."""
        await super().startup(sockets)
        if self.started:
            self.ready()


def config(app: ASGIApp, **options: Any) -> uvicorn.Config:
    """How an app is served; lets the process open as many connections as the system allows."""
    connections.Http.open_max = connections.raise_descriptors() - connections.DESCRIPTORS_KEPT
    return uvicorn.Config(
        app,
        loop="uvloop",
        http=connections.Http,
        ws=connections.Socket,
        ws_per_message_deflate=False,
        ws_max_size=_run.LONGEST_MESSAGE,
        ws_ping_interval=None,  # engine.io has its own
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
        access_log=False,
        log_config=None,
        proxy_headers=False,  # learnhub.web counts the trusted proxies itself
        **options,
    )


def run(settings: Settings, ready: Callable[[], None]) -> int:
    """Serve until a signal; requests that run may finish, open sockets are told to reconnect."""
    failures: list[bool] = []

    def give_up() -> None:
        failures.append(True)
        server.should_exit = True

    server = Server(config(asgi.create(give_up), host=settings.host, port=settings.port), ready)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _done)  # uvicorn repeats the signal after its shutdown: it has been obeyed
    server.run()
    return 0 if server.started and not failures else 1


def _done(_number: int, _frame: object) -> None:
    """Nothing is left to do."""
