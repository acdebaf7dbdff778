"""A data folder with a migrated database, and the command line in its own process."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from learnhub import migrations
from learnhub.cli import folder
from learnhub.config import Settings
from learnhub.core import db
from tests import clocks

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _umask_is_restored() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def company_folder(tmp_path: Path, sqlite_template: Path) -> Settings:
    """The settings of a company's folder that was started once."""
    current = Settings(data=tmp_path / "data")
    folder.prepare(current.data, folder.COMPANY)
    current.database_file.write_bytes(sqlite_template.read_bytes())
    return current


@pytest.fixture
def postgresql_folder(tmp_path: Path, postgresql_url: str) -> Iterator[Settings]:
    """The settings of a company's folder whose database is PostgreSQL, emptied of tables at the end."""
    current = Settings(data=tmp_path / "data", database_url=postgresql_url.replace("+psycopg", ""))
    folder.prepare(current.data, folder.COMPANY)
    yield current
    db.dispose()


@pytest.fixture
def learnhub(tmp_path: Path) -> Command:
    """Run the command as a person would, from some other folder and with nothing activated."""

    def run(*arguments: str, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*clocks.program(tmp_path / "learnhub.clock"), *arguments],
            cwd=tmp_path,
            env={"PATH": os.defpath, "HOME": str(tmp_path), **variables},
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def head() -> str:
    """The step of a current database."""
    return migrations.HEAD
