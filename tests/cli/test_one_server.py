"""Two servers on one PostgreSQL database: the second is refused, also after PostgreSQL was away."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import psycopg
import pytest

from learnhub.cli import one_server
from learnhub.cli.one_server import OneServer
from learnhub.config import Refusal

HOLD = """
import sys, time
from learnhub.cli import one_server
with one_server.kept(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""
CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"


@pytest.fixture
def url(postgresql_url: str) -> str:
    return postgresql_url.replace("+psycopg", "")


@pytest.fixture
def other(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that serves the database."""
    with subprocess.Popen([sys.executable, "-c", HOLD, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def cut_off(url: str) -> None:
    """End the connection that has the lock, as a restart of PostgreSQL does."""
    with psycopg.connect(url) as connection:
        connection.execute(CUT_OFF, (one_server.LOCK,))


def test_second_server_is_refused_and_told_who_serves(url: str, other: subprocess.Popen[str]) -> None:
    with pytest.raises(Refusal, match=rf"is served already, by learnhub on .*, process {other.pid}\."):
        OneServer(url).take()


def test_killed_server_leaves_the_database_free(url: str, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()

    for _look in range(100):
        lock = OneServer(url)
        try:
            lock.take()
            break
        except Refusal:
            threading.Event().wait(0.05)
    else:
        pytest.fail("the lock of a killed process was not given back")
    lock.give_back()


def test_lock_is_taken_anew_when_its_connection_was_lost(url: str) -> None:
    lock = OneServer(url)
    lock.take()
    cut_off(url)

    lock.look()
    lock.look()

    with pytest.raises(Refusal, match=f"process {os.getpid()}"):
        OneServer(url).take()
    lock.give_back()


def test_lock_that_our_own_broken_connection_still_has_is_waited_for(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, former = OneServer(url), OneServer(url)
    lock.take()
    monkeypatch.setattr(former, "_connection", lock._connection)
    monkeypatch.setattr(lock, "_connection", None)

    lock.look()
    former.give_back()
    for _look in range(100):
        lock.look()
        if lock._connection:
            break
        threading.Event().wait(0.05)

    with pytest.raises(Refusal, match=f"process {os.getpid()}"):
        OneServer(url).take()
    lock.give_back()


def test_server_ends_when_somebody_else_has_taken_its_database(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_server, "LOOK_SECONDS", 0.01)
    ended: list[int] = []
    monkeypatch.setattr(one_server.os, "kill", lambda _process, number: ended.append(number))
    first, second = OneServer(url), OneServer(url)
    first.take()
    cut_off(url)
    second.take()

    first.watch(threading.Event())

    assert (first.is_lost, ended) == (True, [signal.SIGTERM])
    second.give_back()


def test_database_that_does_not_answer_is_refused() -> None:
    with (
        pytest.raises(Refusal, match=r"^The database cannot be opened: "),
        one_server.kept("postgresql://127.0.0.1:1/learn"),
    ):
        pass
