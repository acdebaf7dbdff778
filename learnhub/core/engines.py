"""How the database is connected to: what each connection begins with, and how its transactions begin."""

from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import make_url
from sqlmodel import create_engine

BUSY_MS = 5_000
CONNECT_SECONDS = 3


def make_engine(url: str) -> Engine:
    """An engine for a database; nothing is connected yet.

    Errors name their statement but not its values, which may be private and would end up in the log.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        options = {"check_same_thread": False, "timeout": 0}
        engine = create_engine(url, connect_args=options, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return create_engine(
        parsed,
        pool_size=10,
        max_overflow=20,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": _options(parsed)},
    )


def _options(url: URL) -> str:
    """What each connection to PostgreSQL begins with: no lock is waited for longer than the database.

    Nothing is compiled (`jit`): lists ask a rule about each of a few rows, which the planner takes for so
    much work that it would compile it first, for longer than everything else takes together.
    """
    given = url.query.get("options", "")
    return f"{given if isinstance(given, str) else ' '.join(given)} -c jit=off -c lock_timeout={BUSY_MS}"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy emits BEGIN itself, see _begin_sqlite
    # What is taken back is overwritten where it stood, as far as that page is written anyway.
    pragmas = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY")
    for pragma in (*pragmas, "secure_delete=FAST"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    """Begin a read at the driver: each event opens several, and SQLAlchemy's way costs more than the read."""
    options = connection.get_execution_options()
    driver, busy_ms = connection.connection.dbapi_connection, options.get("busy_ms", BUSY_MS)
    if connection.info.get("busy_ms") != busy_ms:
        driver.execute(f"PRAGMA busy_timeout={busy_ms}")
        connection.info["busy_ms"] = busy_ms
    if options.get("writes"):
        # A deferred transaction that read first cannot wait for the lock when it starts to write. Through
        # SQLAlchemy, because this one can find the database busy and must say so in SQLAlchemy's words.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        driver.execute("BEGIN")
