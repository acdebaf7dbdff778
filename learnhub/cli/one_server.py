"""One server for each PostgreSQL database: an advisory lock, on a connection that does nothing else.

Sockets, live views and anonymous texts that wait live in one process, so a second one on the same database
would lose some of them. PostgreSQL gives the lock back when the connection ends, also when the process was
killed; keepalives end the connection of a machine that vanished. When PostgreSQL itself restarts, or the way
to it broke, the lock is taken anew as soon as that is possible; a server that finds it taken by then stops.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import psycopg

from learnhub.config import Refusal

LOCK = 0x1EA2_4B0C
LOOK_SECONDS = 2.0
CONNECT_SECONDS = 5
NAME_MAX = 63  # of an application, in PostgreSQL
VANISHED = ("tcp_keepalives_idle = 10", "tcp_keepalives_interval = 5", "tcp_keepalives_count = 3")
HOLDER = """
    SELECT pid, application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND objid = %s AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

logger = logging.getLogger(__name__)


class OneServer:
    """The lock of one database, held from `take` on."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_lost = False
        self._connection: psycopg.Connection | None = None
        self._backend = 0  # PostgreSQL's process behind our connection, or behind the last one

    def take(self) -> None:
        """Take the lock; raises Refusal with the name of who has it, psycopg's errors when nobody answers."""
        name = f"learnhub on {socket.gethostname()}, process {os.getpid()}"[:NAME_MAX]
        connection = psycopg.connect(
            self.url, autocommit=True, application_name=name, connect_timeout=CONNECT_SECONDS
        )
        try:
            self._lock(connection)
        except BaseException:
            connection.close()
            raise
        self._connection, self._backend = connection, connection.info.backend_pid

    def _lock(self, connection: psycopg.Connection) -> None:
        for setting in VANISHED:
            connection.execute(f"SET {setting}".encode())
        if _row(connection, "SELECT 1 WHERE pg_try_advisory_lock(%s)"):
            return
        backend, holder = _row(connection, HOLDER) or (-1, "another LearnHub")
        if backend == self._backend:
            raise psycopg.OperationalError("PostgreSQL still keeps our connection that broke")
        raise Refusal(
            f"The PostgreSQL database {connection.info.dbname} is served already, by {holder}. Stop that one"
            " first, or name another database in LEARNHUB_DATABASE_URL."
        )

    def look(self) -> None:
        """Make sure that the lock is still held, and take it again after PostgreSQL was away."""
        try:
            if self._connection:
                self._connection.execute("SELECT 1")
                return
            self.take()
            logger.info("the database is this server's again")
        except psycopg.Error:
            if self._connection:
                logger.warning("the connection that keeps the database for this server was lost")
            self.give_back()

    def give_back(self) -> None:
        """Let another server have the database."""
        if self._connection:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None

    def watch(self, stop: threading.Event) -> None:
        """Look every other second until told to stop; end this process when somebody else has the lock."""
        while not stop.wait(LOOK_SECONDS):
            try:
                self.look()
            except Refusal as refusal:
                self.is_lost = True
                logger.critical("%s This server ends.", refusal)
                os.kill(os.getpid(), signal.SIGTERM)
                return


def _row(connection: psycopg.Connection, statement: str) -> tuple | None:
    return connection.execute(statement.encode(), (LOCK,)).fetchone()


@contextmanager
def kept(url: str) -> Iterator[Callable[[], bool]]:
    """Be the one server of a database; the value says whether that was lost meanwhile."""
    lock, stop = OneServer(url), threading.Event()
    try:
        lock.take()
    except psycopg.OperationalError as error:
        raise Refusal(f"The database cannot be opened: {str(error).strip()}") from error
    watching = threading.Thread(target=lock.watch, args=(stop,), name="learnhub.one-server", daemon=True)
    watching.start()
    try:
        yield lambda: lock.is_lost
    finally:
        stop.set()
        watching.join(CONNECT_SECONDS)
        lock.give_back()
