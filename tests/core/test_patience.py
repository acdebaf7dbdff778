"""A database that somebody else holds: each gets an answer in time, reads go on, nothing is half done."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from learnhub.api import health
from learnhub.core import db, patience
from learnhub.core.patience import DatabaseAway, Patience
from learnhub.features.people.models import Setting

SHORT = 0.4


@contextmanager
def held() -> Iterator[None]:
    """Another process holds what a write of a setting needs."""
    url = db.engine().url
    if db.is_sqlite():
        with sqlite3.connect(str(url.database), isolation_level=None) as holding:
            holding.execute("BEGIN IMMEDIATE")
            yield
            holding.execute("ROLLBACK")
        holding.close()
        return
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False)) as holding:
        holding.execute("LOCK TABLE setting IN EXCLUSIVE MODE")
        yield
        holding.rollback()


def put(session: Session, key: str) -> None:
    session.add(Setting(key=key, value=1))
    session.flush()


def keys(session: Session) -> list[str]:
    return sorted(session.exec(select(Setting.key)))


async def timed_write(key: str) -> float:
    began = time.monotonic()
    with pytest.raises(OperationalError):
        await db.write(put, key, within=SHORT)
    return time.monotonic() - began


def test_each_of_many_writers_has_an_answer_in_time_and_readers_do_not_wait(database) -> None:
    async def scene() -> tuple[list[float], float, list[str]]:
        writing = [asyncio.create_task(timed_write(f"key {number}")) for number in range(20)]
        await asyncio.sleep(0.05)
        began = time.monotonic()
        found = await db.read(keys)
        slow = await db.read(keys, slow=True)
        reading = time.monotonic() - began
        return await asyncio.gather(*writing), reading, found + slow

    with held():
        waits, reading, found = asyncio.run(scene())

    assert max(waits) < SHORT + 1.5
    assert reading < SHORT
    assert found == []
    assert db.read_now(keys) == []


def test_writes_go_on_by_themselves_afterwards(database) -> None:
    with held():
        asyncio.run(timed_write("first"))

    asyncio.run(db.write(put, "second"))

    assert db.read_now(keys) == ["second"]


def test_write_that_waited_in_vain_is_not_done_later(database) -> None:
    """Where the unit itself hangs, as in a database that has stopped, it is not kept when it goes on."""
    going_on, done = threading.Event(), threading.Event()

    def hang(session: Session) -> None:
        put(session, "late")
        going_on.wait(10)
        done.set()

    async def scene() -> None:
        if db.is_sqlite():
            db.inline._quick_runs_left[db.inline._name(hang)] = 1
        with pytest.raises(DatabaseAway):
            await db.write(hang, within=0.2)
        going_on.set()
        await asyncio.to_thread(done.wait, 10)

    asyncio.run(scene())
    db.write_now(put, "next")

    assert db.read_now(keys) == ["next"]


def test_long_write_that_has_begun_is_waited_for(database) -> None:
    def work(session: Session) -> None:
        time.sleep(0.5)
        put(session, "long")

    asyncio.run(db.write(work, slow=True, within=0.1))

    assert db.read_now(keys) == ["long"]


@pytest.mark.parametrize("first", ["unit", "waiter"])
def test_either_the_unit_is_kept_or_the_waiter_has_given_up(first: str) -> None:
    waits = Patience(1)
    if first == "unit":
        waits.enter()
        assert not waits.give_up()
        waits.enter()
    else:
        assert waits.give_up()
        with pytest.raises(DatabaseAway):
            waits.enter()


class Answer:
    """What a route writes its status into."""

    status_code = 0


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_readiness_says_that_nobody_can_write(database, monkeypatch) -> None:
    monkeypatch.setattr(health, "PATIENCE_SECONDS", SHORT)
    locked, free = Answer(), Answer()

    with held():
        found = asyncio.run(health.ready(locked))
    asyncio.run(health.ready(free))

    assert (found.database, locked.status_code, free.status_code) == (False, 503, 200)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_connection_to_postgresql_waits_for_no_lock_longer_than_the_patience(database) -> None:
    wait = db.read_now(lambda session: session.connection().exec_driver_sql("SHOW lock_timeout").scalar_one())

    assert wait == f"{patience.SECONDS:.0f}s"


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_compiles_no_statement(database) -> None:
    assert db.read_now(lambda session: session.connection().exec_driver_sql("SHOW jit").scalar_one()) == "off"
