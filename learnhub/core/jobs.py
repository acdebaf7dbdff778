"""What comes back outside any request: rooms declare it, `learnhub.jobs` runs it."""

import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from learnhub.core import bus

ends: ContextVar[threading.Event] = ContextVar("learnhub_ends")


@dataclass(frozen=True, slots=True)
class Job:
    """A name for the log and the lease, how often, and what to call; it must bear being done again.

    `work(session)` runs in one transaction, which holds SQLite's only lock for writing while it lasts. With
    `outside` it is `work()`, in a thread without a transaction or a lock, and opens short units of its own:
    for everything that waits, such as for a network. When that is long it asks `is_ending` between its steps.

    One worker of several runs a job once in its interval, by a lease in the database. `everywhere` is for a
    job that each worker runs at its own pace and without a lease, because what it works on is in the memory
    of the worker, or has leases of its own.
    """

    name: str
    every: timedelta
    work: Callable[..., object]
    outside: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Woken:
    """There is something to do for a job, which need not wait for its time."""

    job: str


def wake(session: Session, job: str) -> None:
    """Let a job `everywhere` come right after the commit, if it runs here."""
    event = Woken(job)
    if event not in bus.recorded(session):
        bus.record(session, event)


def topic(job: str) -> str:
    """The topic of the hint that wakes a job."""
    return f"job:{job}"


def _hint(event: Woken) -> None:
    bus.hint(topic(event.job))


bus.listen(Woken, announcer=_hint)


def is_ending() -> bool:
    """Whether the server that runs this job is about to end and waits for it, for a few seconds only."""
    event = ends.get(None)
    return event is not None and event.is_set()
