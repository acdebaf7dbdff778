"""Copies of a database while it is in use: SQLite by its own online backup, PostgreSQL by `pg_dump`."""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from learnhub.cli.explained import explain
from learnhub.config import Refusal, Settings
from learnhub.core.clock import utcnow

KEPT = 5


def copy_before(settings: Settings, step: str) -> None:
    """Copy the database into the data folder before a migration; the oldest copies go."""
    folder = settings.data / "copies"
    folder.mkdir(exist_ok=True)
    name = f"before-migration-{utcnow():%Y%m%dT%H%M%S}-from-{step}"
    copy_database(settings, folder / f"{name}{suffix(settings)}")
    for old in sorted(folder.glob("before-migration-*"))[:-KEPT]:
        old.unlink()


def suffix(settings: Settings) -> str:
    """What a copy of this database is called at its end."""
    return ".dump" if settings.database_url else ".db"


def copy_database(settings: Settings, target: Path) -> None:
    """A complete and checked copy at the target, or none."""
    try:
        if settings.database_url:
            run_postgresql("pg_dump", settings, "--format=custom", f"--file={target}")
        else:
            _copy_sqlite(settings.database_file, target)
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise Refusal(f"The database cannot be copied to {target}: {explain(error) or error}") from error
    except Refusal:
        target.unlink(missing_ok=True)
        raise


def _copy_sqlite(source: Path, target: Path) -> None:
    """In one step: in WAL mode a reader of any length lets others write, and sees one state."""
    with open_sqlite(source) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        problems = sqlite_problems(copy)
    if problems:
        raise Refusal(f"The copy of {source} is damaged: {problems[0]}. The database itself may be too.")


def open_sqlite(path: Path) -> closing[sqlite3.Connection]:
    """A connection that only reads, closed at the end of its block."""
    return closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True))


def sqlite_leftovers(database: Path) -> list[Path]:
    """The files that SQLite keeps beside a database in use, and reads together with it."""
    return [database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal")]


def sqlite_problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the structure and the references of a database."""
    damaged = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken = {row[0] for row in connection.execute("PRAGMA foreign_key_check")}
    return damaged + [f"references to missing rows in {table}" for table in sorted(broken)]


def run_postgresql(program: str, settings: Settings, *arguments: str) -> None:
    """Run a program of PostgreSQL on the configured database, the password kept off the command line."""
    if not shutil.which(program):
        raise Refusal(
            f"{program} was not found. Install PostgreSQL's client programs, such as postgresql-client."
        )
    address, password = _without_password(settings.database_url)
    secret = {"PGPASSWORD": password} if password else {}
    done = subprocess.run(
        [program, *arguments, f"--dbname={address}"],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refusal(f"{program} failed: {done.stderr.strip()}")


def dump_version() -> int | None:
    """The major version of `pg_dump`; None when it is missing."""
    program = shutil.which("pg_dump")
    if not program:
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+", told)
    return int(found.group()) if found else None


def _without_password(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}@{place}" if user else place)), unquote(password)
