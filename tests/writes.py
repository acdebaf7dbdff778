"""What a call writes, seen from beside it: to compare all rows before and after takes far longer."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, Pool, event

from learnhub.core import db

READS = re.compile(r"\s*(SELECT|PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|EXPLAIN)\b", re.IGNORECASE)
WRITTEN = re.compile(
    r"\b(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(\w+)", re.IGNORECASE
)
PERSONAL = frozenset({"sign_in", "audit"})  # a refusal is written down, and a sign-in is seen
SEEN = re.compile(r"UPDATE person SET last_seen_hour=\S+ WHERE ", re.IGNORECASE)
KEPT = "statements of the transaction"
_watched: list["Writes"] = []
_committing: set[int] = set()  # connections that are told to commit, which takes a moment
PATIENCE = 2.0  # seconds


@dataclass
class Writes:
    """What was committed, by any thread of this process."""

    statements: list[str] = field(default_factory=list)
    is_unseen: bool = False  # somebody else wrote

    def __bool__(self) -> bool:
        """Whether more was written than a refusal or the passing of time writes."""
        return self.is_unseen or any(map(_tells, self.statements))


def _tells(statement: str) -> bool:
    tables = set(WRITTEN.findall(statement))
    return not (tables and tables <= PERSONAL) and not SEEN.match(statement)


@contextmanager
def watched() -> Iterator[Writes]:
    """Watch what is written to the SQLite database in use; SQLite counts commits that were not seen here."""
    _settle()
    writes = Writes()
    with closing(sqlite3.connect(str(db.engine().url.database))) as beside:
        before = _commits(beside)
        _watched.append(writes)
        try:
            yield writes
        finally:
            _watched.remove(writes)
        writes.is_unseen = not writes.statements and _commits(beside) != before


def _settle() -> None:
    """Wait for what was written before by other threads to be in the file."""
    until = monotonic() + PATIENCE
    while _committing and monotonic() < until:
        sleep(0.001)


def _commits(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA data_version").fetchone()[0]


@event.listens_for(Engine, "after_cursor_execute")
def _note(connection: Connection, cursor: Any, statement: str, *_more: Any) -> None:
    if READS.match(statement) or not WRITTEN.search(statement):
        return
    if cursor.rowcount or "RETURNING" in statement:  # those are counted later
        connection.info.setdefault(KEPT, []).append(statement)


@event.listens_for(Engine, "commit")
def _keep(connection: Connection) -> None:
    kept = connection.info.pop(KEPT, ())
    if kept:
        _committing.add(id(connection.connection.dbapi_connection))
    for statement in kept:
        for writes in _watched:
            writes.statements.append(statement)


@event.listens_for(Pool, "checkin")
def _given_back(connection: Any, _record: Any) -> None:
    _committing.discard(id(connection))


@event.listens_for(Engine, "rollback")
def _forget(connection: Connection) -> None:
    connection.info.pop(KEPT, None)
