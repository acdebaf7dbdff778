"""Units that were too slow for the event loop run in a thread, until they are quick again."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable

import pytest
from sqlmodel import Session

from learnhub.core import db, inline

Door = Callable[..., object]


class Unit:
    """A unit of work that is slow while told so, and tells which thread it ran in."""

    def __init__(self, name: str) -> None:
        self.__qualname__ = name
        self.is_slow = True

    def __call__(self, _session: Session) -> int:
        time.sleep(2 * inline.SLOW_MS / 1000 if self.is_slow else 0)
        return threading.get_ident()


@pytest.fixture(params=[db.read, db.write])
def door(request: pytest.FixtureRequest) -> Door:
    """Both ways from the event loop to the database."""
    return request.param


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_unit_that_held_the_loop_runs_in_a_thread_from_then_on(database, door) -> None:
    slow, other = Unit("slow"), Unit("other")
    other.is_slow = False

    threads = [asyncio.run(door(slow)) for _ in range(3)]

    assert [thread == threading.get_ident() for thread in threads] == [True, False, False]
    assert asyncio.run(door(other)) == threading.get_ident()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_unit_that_held_the_loop_is_logged_once(database, door, caplog) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            asyncio.run(door(Unit("slow")))

    assert [message.rpartition(": ")[2] for message in caplog.messages] == [f"{__name__}.slow"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_unit_that_was_quick_often_enough_returns_to_the_loop(database, door, monkeypatch) -> None:
    monkeypatch.setattr(inline, "QUICK_RUNS", 2)
    monkeypatch.setattr(inline, "SLOW_MS", 5_000)
    unit = Unit("slow")
    inline.note_inline(unit, started=time.perf_counter() - 6)
    unit.is_slow = False

    threads = [asyncio.run(door(unit)) for _ in range(3)]

    assert [thread == threading.get_ident() for thread in threads] == [False, False, True]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_unit_that_is_slow_again_in_its_thread_stays_there(database, door, monkeypatch) -> None:
    monkeypatch.setattr(inline, "QUICK_RUNS", 2)
    unit = Unit("slow")

    threads = [asyncio.run(door(unit)) for _ in range(5)]

    assert [thread == threading.get_ident() for thread in threads] == [True, *[False] * 4]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_another_database_is_met_without_prejudice(database) -> None:
    unit = Unit("slow")
    asyncio.run(db.read(unit))

    db.configure("sqlite://")

    assert inline.is_slow(unit) is False
