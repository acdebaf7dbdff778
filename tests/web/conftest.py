"""The real app on a free port of this process, and clients that speak to it without a browser."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import uvicorn
import uvloop

from learnhub import _run
from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people import service
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.wrong_passwords import wrong_passwords
from tests.web.tab import Tab

ENDLESS_AFTER = 2.0  # seconds; what goes on for longer after the last tab has closed runs with the server


@dataclass
class Serving:
    """The app on an event loop of its own thread, and the tasks of that loop which never end."""

    url: str
    loop: asyncio.AbstractEventLoop
    endless: set[asyncio.Task[object]] = field(default_factory=set)

    def wait_until_idle(self) -> None:
        """Let the server finish what it does for sockets and requests, threads included."""
        asyncio.run_coroutine_threadsafe(self._finish(), self.loop).result()

    async def _finish(self) -> None:
        while busy := {task for task in asyncio.all_tasks() - self.endless if _may_work(task)}:
            done, going_on = await asyncio.wait(busy, timeout=ENDLESS_AFTER)
            if not done:
                self.endless |= going_on


def _may_work(task: asyncio.Task[object]) -> bool:
    """Whether a task is neither this wait nor the pulse of a socket, which sleeps on after it has closed."""
    return task is not asyncio.current_task() and task.get_coro().__name__ != "_send_ping"


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The app, served as `learnhub serve` does, without built pages."""
    os.environ |= _run.serving() | {"__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "false"}
    os.environ["LEARNHUB_DATA"] = str(tmp_path_factory.mktemp("data"))
    before = Path.cwd()
    os.chdir(_run.HERE)
    from learnhub.jobs import registry
    from learnhub.learnhub import app
    from tests.web import probe

    all_jobs = registry.all_jobs
    registry.all_jobs = tuple  # they would run while one database makes room for the next
    probe.mount(app)
    application = app()
    os.chdir(before)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        log_config=None,
        access_log=False,
    )
    running, entered = uvicorn.Server(config), Future[asyncio.AbstractEventLoop]()

    async def serve() -> None:
        entered.set_result(asyncio.get_running_loop())
        await running.serve([listener])

    thread = threading.Thread(target=uvloop.run, args=(serve(),), daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    registry.all_jobs = all_jobs
    yield Serving(f"http://127.0.0.1:{listener.getsockname()[1]}", entered.result())
    running.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def server(serving: Serving) -> str:
    """The address of the app."""
    return serving.url


@pytest.fixture(autouse=True)
def _new_allowances() -> None:
    """Every test comes from the same address, and one after the other."""
    allowances.forget()


@pytest.fixture
def sign_in(database: str) -> Callable[[Actor], str]:
    """Signs somebody in; the answer is the token in their cookie."""

    def begin(actor: Actor) -> str:
        return db.write_now(_open, actor)

    return begin


def _open(session, actor: Actor) -> str:
    person = session.get(Person, actor.person_id)
    known = KnownPassword(person.id, "", person.password_version, person.email)
    return service.open_sign_in(session, known=known, browser=Browser(), replaces=None).token


@pytest.fixture
def tab(serving: Serving, sign_in: Callable[[Actor], str]) -> Iterator[Callable[..., Tab]]:
    """Opens tabs: `tab(actor)` or `tab()` for nobody; all are closed at the end."""
    opened: list[Tab] = []

    def open_tab(actor: Actor | None = None, **options) -> Tab:
        if actor is not None:
            options["cookie"] = sign_in(actor)
        opened.append(Tab(serving.url, **options))
        return opened[-1]

    yield open_tab
    for each in opened:
        each.close()
    serving.wait_until_idle()  # before the database makes room for the next


@pytest.fixture
def http(server: str, database: str) -> Iterator[httpx.Client]:
    """An HTTP client that is no browser unless its headers say so; no wrong password was tried so far."""
    wrong_passwords.clear()
    with httpx.Client(base_url=server, verify=False) as client:  # to read certificates takes long
        yield client
