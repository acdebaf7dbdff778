"""Jobs come back at their own pace, fail alone, run in one worker, and end with the server."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import Session

from learnhub.core import clock, db, leases
from learnhub.core.jobs import Job, is_ending, wake
from learnhub.core.leases import JobLease
from learnhub.features.people.models import Setting
from learnhub.jobs import scheduler
from learnhub.jobs.registry import all_jobs
from learnhub.jobs.scheduler import Worker, run_once, running, take_turn

SOON = timedelta(milliseconds=1)
HOUR = timedelta(hours=1)


def write(session: Session, key: str) -> None:
    session.add(Setting(key=key, value={}))
    session.flush()


def count(session: Session) -> int:
    return session.execute(select(func.count()).select_from(Setting)).scalar_one()


def serve(*jobs: Job, until: Callable[[], object], worker: Worker | None = None) -> None:
    """Run jobs until something happened that a thread waits for."""

    async def scene() -> None:
        async with running(jobs, worker):
            await asyncio.to_thread(until)

    asyncio.run(scene())


@pytest.mark.usefixtures("database")
def test_job_is_woken_long_before_its_time() -> None:
    came = threading.Event()

    def wait_for_it() -> None:
        while not came.wait(0.05):  # the first hints may come before the job waits for them
            db.write_now(wake, "post")

    serve(
        Job("post", HOUR, came.set, outside=True, everywhere=True),
        Job("other", HOUR, lambda: pytest.fail("not woken"), outside=True, everywhere=True),
        until=wait_for_it,
    )


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
def test_job_that_runs_on_is_left_behind_after_a_while(monkeypatch, caplog) -> None:
    started, release, ended = threading.Event(), threading.Event(), threading.Event()
    monkeypatch.setattr(scheduler, "PATIENCE", 50 * SOON)

    def work() -> None:
        started.set()
        release.wait(5)
        ended.set()

    with caplog.at_level(logging.ERROR):
        serve(Job("endless", SOON, work, outside=True, everywhere=True), until=lambda: started.wait(5))

    assert ended.is_set() is False
    assert caplog.messages == ["job endless did not end in time and is left behind"]
    release.set()
    assert ended.wait(5)


@pytest.mark.usefixtures("database")
def test_long_job_outside_hears_that_the_server_ends(caplog) -> None:
    started = threading.Event()

    def work() -> None:
        started.set()
        while not is_ending():
            threading.Event().wait(0.005)

    serve(Job("long", SOON, work, outside=True), until=lambda: started.wait(5))

    assert caplog.messages == []


def test_nothing_ends_outside_a_server() -> None:
    assert is_ending() is False


@pytest.mark.usefixtures("database")
def test_job_that_fails_is_logged_and_the_next_one_runs(caplog: pytest.LogCaptureFixture) -> None:
    failed, worked = threading.Event(), threading.Event()

    def fail(session: Session) -> None:
        write(session, "half done")
        failed.set()
        raise RuntimeError("on purpose")

    async def serve() -> None:
        async with running([Job("fails", SOON, fail), Job("works", 2 * SOON, lambda _session: worked.set())]):
            await asyncio.to_thread(failed.wait, 5)
            await asyncio.to_thread(worked.wait, 5)

    with caplog.at_level(logging.ERROR):
        asyncio.run(serve())

    assert worked.is_set()
    assert set(caplog.messages) == {"job fails failed"}
    assert db.read_now(count) == 0


@pytest.mark.usefixtures("database")
def test_job_that_failed_comes_back() -> None:
    twice = threading.Event()
    runs: list[int] = []

    def fail() -> None:
        runs.append(1)
        if len(runs) == 2:
            twice.set()
        raise RuntimeError("on purpose")

    serve(Job("fails", SOON, fail, outside=True), until=lambda: twice.wait(5))

    assert twice.is_set()


@pytest.mark.usefixtures("database")
def test_long_job_does_not_delay_another() -> None:
    began, other_ran, ended = threading.Event(), threading.Event(), threading.Event()
    waited: list[bool] = []

    def wait() -> None:
        began.set()
        waited.append(other_ran.wait(5))
        ended.set()

    def note(_session: Session) -> None:
        if began.is_set():
            other_ran.set()

    serve(Job("long", SOON, wait, outside=True), Job("short", SOON, note), until=lambda: ended.wait(10))

    assert waited[:1] == [True]


@pytest.mark.usefixtures("database")
def test_job_that_waits_outside_holds_nobodys_write() -> None:
    waiting, release, ended = threading.Event(), threading.Event(), threading.Event()

    def wait_for_the_network() -> None:
        waiting.set()
        release.wait(5)
        ended.set()

    async def write_meanwhile() -> list[bool]:
        seen = []
        async with running([Job("network", SOON, wait_for_the_network, outside=True)]):
            await asyncio.to_thread(waiting.wait, 5)
            for slow in (False, True):
                await db.write(write, f"meanwhile {slow}", slow=slow)
                seen.append(ended.is_set())
            release.set()
        return seen

    before_its_end = asyncio.run(write_meanwhile())

    assert before_its_end == [False, False]
    assert ended.is_set()


@pytest.mark.usefixtures("database")
def test_one_of_several_workers_runs_a_job_that_is_due(noon) -> None:
    together, runs = threading.Barrier(4), []
    job = Job("hourly", HOUR, lambda _session: runs.append(1))
    pauses: list[timedelta] = []

    def work(name: str) -> None:
        with clock.at(noon):
            together.wait(5)
            pauses.append(take_turn(job, Worker(name)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, ("ana", "karim", "lea", "tom")))

    assert len(runs) == 1
    assert {leases.LEASE, HOUR} >= {*pauses} >= {HOUR}


@pytest.mark.usefixtures("database")
def test_job_of_two_workers_never_runs_twice_at_once() -> None:
    is_running, overlaps = threading.Lock(), []

    def work() -> None:
        overlaps.append(not is_running.acquire(blocking=False))
        threading.Event().wait(0.002)
        is_running.release()

    job = Job("often", SOON, work, outside=True)

    def come_back(name: str) -> None:
        while len(overlaps) < 20:
            take_turn(job, Worker(name))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(come_back, ("ana", "karim")))

    assert set(overlaps) == {False}


@pytest.mark.usefixtures("database")
def test_lease_of_a_long_job_is_renewed() -> None:
    renewed = threading.Event()

    def until(session: Session) -> object:
        return session.execute(select(JobLease.until)).scalar_one()

    def work() -> None:
        first = db.read_now(until)
        for _ in range(500):
            if db.read_now(until) > first:
                renewed.set()
                return
            threading.Event().wait(0.01)

    worker = Worker("ana", timedelta(milliseconds=600))
    serve(Job("long", SOON, work, outside=True), until=lambda: renewed.wait(6), worker=worker)

    assert renewed.is_set()


@pytest.mark.usefixtures("database")
def test_job_in_a_transaction_that_lost_its_lease_has_not_happened(caplog) -> None:
    def lose(session: Session) -> None:
        write(session, "half done")
        session.execute(update(JobLease).values(holder="karim"))

    take_turn(Job("lost", HOUR, lose), Worker("ana"))

    assert db.read_now(count) == 0
    assert caplog.messages == ["job lost failed"]


@pytest.mark.usefixtures("database")
def test_job_outside_that_lost_its_lease_says_so(caplog) -> None:
    def lose() -> None:
        db.write_now(lambda session: session.execute(update(JobLease).values(holder="karim")))

    take_turn(Job("lost", HOUR, lose, outside=True), Worker("ana"))

    assert caplog.messages == ["job lost outlasted its lease, and somebody else has taken it"]


@pytest.mark.usefixtures("database")
def test_job_that_is_everywhere_needs_no_lease() -> None:
    runs: list[str] = []
    job = Job("everywhere", HOUR, lambda _session: runs.append("ran"), everywhere=True)

    pauses = [take_turn(job, Worker(name)) for name in ("ana", "karim")]

    assert (runs, pauses) == (["ran", "ran"], [HOUR, HOUR])
    assert db.read_now(lambda session: session.execute(select(JobLease.name)).all()) == []


def test_jobs_outlive_a_database_that_does_not_answer(tmp_path, caplog) -> None:
    db.configure(f"sqlite:///{tmp_path}/without-tables.db")
    job = Job("hourly", HOUR, lambda _session: None)

    pauses = [scheduler.first_pause(job), take_turn(job, Worker("ana"))]

    db.dispose()
    assert pauses == [leases.LEASE, leases.LEASE]
    assert caplog.messages == ["job hourly could not be planned", "the lease of job hourly could not be had"]


@pytest.mark.usefixtures("database")
def test_overdue_job_waits_a_little_after_a_start(noon) -> None:
    db.write_now(leases.claim, "hourly", holder="ana")
    db.write_now(leases.give_back, "hourly", holder="ana", every=HOUR)
    job = Job("hourly", HOUR, lambda _session: None)

    pauses = []
    for hours in (0.5, 5):
        with clock.at(noon + hours * HOUR):
            pauses.append(scheduler.first_pause(job))

    assert pauses == [0.5 * HOUR, scheduler.SETTLING]


@pytest.mark.usefixtures("database")
def test_every_job_runs_on_an_empty_database(caplog: pytest.LogCaptureFixture) -> None:
    for job in all_jobs():
        run_once(job)

    assert caplog.messages == []


def test_names_of_jobs_differ() -> None:
    assert len({job.name for job in all_jobs()}) == len(all_jobs())
