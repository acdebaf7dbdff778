"""Two thousand mails of the day, left and composed, while others click.

    .venv/bin/python -m tests.bench.digests [PEOPLE]

Prints how long both took, and how long a colleague's write and read lasted meanwhile.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session, select

from learnhub import migrations
from learnhub.core import clock, db, ids
from learnhub.core.outbox import Message, Outbox
from learnhub.features import listeners
from learnhub.features.mail import delivery
from learnhub.features.notices import digests, fanout
from learnhub.features.notices.models import InboxItem, Notice
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from tests.conftest import People, add_company
from tests.features.questions.support import ask

EIGHT = datetime.fromisoformat("2026-03-11T08:00:00+00:00")
MORNING = EIGHT + timedelta(minutes=5)
TALK = 0.002  # seconds; a server on the same machine takes longer to take a mail
SETTINGS = {
    "LEARNHUB_SMTP_URL": "smtp://127.0.0.1:1",
    "LEARNHUB_MAIL_FROM": "LearnHub <learn@ardelle.example>",
    "LEARNHUB_URL": "https://learn.ardelle.example",
    "LEARNHUB_SECRET_KEY": "the key of a bench, long enough for it",
}


def fill(session: Session, people: int, question_id: str) -> None:
    """A question with a new answer waits in each inbox."""
    for number in range(people):
        person = Person(
            name=f"Member {number}",
            email=f"member{number}@ardelle.example",
            status=PersonStatus.ACTIVE,
            created_at=MORNING,
        )
        session.add(person)
        session.flush()
        item = InboxItem(
            person_id=person.id, thing=question_id, content_id=question_id, count=1, last_at=EIGHT
        )
        item.waits = item.is_for_mail = True
        session.add(item)
        session.flush()
        told = {"kind": "answers", "what": "answered", "reason": "asked", "at": MORNING}
        session.add(Notice(item_id=item.id, person_id=person.id, dedupe=ids.new_id(), **told))


def leave_all() -> int:
    """Leave the mail of the day for everybody, as telling them does, a batch in a transaction."""
    person_ids = db.read_now(lambda session: list(session.exec(select(InboxItem.person_id))))
    for first in range(0, len(person_ids), fanout.BATCH):
        batch = person_ids[first : first + fanout.BATCH]
        rhythms = db.read_now(rhythms_of, batch)
        db.write_now(digests.leave, dict.fromkeys(batch, EIGHT), rhythms)
    return len(person_ids)


def compose_all() -> int:
    """Compose every mail that waits, as sending does; in place of each talk with a mail server is a pause."""
    rows = db.read_now(lambda session: list(session.exec(select(Outbox).where(Outbox.channel == "mail"))))
    messages = [Message(row.id, row.channel, row.dedupe, row.payload, row.attempts) for row in rows]
    return sum(_compose(message) for message in messages)


def _compose(message: Message) -> bool:
    mail = db.write_now(delivery.compose, message)
    time.sleep(TALK)
    return mail is not None


def beside(work: Callable[[], object]) -> tuple[float, list[float]]:
    """How long work took in a thread, and each write of somebody else meanwhile, in milliseconds."""
    worker, waits, start = threading.Thread(target=lambda: held(work)), [], time.perf_counter()
    worker.start()
    while worker.is_alive():
        begun = time.perf_counter()
        db.write_now(touch)
        waits.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.01)
    return time.perf_counter() - start, waits


def held(work: Callable[[], object]) -> None:
    with clock.at(MORNING):
        print(f"  {work()}")


def touch(session: Session) -> None:
    person = session.exec(select(Person).limit(1)).one()
    person.about = ids.new_id()
    session.add(person)


def report(name: str, seconds: float, waits: list[float]) -> None:
    p95 = statistics.quantiles(waits, n=20)[-1] if len(waits) > 1 else waits[0]
    print(f"{name}: {seconds:.2f} s; others' writes p95 {p95:.0f} ms, longest {max(waits):.0f} ms")


if __name__ == "__main__":
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    os.environ.update(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEARNHUB_DATA"] = folder
        url = f"sqlite:///{Path(folder) / 'learnhub.db'}"
        migrations.upgrade(url)
        db.configure(url)
        listeners.install()
        db.write_now(add_company)
        question_id = ask(People().member("Ana Petit"))
        db.write_now(fill, people, question_id)
        report("left", *beside(leave_all))
        report("composed", *beside(compose_all))
        db.dispose()
