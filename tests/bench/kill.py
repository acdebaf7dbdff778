"""What `kill -9` at random moments of a write load loses.

    python -m tests.bench.kill [--rounds 100]

A process asks questions as fast as it can and says each one's id once it was answered. It is killed, and the
next one goes on in the same SQLite file. Printed are how many questions were acknowledged, how many of them
are missing, how many lie there by half, and how long the first answer took after a kill.

The goals: nothing missing, nothing by half, and an answer within ten seconds. Else it exits
with 1.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from sqlmodel import Session, select, text

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.core.clock import utcnow
from learnhub.features import listeners
from learnhub.features.people.models import Person, Setup, Space
from learnhub.features.questions import service
from learnhub.features.questions.schemas import AskInput

LONGEST = 0.3  # seconds between the first answer and the kill
UP_AGAIN = 10.0
QUESTIONS = "SELECT count(*) FROM content WHERE kind = 'question' AND id NOT IN"
HALVES = (
    f"{QUESTIONS} (SELECT content_id FROM authorship)",
    f"{QUESTIONS} (SELECT content_id FROM content_topic)",
    "SELECT count(*) FROM authorship WHERE content_id NOT IN (SELECT id FROM content)",
)


def found(session: Session) -> str:
    """Somebody in a company."""
    session.add(Setup(done_at=utcnow()))
    session.add(Space(kind="company", name="Ardelle"))
    person = Person(email="ana@ardelle.example", name="Ana Petit", status="active", created_at=utcnow())
    session.add(person)
    session.flush()
    return person.id


def write(url: str) -> None:
    """Ask until killed."""
    db.configure(url)
    listeners.install()
    ana = Actor(db.read_now(lambda session: session.exec(select(Person.id)).one()), "Ana Petit")
    while True:
        form = AskInput(title=f"Why does pump {ids.new_id()} trip?", topics=["Pumps"])
        print(db.write_now(service.ask_question, ana, form), flush=True)


def kill_once(url: str, chance: random.Random) -> tuple[list[str], float]:
    """What a writer acknowledged before it was killed, and how long the first took."""
    began = perf_counter()
    command = [sys.executable, "-m", "tests.bench.kill", "--write", url]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    first = writer.stdout.readline()
    seconds = perf_counter() - began
    try:
        writer.wait(chance.uniform(0, LONGEST))
    except subprocess.TimeoutExpired:
        writer.kill()
    said = [line.strip() for line in [first, *writer.stdout] if line.endswith("\n")]
    writer.wait()
    return said, seconds


def missing(session: Session, said: list[str]) -> int:
    """How many acknowledged questions are not there."""
    kept = {row.id for row in session.execute(text("SELECT id FROM content WHERE kind = 'question'"))}
    return len(set(said) - kept)


def halves(session: Session) -> int:
    """How many questions lack a part, and whether the file itself is broken."""
    broken = session.execute(text("PRAGMA integrity_check")).scalar_one() != "ok"
    return int(broken) + sum(session.execute(text(statement)).scalar_one() for statement in HALVES)


def main() -> int:
    """Kill as often as asked, and say what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--write", metavar="URL", help="be the writer")
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.write)
    with tempfile.TemporaryDirectory(prefix="learnhub-kill-") as folder:
        url = f"sqlite:///{Path(folder) / 'learnhub.db'}"
        migrations.upgrade(url)
        db.configure(url)
        db.write_now(found)
        chance, said, waits = random.Random(18), [], []
        for _round in range(arguments.rounds):
            acknowledged, seconds = kill_once(url, chance)
            said += acknowledged
            waits.append(seconds)
        lost, half = db.read_now(missing, said), db.read_now(halves)
        db.dispose()
    print(f"{arguments.rounds} kills, {len(said)} acknowledged, {lost} missing, {half} by half,", end=" ")
    print(f"first answer after at most {max(waits):.1f} s")
    return int(bool(lost or half) or max(waits) > UP_AGAIN)


if __name__ == "__main__":
    sys.exit(main())
