"""Serving: the first start, what is refused, the end with open sockets, and a package without Node."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from importlib.metadata import Distribution
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from packaging.requirements import Requirement
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from learnhub.config import Settings
from tests.cli.conftest import Command
from tests.servers import LEARNHUB, Server, free_port

pytestmark = pytest.mark.slow

Start = Callable[..., Server]
SETUP_LINK = "/setup#"
RUN = "from learnhub.cli import main; raise SystemExit(main())"


@pytest.fixture
def start(tmp_path: Path, built: None) -> Iterator[Start]:
    """Start servers that end with the test."""
    started: list[Server] = []

    def start_server(command: str = "serve", name: str = "company", **options: object) -> Server:
        server = Server(command, tmp_path / name, **options)  # type: ignore[arg-type]
        started.append(server)
        server.start()
        return server

    yield start_server
    for server in started:
        if server.process and server.process.poll() is None:
            server.kill()


def refused(*arguments: str | Path) -> str:
    """What a start says that does not come about."""
    done = subprocess.run(
        [LEARNHUB, "serve", *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_serve_from_the_first_start_to_the_end(start: Start) -> None:
    server = start()
    printed = server.output.read_text()

    assert f"LearnHub is running at {server.url}" in printed
    assert f"{server.url}{SETUP_LINK}" in printed
    assert httpx.get(server.url).headers["content-type"].startswith("text/html")
    assert httpx.get(f"{server.url}/api/health").json() == {"status": "ok"}
    assert httpx.get(f"{server.url}/api/nothing").json()["error"]["code"] == "not_found"
    assert server.stop() == 0
    assert server.errors() == []

    database = server.data / "learnhub.db"
    database.write_bytes(b"")  # as a full or failing disk may leave it
    said = refused("--data", server.data, "--port", str(free_port()))
    assert said.startswith(f"The database {database} is lost: ")
    assert database.read_bytes() == b""


def test_serve_refuses_a_folder_or_port_in_use(start: Start, tmp_path: Path) -> None:
    server = start()
    assert server.process

    same_folder = refused("--data", server.data, "--port", str(free_port()))
    same_port = refused("--data", tmp_path / "other", "--port", str(server.port))

    assert f"{server.data} is already in use by process {server.process.pid}." in same_folder
    assert same_port == (
        f"Port {server.port} on 127.0.0.1 is in use. Stop what uses it, or choose another with --port.\n"
    )
    assert not (tmp_path / "other").exists()


def test_serve_ends_soon_with_open_sockets(start: Start) -> None:
    server = start()
    address = f"{server.url.replace('http', 'ws')}/_event/?EIO=4&transport=websocket"
    with ExitStack() as opened:
        sockets = [opened.enter_context(connect(f"{address}&token={uuid4()}")) for _ in range(20)]
        for socket in sockets:
            socket.recv(timeout=5)

        before = time.monotonic()
        code = server.stop()

        assert (code, time.monotonic() - before < 5) == (0, True)
        with pytest.raises(ConnectionClosed):
            sockets[0].recv(timeout=5)
    assert server.errors() == []


def test_serve_refuses_a_newer_database(built: None, company_folder: Settings) -> None:
    with closing(sqlite3.connect(company_folder.database_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    said = refused("--data", company_folder.data, "--port", str(free_port()))

    assert said.startswith("The database was written by a newer LearnHub (step 9999, ")


def test_create_admin_sets_the_company_up(learnhub: Command, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    arguments = (
        "create-admin",
        "ana@ardelle.example",
        "--name",
        "Ana Petit",
        "--data",
        data,
        "--password-stdin",
    )

    without_company = learnhub(*arguments, text="three quiet herons\n")
    easy = learnhub(*arguments, "--company", "Ardelle", text="ardelle 2026 ana\n")
    made = learnhub(*arguments, "--company", "Ardelle", text="three quiet herons\n")
    again = learnhub(*arguments, text="three other herons\n")

    assert without_company.stderr == "No company is set up yet. Name it with --company.\n"
    assert (easy.returncode, "easy to guess" in easy.stderr) == (1, True)
    assert (made.returncode, made.stdout) == (0, "ana@ardelle.example is an administrator and can sign in.\n")
    assert again.returncode == 0
    with closing(sqlite3.connect(tmp_path / "data" / "learnhub.db")) as connection:
        found = connection.execute("SELECT person.name, role FROM person JOIN person_role ON id = person_id")
        assert found.fetchall() == [("Ana Petit", "administrator")]


def test_create_admin_takes_no_password_without_a_terminal(learnhub: Command, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))

    said = learnhub("create-admin", "a@b.example", "--name", "A", "--company", "C", *data).stderr

    assert said == "There is no terminal to ask for a password; use --password-stdin.\n"


@pytest.fixture(scope="module")
def wheel(built: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The released package."""
    command = [LEARNHUB, "build", "--wheel", tmp_path_factory.mktemp("wheels")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def installed(wheel: str, tmp_path: Path) -> Path:
    """A folder with the released package, and without its dependencies."""
    target = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", target, wheel]
    subprocess.run(command, capture_output=True, check=True)
    return target


def test_package_serves_without_node(start: Start, installed: Path) -> None:
    environment = {"PATH": "/nonexistent", "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    before = sorted(installed.rglob("*"))

    server = start(program=(sys.executable, "-c", RUN), environment=environment)

    page = httpx.get(server.url)
    script = page.text.partition('src="/assets/')[2] or page.text.partition('href="/assets/')[2]
    assert httpx.get(f"{server.url}/assets/{script.partition(chr(34))[0]}").is_success
    assert server.stop() == 0
    assert sorted(installed.rglob("*")) == before


def test_package_asks_for_node_in_an_extra_only(installed: Path) -> None:
    (about,) = Distribution.discover(name="learnhub", path=[str(installed)])
    asked = [Requirement(line) for line in about.requires or ()]

    node = [each for each in asked if each.name.startswith("nodejs")]

    assert [str(each.marker) for each in node] == ['extra == "build"']


def test_package_without_pages_says_so(installed: Path, tmp_path: Path) -> None:
    shutil.rmtree(installed / "learnhub" / "_web")

    done = subprocess.run(
        [sys.executable, "-c", RUN, "serve", "--data", tmp_path / "data", "--port", str(free_port())],
        env={"PATH": "/nonexistent", "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.partition(".")[0]) == (1, "This installation has no built pages")
