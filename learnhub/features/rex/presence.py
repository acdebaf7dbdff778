"""Who is writing where in a REX, for the colleagues who write it at the same time.

It is in the memory of the process while somebody writes and a minute longer, and nowhere else: nobody can
look up later who wrote what when. Beside it stands how often each REX changed since the process started,
which tells open editors to read it again.
"""

import threading
import time
from collections import Counter
from dataclasses import dataclass

KEPT_SECONDS = 60.0
WATCHED_MAX = 5_000  # REX that are written at the same time; more than that forget who writes where


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody and the text that they are in, until a moment of the monotonic clock."""

    person_id: str
    unit: str
    until: float


_lock = threading.Lock()
_here: dict[str, dict[str, Writer]] = {}
_changes: Counter[str] = Counter()


def note(rex_id: str, person_id: str, unit: str, now: float | None = None) -> bool:
    """Somebody writes in a text, or without one in none any more; answers whether that is another one."""
    now = time.monotonic() if now is None else now
    with _lock:
        if len(_here) > WATCHED_MAX:
            _here.clear()
        writers = _still(rex_id, now)
        before = writers.pop(person_id, None)
        if unit:
            writers[person_id] = Writer(person_id, unit, now + KEPT_SECONDS)
        if writers:
            _here[rex_id] = writers
        else:
            _here.pop(rex_id, None)
    return (before.unit if before else "") != unit


def writers_of(rex_id: str, now: float | None = None) -> list[Writer]:
    """Who writes in a REX, those who came first before the others."""
    with _lock:
        return list(_still(rex_id, time.monotonic() if now is None else now).values())


def _still(rex_id: str, now: float) -> dict[str, Writer]:
    return {key: writer for key, writer in _here.get(rex_id, {}).items() if writer.until > now}


def note_change(rex_id: str) -> None:
    """A REX is another one than before."""
    with _lock:
        if len(_changes) > WATCHED_MAX:
            _changes.clear()
        _changes[rex_id] += 1


def changes_of(rex_id: str) -> int:
    """How often it changed; whoever was told another number reads it again."""
    with _lock:
        return _changes[rex_id]


def clear() -> None:
    """Forget all, as a process that ends does."""
    with _lock:
        _here.clear()
        _changes.clear()
