"""From what the disk or the database says to the operator's sentence."""

import sqlite3

from learnhub.core import troubles


def explain(error: Exception) -> str | None:
    """What is wrong and what would help; None for an error that is a fault of LearnHub."""
    cause = troubles.cause_of(error)
    if troubles.is_full(error):
        return f"The disk is full{_where(cause)}. Make room and try again."
    if troubles.is_damaged(error):
        return (
            f"The database is damaged: {cause}. Restore a backup into an empty folder with learnhub restore."
        )
    if isinstance(cause, OSError) and cause.strerror:
        return f"{cause.strerror}{_where(cause)}."
    if isinstance(cause, sqlite3.Error) or cause is not error:
        return f"The database cannot be used: {str(cause).strip()}"
    return None


def _where(cause: BaseException) -> str:
    place = getattr(cause, "filename", None)
    return f": {place}" if place else ""
