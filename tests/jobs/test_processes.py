"""Two processes on one database: one is killed in the middle, the other takes over after the lease."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from learnhub.config import CHECKOUT
from learnhub.core import db, outbox
from learnhub.core.outbox import Channel, Outbox

NUMBERS = [f"booked:{number}" for number in range(6)]

Process = subprocess.Popen[str]
Start = Callable[..., Process]


@pytest.fixture
def start(database: str, tmp_path: Path) -> Iterator[Start]:
    """Start a worker on the database of this test; it ends with the test."""
    started: list[Process] = []
    url = db.engine().url.render_as_string(hide_password=False)

    def start_worker(what: str, stop_at: str = "-") -> Process:
        arguments = [sys.executable, "-m", "tests.jobs.worker", what, url, str(tmp_path / "lines"), stop_at]
        process = subprocess.Popen(arguments, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start_worker
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[], list[str]]:
    """What the workers did so far."""
    return lambda: (tmp_path / "lines").read_text().splitlines()


def put_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "channels", {})
    outbox.add_channel(Channel("post", lambda _message: None))
    for number in NUMBERS:
        db.write_now(outbox.put, "post", dedupe=number, payload={})


def done(session: Session) -> list[str]:
    return sorted(session.exec(select(Outbox.dedupe).where(col(Outbox.done_at).is_not(None))))


def kill_when_stopped(process: Process) -> None:
    assert process.stdout
    assert [process.stdout.readline() for _ in range(2)] == ["started\n", "stopped\n"]
    process.kill()
    process.wait(5)


@pytest.mark.parametrize(
    ("moment", "twice"), [("before", Counter()), ("after", Counter(["booked:2"]))], ids=["before", "after"]
)
def test_kill_while_sending_loses_nothing_and_marks_nothing(
    start, lines, monkeypatch, moment: str, twice: Counter
) -> None:
    put_numbers(monkeypatch)
    kill_when_stopped(start("deliver", f"{moment}:booked:2"))
    sent_before, done_before = lines(), db.read_now(done)

    assert start("deliver").wait(20) == 0

    assert done_before == ["booked:0", "booked:1"]
    assert sent_before[:2] == done_before
    assert Counter(lines()) == Counter(NUMBERS) + twice
    assert db.read_now(done) == NUMBERS


def test_two_processes_that_send_at_once_send_everything_once(start, lines, monkeypatch) -> None:
    put_numbers(monkeypatch)

    both = [start("deliver"), start("deliver")]

    assert [process.wait(20) for process in both] == [0, 0]
    assert Counter(lines()) == Counter(NUMBERS)


def test_job_of_a_killed_process_is_taken_over_after_its_lease(start, lines) -> None:
    kill_when_stopped(start("job", "start"))

    other = start("job")

    assert other.wait(20) == 0
    assert lines() == ["start", "start", "end"]
