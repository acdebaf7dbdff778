"""Alembic inside the package: the steps from an empty database to the tables of this version.

`upgrade` runs at every start. Whoever comes first takes the lock, copies the database and migrates it in one
transaction; who waited finds nothing left to do. `HEAD` is the newest step, so that a start on a current
database asks one question and never imports Alembic.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.pool import NullPool

from learnhub.config import Refusal
from learnhub.core import db
from learnhub.migrations import disk

HEAD = "0106"
VERSIONS = Path(__file__).parent / "versions"
PATIENCE_SECONDS = 60
POSTGRESQL_LOCK = 0x1EA2_4B0B

logger = logging.getLogger(__name__)


def upgrade(
    url: str = "",
    *,
    to: str = HEAD,
    copy: Callable[[str], None] | None = None,
    copies: Path | None = None,
) -> None:
    """Bring a database (by default the configured one) to a step; refuse one that a newer LearnHub wrote.

    `copy` is called with the present step before a database that is not empty changes, and writes into the
    folder `copies`. A disk that has too little room for the copy and the change is refused before both.
    """
    with connecting(url or db.engine().url.render_as_string(hide_password=False)) as engine:
        if current(engine) == to:
            return
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            _wait_for_others(connection)
            found = revision(connection)
            if found == to:
                return
            refuse_newer(found)
            if found:
                _prepare(connection, found, copy, copies)
            began = time.monotonic()
            _migrate(connection, to)
        logger.info(
            "database migrated from %s to %s in %.1f s", found or "empty", to, time.monotonic() - began
        )


def current(engine: Engine) -> str | None:
    """The step at which the database is; None for an empty one."""
    with engine.connect() as connection:
        return revision(connection)


def revision(connection: Connection) -> str | None:
    """The step recorded in this database; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def tables(engine: Engine) -> list[str]:
    """The tables that a database has."""
    return inspect(engine).get_table_names()


def refuse_newer(found: str | None) -> None:
    """Refuse a step that this version does not know: its writer was newer, and guessing would lose data."""
    if found and not list(VERSIONS.glob(f"{found}_*.py")):
        raise Refusal(
            f"The database was written by a newer LearnHub (step {found}, this one knows {HEAD}). "
            "Start that version, or restore a backup made before the update."
        )


@contextmanager
def connecting(url: str) -> Iterator[Engine]:
    """An engine for structure. On SQLite foreign keys are off, because tables are rebuilt by copying."""
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        yield engine
    finally:
        engine.dispose()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy emits BEGIN itself, see _begin_sqlite
    for pragma in ("journal_mode=WAL", "foreign_keys=OFF", f"busy_timeout={PATIENCE_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _wait_for_others(connection: Connection) -> None:
    """One migration at a time; on SQLite the transaction began with the only lock for writing there is."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRESQL_LOCK})


def _prepare(
    connection: Connection, found: str, copy: Callable[[str], None] | None, copies: Path | None
) -> None:
    need = disk.needed(connection, copied=copy is not None)
    logger.info("database at %s will be migrated: %s", found, need)
    disk.require(connection, need, copies)
    if copy:
        copy(found)


def _migrate(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "sqlite" and (broken := _broken_references(connection)):
        raise Refusal(f"The migration would leave references to missing rows in: {', '.join(broken)}.")


def _broken_references(connection: Connection) -> list[str]:
    return sorted({row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
