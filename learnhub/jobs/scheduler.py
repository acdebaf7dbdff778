"""Work that comes back while the server runs, each job at its own pace and in a thread of its own.

A job is first due when its interval has passed once, then an interval after its last end, or when a hint
wakes it. The due moment is kept with the lease in the database: of several workers one runs the job, and a
restart neither forgets it nor repeats it at once. A job that fails is logged and comes back at its time.
"""

import asyncio
import contextvars
import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TypeVar

from sqlmodel import Session

from learnhub.core import bus, db, leases
from learnhub.core.bus import Hint
from learnhub.core.jobs import Job, ends, topic

logger = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE = timedelta(seconds=10)
SETTLING = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Worker:
    """Who takes leases, and for how long; without the worker's renewal they end."""

    name: str = field(default_factory=leases.this_worker)
    lease: timedelta = leases.LEASE


class LeaseLost(Exception):
    """Somebody else took the job meanwhile, so what this run did is rolled back."""


@asynccontextmanager
async def running(jobs: Sequence[Job], worker: Worker | None = None) -> AsyncIterator[None]:
    """Keep the jobs coming while the server runs; at the end, those that run are waited for a while."""
    ending, worker = threading.Event(), worker or Worker()
    alarms = [(job, asyncio.Event()) for job in jobs]
    token = ends.set(ending)
    coming = {
        asyncio.create_task(_keep_coming(job, alarm, ending, worker), name=job.name) for job, alarm in alarms
    }
    ends.reset(token)
    end_waking = bus.hints.subscribe(partial(_wake, asyncio.get_running_loop(), alarms))
    try:
        yield
    finally:
        end_waking()
        ending.set()
        for _job, alarm in alarms:
            alarm.set()
        await _see_out(coming)


def _wake(loop: asyncio.AbstractEventLoop, alarms: Sequence[tuple[Job, asyncio.Event]], hint: Hint) -> None:
    """Let the jobs come that wait for a hint; it may come from any thread."""
    for job, alarm in alarms:
        if topic(job.name) == hint.topic:
            loop.call_soon_threadsafe(alarm.set)


async def _see_out(coming: set[asyncio.Task[None]]) -> None:
    """Wait for what runs; a thread that does not end in time ends with the process, and its lease later."""
    if not coming:
        return
    _, late = await asyncio.wait(coming, timeout=PATIENCE.total_seconds())
    for task in late:
        logger.error("job %s did not end in time and is left behind", task.get_name())
        task.cancel()
    await asyncio.gather(*coming, return_exceptions=True)


async def _keep_coming(job: Job, alarm: asyncio.Event, ending: threading.Event, worker: Worker) -> None:
    pause = await _in_thread(partial(first_pause, job))
    while not ending.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(alarm.wait(), pause.total_seconds())
        if ending.is_set():
            return
        alarm.clear()  # before the turn: what wakes the job meanwhile brings another one
        pause = await _one_turn(job, worker)


async def _one_turn(job: Job, worker: Worker) -> timedelta:
    """Take a turn in a thread, and renew its lease while it lasts."""
    turn = _in_thread(partial(take_turn, job, worker))
    while not (await asyncio.wait({turn}, timeout=worker.lease.total_seconds() / 3))[0]:
        if not job.everywhere:
            await _renew(job, worker)
    return await turn


async def _renew(job: Job, worker: Worker) -> None:
    """Hold on to a job that runs. Failing is no news: who gives the job back finds out."""
    renew = partial(leases.renew, name=job.name, holder=worker.name, length=worker.lease)
    try:
        await _in_thread(lambda: db.write_now(renew))
    except Exception:
        logger.warning("the lease of job %s could not be renewed", job.name)


def first_pause(job: Job) -> timedelta:
    """How long after a start a job comes. One that is overdue waits a little, not to slow the start down."""
    if job.everywhere:
        return job.every
    try:
        return max(db.write_now(leases.plan, job.name, every=job.every), min(job.every, SETTLING))
    except Exception:
        logger.exception("job %s could not be planned", job.name)
        return min(job.every, leases.LEASE)


def take_turn(job: Job, worker: Worker) -> timedelta:
    """Run a job if it is due and nobody else's, in this thread; returns how long until the next turn."""
    if job.everywhere:
        run_once(job)
        return job.every
    try:
        if not db.write_now(leases.claim, job.name, holder=worker.name, length=worker.lease):
            return db.read_now(leases.time_left, job.name)
        _run_leased(job, worker)
        return job.every
    except Exception:
        logger.exception("the lease of job %s could not be had", job.name)
        return min(job.every, leases.LEASE)


def run_once(job: Job) -> bool:
    """Run a job in this thread without asking whose turn it is; its failure is logged and goes no further."""
    return _log_failure(job, job.work if job.outside else lambda: db.write_now(job.work))


def _run_leased(job: Job, worker: Worker) -> None:
    """Run a claimed job. One in a transaction gives its lease back there, and counts only with it."""
    if job.outside:
        _log_failure(job, job.work)
    elif _log_failure(job, lambda: db.write_now(_work_and_give_back, job, worker)):
        return
    if not db.write_now(leases.give_back, job.name, holder=worker.name, every=job.every):
        logger.warning("job %s outlasted its lease, and somebody else has taken it", job.name)


def _work_and_give_back(session: Session, job: Job, worker: Worker) -> None:
    job.work(session)
    if not leases.give_back(session, job.name, holder=worker.name, every=job.every):
        raise LeaseLost


def _log_failure(job: Job, work: Callable[[], object]) -> bool:
    try:
        work()
    except Exception:
        logger.exception("job %s failed", job.name)
        return False
    return True


def _in_thread(work: Callable[[], T]) -> asyncio.Future[T]:
    """Call something in a thread that does not keep the process alive, as one of an executor would."""
    outcome: Future[T] = Future()
    outcome.set_running_or_notify_cancel()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            outcome.set_result(context.run(work))
        except BaseException as fault:
            outcome.set_exception(fault)

    threading.Thread(target=run, name="learnhub.jobs", daemon=True).start()
    return asyncio.wrap_future(outcome)
