"""What the disk and the database say when they cannot go on, recognised by their own codes."""

import errno
import sqlite3

FULL = (errno.ENOSPC, errno.EDQUOT)
DAMAGED = ("malformed", "not a database", "unsupported file format")
POSTGRESQL_FULL = "53100"


def cause_of(error: BaseException) -> BaseException:
    """What the driver of the database said, behind SQLAlchemy's words for it."""
    return getattr(error, "orig", None) or error


def is_full(error: BaseException) -> bool:
    """Whether there is no room left on a disk: ours, or that of the PostgreSQL server."""
    cause = cause_of(error)
    if isinstance(cause, OSError):
        return cause.errno in FULL
    code = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or getattr(cause, "sqlstate", None) == POSTGRESQL_FULL


def is_damaged(error: BaseException) -> bool:
    """Whether the file of an SQLite database is not whole, or is something else."""
    cause = cause_of(error)
    return isinstance(cause, sqlite3.Error) and any(word in str(cause) for word in DAMAGED)
