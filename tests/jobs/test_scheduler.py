"""Jobs come back, fail alone, and end with the server."""

import asyncio
import logging
import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from learnhub.core import clock, db, throttle
from learnhub.core.throttle import Throttle
from learnhub.jobs.registry import all_jobs, forget_old_limits
from learnhub.jobs.scheduler import Job, run_once, running

SOON = timedelta(milliseconds=1)


def count(session: Session) -> int:
    return session.execute(select(func.count()).select_from(Throttle)).scalar_one()


@pytest.mark.usefixtures("database")
def test_job_comes_back_until_the_server_ends() -> None:
    runs: list[int] = []
    often = threading.Event()

    def work(session: Session) -> None:
        runs.append(count(session))
        if len(runs) == 3:
            often.set()

    async def serve() -> int:
        async with running([Job("count", SOON, work)]):
            await asyncio.to_thread(often.wait, 5)
        return len(runs)

    at_end = asyncio.run(serve())

    assert at_end >= 3
    assert len(runs) == at_end


@pytest.mark.usefixtures("database")
def test_job_that_runs_is_waited_for() -> None:
    started, done = threading.Event(), threading.Event()

    def work(_session: Session) -> None:
        started.set()
        done.wait(0.2)
        done.set()

    async def serve() -> None:
        async with running([Job("slow", SOON, work)]):
            await asyncio.to_thread(started.wait, 5)

    asyncio.run(serve())

    assert done.is_set()


@pytest.mark.usefixtures("database")
def test_job_that_fails_is_logged_and_the_next_one_runs(caplog: pytest.LogCaptureFixture) -> None:
    worked = threading.Event()

    def fail(session: Session) -> None:
        throttle.hit(session, "half done", limit=9, seconds=60)
        raise RuntimeError("on purpose")

    async def serve() -> None:
        async with running([Job("fails", SOON, fail), Job("works", 2 * SOON, lambda _session: worked.set())]):
            await asyncio.to_thread(worked.wait, 5)

    with caplog.at_level(logging.ERROR):
        asyncio.run(serve())

    assert worked.is_set()
    assert set(caplog.messages) == {"job fails failed"}
    assert db.read_now(count) == 0


@pytest.mark.usefixtures("database")
def test_old_limits_are_forgotten() -> None:
    with clock.at(clock.utcnow() - timedelta(days=2)):
        db.write_now(throttle.hit, "old", limit=9, seconds=60)
    db.write_now(throttle.hit, "new", limit=9, seconds=60)

    db.write_now(forget_old_limits)

    assert db.read_now(lambda session: list(session.execute(select(Throttle.key)).scalars())) == ["new"]


@pytest.mark.usefixtures("database")
def test_every_job_runs_on_an_empty_database(caplog: pytest.LogCaptureFixture) -> None:
    for job in all_jobs():
        asyncio.run(run_once(job))

    assert caplog.messages == []


def test_names_of_jobs_differ() -> None:
    assert len({job.name for job in all_jobs()}) == len(all_jobs())
