"""One worker as a process of its own, which tests start, stop in the middle and kill.

Arguments: `deliver` or `job`, the address of the database, a file for what it does, and the key at which it
stops for ever ("-" for none). Each line of the file is a key that it sent, or a run of the job. What it
prints is where it stands.
"""

import sys
import threading
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from learnhub.core import db, outbox
from learnhub.core.jobs import Job
from learnhub.core.outbox import Channel, Message, Outbox
from learnhub.jobs.delivery import deliver
from learnhub.jobs.scheduler import Worker, take_turn
from tests import clocks

LEASE = timedelta(seconds=1)
EVERY = timedelta(hours=1)


def write(file: Path, line: str) -> None:
    with file.open("a") as lines:
        lines.write(f"{line}\n")


def stop() -> None:
    print("stopped", flush=True)
    threading.Event().wait()


def is_open(session: Session) -> bool:
    return session.exec(select(Outbox.id).where(col(Outbox.done_at).is_(None))).first() is not None


def run_deliver(file: Path, stop_at: str) -> None:
    """Send until everything is done; `before:key` and `after:key` stop around the moment of sending."""

    def send(message: Message) -> None:
        if stop_at == f"before:{message.dedupe}":
            stop()
        write(file, message.dedupe)
        if stop_at == f"after:{message.dedupe}":
            stop()

    channel = Channel("post", send, longest=timedelta(0))
    outbox.add_channel(channel)
    while db.read_now(is_open):
        deliver(channel, lease=LEASE)
        threading.Event().wait(0.02)


def run_job(file: Path, stop_at: str) -> None:
    """Take turns until the job ran here; `start` stops in the middle of the run."""
    runs: list[str] = []

    def work() -> None:
        write(file, "start")
        if stop_at == "start":
            stop()
        write(file, "end")
        runs.append("end")

    job = Job("hourly", EVERY, work, outside=True)
    while not runs:
        take_turn(job, Worker(lease=LEASE))
        threading.Event().wait(0.02)


if __name__ == "__main__":
    what, url, path, stop_at = sys.argv[1:]
    clocks.move(clocks.ahead)
    db.configure(url)
    print("started", flush=True)
    {"deliver": run_deliver, "job": run_job}[what](Path(path), stop_at)
