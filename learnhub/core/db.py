"""The database: one engine, one column type for moments, and the only doors to a session.

`read` and `write` are for the event loop, `read_now` and `write_now` for threads, jobs and commands. Each
runs `function(session, *args, **kwargs)` as one unit of work: a read is rolled back, a write is committed
or has not happened. Nobody else commits. Rows stay readable after the commit, but leave this layer only as
views.

On SQLite a unit runs inline, two to four times faster than in a thread, while nobody else writes. An inline
write takes the process's writer lock without waiting and SQLite's own lock for at most 20 ms; if either is
busy the same function runs again in a thread that may wait, so that the event loop never does. Whoever asked
has an answer five seconds later (`learnhub.core.patience`), however many wait before them.
A unit that held the loop too long runs in a thread from then on (`learnhub.core.inline`). On PostgreSQL every
unit runs in a thread. Inline writes take turns, one for each turn of the loop, so that a burst of them leaves
it to others in between.

Functions must be safe to run again: they touch nothing but their session. On PostgreSQL, where units really
run side by side, two may look for the same row, miss it and add it. The second then begins anew and finds
what the first one did, as on SQLite, where it would have come after it.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from math import ceil, inf
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import DateTime, Engine, Executable, MetaData, Row, TypeDecorator
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session, SQLModel

from learnhub.core import bus, engines, inline, patience
from learnhub.core.inputs import Input
from learnhub.core.patience import DatabaseAway, Patience, in_thread

P = ParamSpec("P")
T = TypeVar("T")

BUSY_INLINE_MS = 20
RETRIES = 5
# Serialisation, deadlock; a row that somebody else added, or took away, between a look and a write.
BEGIN_ANEW = ("40001", "40P01", "23505", "23503", "23P01")

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


class Utc(TypeDecorator[datetime]):
    """A moment: refuses naive values, stores UTC, returns aware values on both engines."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class WriterBusyError(Exception):
    """An inline write found the writer lock taken; the caller goes on in a thread."""


_engine: Engine | None = None
_writer = threading.Lock()
# Threads of their own, so that writes which wait for a lock take none away from reads.
_one_writer = ThreadPoolExecutor(1, "learnhub-write")
_writers = ThreadPoolExecutor(8, "learnhub-write")
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def configure(url: str) -> None:
    """Use this database from now on; an engine in use is disposed of first."""
    global _engine
    dispose()
    _engine = engines.make_engine(url)


def dispose() -> None:
    """Close every connection, and forget which units were slow: another database is another matter."""
    global _engine
    if _engine is not None:
        _engine.dispose()
    inline.forget()
    _engine = None


def engine() -> Engine:
    """The engine in use; raises when `configure` was not called."""
    if _engine is None:
        raise RuntimeError("the database is not configured")
    return _engine


def is_sqlite() -> bool:
    """Whether the database in use is SQLite."""
    return engine().dialect.name == "sqlite"


def _run_read(function: Callable[..., T], args: tuple, kwargs: dict) -> T:
    with Session(engine(), expire_on_commit=False) as session:
        return function(session, *args, **kwargs)


def _run_write(
    function: Callable[..., T], args: tuple, kwargs: dict, busy_ms: int, waits: Patience | None = None
) -> T:
    writer = engine().execution_options(writes=True, busy_ms=busy_ms)
    with Session(writer, expire_on_commit=False) as session:
        result = function(session, *args, **kwargs)
        if waits:
            waits.enter()
        session.commit()
        events = bus.recorded(session)
    bus.announce(events)
    return result


def _is_transient(error: DBAPIError) -> bool:
    """Whether running the same unit again may work: SQLite busy, PostgreSQL where others were faster."""
    if is_sqlite():
        return "locked" in str(error.orig) or "busy" in str(error.orig)
    return getattr(error.orig, "sqlstate", None) in BEGIN_ANEW


def read_now(function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a read in this thread."""
    return _run_read(function, args, kwargs)


def write_now(function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a write in this thread, waiting for other writers and trying again where others were faster."""
    for attempt in range(1, RETRIES + 1):
        try:
            if not is_sqlite():
                return _run_write(function, args, kwargs, engines.BUSY_MS)
            with _writer:
                return _run_write(function, args, kwargs, engines.BUSY_MS)
        except DBAPIError as error:
            if attempt == RETRIES or not _is_transient(error):
                raise
            time.sleep(0.01 * attempt)
    raise AssertionError("unreachable")


def rows(session: Session, statement: Executable, **values: Any) -> Sequence[Row]:
    """What a statement of columns finds with these values for its named parameters.

    Half the price of `session.exec`, because no objects are made: a whole table in the statement comes back
    as its columns. Meant for statements made once, in a module: to make one costs more than to run it.
    """
    session.flush()  # as `session.exec` does
    return session.connection().execute(statement, values).all()


async def read(function: Callable[..., T], *args: Any, slow: bool = False, **kwargs: Any) -> T:
    """Run a read from the event loop; `slow` sends it to a thread on SQLite as well."""
    run: Callable[[], T] = partial(_run_read, function, args, kwargs)
    if slow or not is_sqlite():
        return await in_thread(None, Patience(inf if slow else patience.SECONDS), run)
    if inline.is_slow(function):
        return await asyncio.to_thread(_watched, run, function)
    started = time.perf_counter()
    result = _run_read(function, args, kwargs)
    inline.note_inline(function, started)
    return result


async def write(
    function: Callable[..., T],
    *args: Any,
    slow: bool = False,
    within: float = patience.SECONDS,
    **kwargs: Any,
) -> T:
    """Run a write from the event loop: inline while nobody else writes, otherwise in a thread.

    Raises DatabaseAway, and keeps nothing, when it could not be done `within` so many seconds from now; a
    `slow` one must only have begun by then. What an input among the arguments has to prepare is done before,
    in a thread and without a transaction.
    """
    waits = Patience(within)
    for given in args:
        if isinstance(given, Input) and given.has_markdown():
            await asyncio.to_thread(given.prepare)
    run: Callable[[], T] = partial(_write_waiting, waits, slow, function, args, kwargs)
    if not is_sqlite():
        return await in_thread(_writers, waits, run)
    if not slow and inline.is_slow(function):
        run = partial(_watched, run, function)
    elif not slow:
        await _take_turn(waits)
        with suppress(WriterBusyError):
            return _write_inline(function, args, kwargs)
    return await in_thread(_one_writer, waits, run)


async def _take_turn(waits: Patience) -> None:
    """Wait until no other inline write has had this turn of the loop; the next one is for somebody else."""
    loop = asyncio.get_running_loop()
    turn = _turns.setdefault(loop, asyncio.Lock())
    try:
        async with asyncio.timeout(None if waits.left == inf else waits.left):
            await turn.acquire()
    except TimeoutError as error:
        raise DatabaseAway from error
    loop.call_soon(turn.release)


def _write_waiting(waits: Patience, slow: bool, function: Callable[..., T], args: tuple, kwargs: dict) -> T:
    """Run a write in this thread for as long as there is patience for it."""
    for attempt in range(1, RETRIES + 1):
        try:
            with _alone(waits):
                if slow:
                    waits.enter()
                return _run_write(function, args, kwargs, ceil(waits.left * 1000), waits)
        except DBAPIError as error:
            if attempt == RETRIES or not _is_transient(error) or not waits.left:
                raise
            time.sleep(0.01 * attempt)
    raise AssertionError("unreachable")


@contextmanager
def _alone(waits: Patience) -> Iterator[None]:
    """Be the one writer of this process, on SQLite; nothing has begun when that takes too long."""
    if not is_sqlite():
        yield
        return
    if not _writer.acquire(timeout=waits.left):
        raise DatabaseAway
    try:
        yield
    finally:
        _writer.release()


def _write_inline(function: Callable[..., T], args: tuple, kwargs: dict) -> T:
    if not _writer.acquire(blocking=False):
        raise WriterBusyError
    try:
        started = time.perf_counter()
        result = _run_write(function, args, kwargs, BUSY_INLINE_MS)
        inline.note_inline(function, started)
        return result
    except OperationalError as error:
        if _is_transient(error):
            raise WriterBusyError from error
        raise
    finally:
        _writer.release()


def _watched(run: Callable[[], T], function: Callable[..., T]) -> T:
    """Run a unit that was slow in this thread, and note how long it took there."""
    started = time.perf_counter()
    result = run()
    inline.note_thread(function, started)
    return result
