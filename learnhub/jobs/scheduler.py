"""Work that comes back, as one task of the server.

Jobs run one after the other, each in a thread and in a transaction of its own, first when its interval has
passed once. A job that fails is logged and comes back at its time; what it does must bear being done again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from learnhub.core import db

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A name for the log, how often, and what runs in the transaction."""

    name: str
    every: timedelta
    work: Callable[[Session], object]


@asynccontextmanager
async def running(jobs: Sequence[Job]) -> AsyncIterator[None]:
    """Keep the jobs coming while the server runs; at the end a job that runs is waited for."""
    stop = asyncio.Event()
    task = asyncio.create_task(_keep_coming(jobs, stop), name="learnhub.jobs")
    try:
        yield
    finally:
        stop.set()
        await task


async def _keep_coming(jobs: Sequence[Job], stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    due = {job: loop.time() + job.every.total_seconds() for job in jobs}
    while due and not stop.is_set():
        job = min(due, key=due.__getitem__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), max(0, due[job] - loop.time()))
        if not stop.is_set():
            await run_once(job)
            due[job] = loop.time() + job.every.total_seconds()


async def run_once(job: Job) -> None:
    """Run a job now; its failure is logged and goes no further."""
    try:
        await db.write(job.work, slow=True)
    except Exception:
        logger.exception("job %s failed", job.name)
