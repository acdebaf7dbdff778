"""How much free disk a migration needs, and whether it is there before anything changes.

The copy that is made before takes as much as the database. Tables that are made anew stand beside the old
ones until the end, and what is written goes through the log of the database first. The multiples are what
`tests/bench/migrate.py` measures, rounded up.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from learnhub.config import Refusal

MEGABYTE = 1_000_000
COPY = 1.0
REBUILD = {"sqlite": 2.5, "postgresql": 3.0}
SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


@dataclass(frozen=True, slots=True)
class Need:
    """Bytes: of the database, of its copy, and of what the migration itself writes."""

    database: int
    copy: int
    rebuild: int

    def __str__(self) -> str:
        return (
            f"it has {_megabytes(self.database)}, the migration needs {_megabytes(self.rebuild)}"
            f" of free disk, the copy made before {_megabytes(self.copy)}"
        )


def needed(connection: Connection, *, copied: bool) -> Need:
    """What this database needs, with or without a copy made before."""
    engine = connection.dialect.name
    size = connection.exec_driver_sql(SIZE[engine]).scalar_one()
    return Need(size, round(size * COPY) if copied else 0, round(size * REBUILD[engine]))


def require(connection: Connection, need: Need, copies: Path | None) -> None:
    """Refuse when a disk has less.

    SQLite has the copy on its own disk. That of a PostgreSQL server is not ours to look at: there only the
    copy's is, in the folder `copies`.
    """
    if connection.dialect.name == "sqlite":
        _require(Path(str(connection.engine.url.database)).parent, need.copy + need.rebuild)
    elif copies:
        _require(copies, need.copy)


def _require(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise Refusal(
            f"The database has to change for this version, which needs {_megabytes(wanted)} of free disk in"
            f" {folder}; {_megabytes(free)} are free. Make room and start again. Nothing has changed yet."
        )


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE):,} MB".replace(",", "\N{NO-BREAK SPACE}")
