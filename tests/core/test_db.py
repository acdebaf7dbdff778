"""Units of work: whole or not at all, inline or in a thread, and moments that keep their zone."""

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam
from sqlalchemy.exc import StatementError
from sqlmodel import Session, select

from learnhub.core import db, engines, inline
from learnhub.features.people.models import Setting, Setup

PARIS_SUMMER = timezone(timedelta(hours=2))


def put(session: Session, key: str, value: object = 1) -> int:
    session.add(Setting(key=key, value=value))
    session.flush()
    return threading.get_ident()


def keys(session: Session) -> list[str]:
    return sorted(session.exec(select(Setting.key)))


def test_write_is_kept(database) -> None:
    db.write_now(put, "company")

    assert db.read_now(keys) == ["company"]


def test_write_that_fails_leaves_nothing(database) -> None:
    def put_and_fail(session: Session) -> None:
        put(session, "company")
        raise LookupError

    with pytest.raises(LookupError):
        db.write_now(put_and_fail)

    assert db.read_now(keys) == []


def test_read_keeps_nothing(database) -> None:
    db.read_now(put, "company")

    assert db.read_now(keys) == []


def test_moment_comes_back_in_utc(database) -> None:
    def add(session: Session) -> None:
        session.add(Setup(done_at=datetime(2026, 7, 1, 14, 0, tzinfo=PARIS_SUMMER)))

    db.write_now(add)

    done_at = db.read_now(lambda session: session.exec(select(Setup.done_at)).one())
    assert (done_at, done_at.tzinfo) == (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), UTC)


def test_moment_without_zone_is_refused(database) -> None:
    def add(session: Session) -> None:
        session.add(Setup(done_at=datetime(2026, 7, 1, 14, 0)))  # noqa: DTZ001

    with pytest.raises(StatementError):
        db.write_now(add)


def test_write_runs_inline_on_sqlite_and_in_a_thread_elsewhere(database) -> None:
    thread = asyncio.run(db.write(put, "company"))

    assert (thread == threading.get_ident()) == (database == "sqlite")


def test_slow_write_runs_in_a_thread(database) -> None:
    assert asyncio.run(db.write(put, "company", slow=True)) != threading.get_ident()


def test_write_behind_another_writer_does_not_hold_the_loop(database) -> None:
    """While a thread holds the database for 0.4 s, the loop goes on ticking and the write arrives."""
    holding = threading.Event()

    def hold(session: Session) -> None:
        put(session, "first")
        holding.set()
        time.sleep(0.4)

    async def scene() -> float:
        writer = asyncio.create_task(asyncio.to_thread(db.write_now, hold))
        await asyncio.to_thread(holding.wait)
        second = asyncio.create_task(db.write(put, "second"))
        longest, last = 0.0, time.perf_counter()
        while not (second.done() and writer.done()):
            await asyncio.sleep(0.01)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
        await asyncio.gather(writer, second)
        return longest

    longest = asyncio.run(scene())

    assert db.read_now(keys) == ["first", "second"]
    assert longest < 0.3


def test_burst_of_writes_leaves_the_loop_to_others(database) -> None:
    """A hundred short writes at one moment, a second in all: others are never kept for as long as that."""
    db.write_now(put, "first")

    def put_slowly(session: Session, key: str) -> None:
        put(session, key)
        time.sleep(0.01)
        inline.forget()  # however slow this machine is now, the next one runs inline as well

    async def scene() -> float:
        writing = asyncio.gather(*(db.write(put_slowly, f"key {number}") for number in range(100)))
        longest, last = 0.0, time.perf_counter()
        while not writing.done():
            await asyncio.sleep(0)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
        await writing
        return longest

    assert asyncio.run(scene()) < 0.4
    assert len(db.read_now(keys)) == 101


def test_unit_begins_anew_where_somebody_else_added_its_row(database) -> None:
    """Several look for a row, miss it, and add it: one does, the others find it."""
    looked = threading.Barrier(4, timeout=5)

    def get_or_put(session: Session, number: int) -> str:
        found = session.get(Setting, "shared")
        if found is None and not db.is_sqlite():
            looked.wait()
        if found is None:
            put(session, "shared", f"by {number}")
        return session.get_one(Setting, "shared").value

    async def scene() -> list[str]:
        return await asyncio.gather(*(db.write(get_or_put, number) for number in range(4)))

    assert len(set(asyncio.run(scene()))) == 1


def test_rows_are_readable_after_the_commit(database) -> None:
    def add(session: Session) -> Setting:
        row = Setting(key="company", value={"name": "Ardelle"})
        session.add(row)
        return row

    assert db.write_now(add).value == {"name": "Ardelle"}


def test_rows_has_columns_and_what_was_added_before(database) -> None:
    made_once = select(Setting).where(Setting.key == bindparam("key"))

    def add_and_look(session: Session) -> list[tuple]:
        session.add(Setting(key="company", value="Ardelle"))
        return [(row.key, row.value) for row in db.rows(session, made_once, key="company")]

    assert db.write_now(add_and_look) == [("company", "Ardelle")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_read_after_an_inline_write_waits_as_long_as_a_read_does(database) -> None:
    """On SQLite the time to wait belongs to the connection, and a write leaves its own behind."""

    def patience(session: Session) -> int:
        return session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar_one()

    seen = [asyncio.run(db.write(patience)), db.read_now(patience), db.write_now(patience)]

    assert seen == [db.BUSY_INLINE_MS, engines.BUSY_MS, engines.BUSY_MS]


def test_foreign_keys_hold(database) -> None:
    from sqlalchemy.exc import IntegrityError

    from learnhub.features.people.models import SpaceMember

    with pytest.raises(IntegrityError):
        db.write_now(lambda session: session.add(SpaceMember(space_id="nowhere", person_id="nobody")))


def test_long_inline_unit_is_logged(database, caplog) -> None:
    def nap(session: Session) -> None:
        time.sleep(0.03)

    asyncio.run(db.read(nap))

    assert ("inline unit of work took" in caplog.text) == (database == "sqlite")
