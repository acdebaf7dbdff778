"""The real app on a free port of this process, and clients that speak to it without a browser."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from learnhub import _run
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people import service
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.web.live import hub
from tests.web.tab import Tab


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, served as `learnhub serve` does, without built pages."""
    os.environ |= _run.serving() | {"__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "false"}
    os.environ["LEARNHUB_DATA"] = str(tmp_path_factory.mktemp("data"))
    before = Path.cwd()
    os.chdir(_run.HERE)
    from learnhub.jobs import registry
    from learnhub.learnhub import app
    from tests.web import probe

    all_jobs, registry.all_jobs = (
        registry.all_jobs,
        tuple,
    )  # they would run while one database makes room for the next
    probe.mount(app)
    application = app()
    os.chdir(before)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application, loop="asyncio", ws="websockets-sansio", log_config=None, access_log=False
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    registry.all_jobs = all_jobs
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(5)


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
def tab(server: str, sign_in: Callable[[Actor], str]) -> Iterator[Callable[..., Tab]]:
    """Opens tabs: `tab(actor)` or `tab()` for nobody; all are closed at the end."""
    opened: list[Tab] = []

    def open_tab(actor: Actor | None = None, **options) -> Tab:
        if actor is not None:
            options["cookie"] = sign_in(actor)
        opened.append(Tab(server, **options))
        return opened[-1]

    yield open_tab
    for each in opened:
        each.close()
    _wait_until_idle()


def _wait_until_idle() -> None:
    """Let the server finish what it does with this test's database; a thread may be about to begin."""
    from learnhub.learnhub import app

    end, quiet = time.monotonic() + 10, 0
    while quiet < 10 and time.monotonic() < end:
        is_busy = app.event_processor._tasks or hub._views or db.engine().pool.checkedout()
        quiet = 0 if is_busy else quiet + 1
        time.sleep(0.01)


@pytest.fixture
def http(server: str, database: str) -> Iterator[httpx.Client]:
    """An HTTP client that is no browser unless its headers say so."""
    with httpx.Client(base_url=server) as client:
        yield client
