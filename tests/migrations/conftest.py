"""Databases without any table, on both engines."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlalchemy import text

from learnhub import migrations

Make = Callable[[str], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def make_empty(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Make:
    """A maker of empty databases: the name of an engine in, the address out, gone at the end of the block."""

    @contextmanager
    def make(engine_name: str) -> Iterator[str]:
        folder = tmp_path_factory.mktemp("empty")
        if engine_name == "sqlite":
            yield f"sqlite:///{folder}/empty.db"
            return
        name = f"{folder.name}_{worker_id}"
        home = request.getfixturevalue("postgresql_url")
        with migrations.connecting(home) as engine, engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text(f'CREATE DATABASE "{name}"'))
            yield home.replace(f"/learnhub_{worker_id}?", f"/{name}?")
            alone.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, make_empty: Make) -> Iterator[str]:
    """The address of a database without any table."""
    with make_empty(request.param) as url:
        yield url
