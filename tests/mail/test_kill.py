"""`kill -9` at random moments while mails leave: none is lost, and what comes twice is the same."""

import random
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlmodel import Session, col, func, select

from learnhub import mail
from learnhub.config import CHECKOUT
from learnhub.core import db, ids
from learnhub.core.clock import utcnow
from learnhub.core.outbox import Outbox
from learnhub.features.people.models import Person
from tests.postboxes import Postbox

MAILS, KILLS, PATIENCE = 200, 3, 60


def put_mails(session: Session) -> None:
    """Two hundred people who are invited at once."""
    people = [
        Person(name=f"Member {number}", email=f"member{number}@ardelle.example", created_at=utcnow())
        for number in range(MAILS)
    ]
    session.add_all(people)
    session.flush()
    payloads = {f"invitation:{one.id}": {"person_id": one.id, "link": ids.new_id()} for one in people}
    assert mail.put_many(session, "people.invitation", payloads) == MAILS


def left(session: Session) -> int:
    return session.exec(select(func.count()).where(col(Outbox.done_at).is_(None))).one()


def start() -> subprocess.Popen[str]:
    url = db.engine().url.render_as_string(hide_password=False)
    arguments = [sys.executable, "-m", "tests.mail.worker", url]
    process = subprocess.Popen(arguments, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "started\n"
    return process


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_mail_is_lost_and_one_that_comes_twice_is_the_same(postbox: Postbox, company, monkeypatch) -> None:
    monkeypatch.setenv("LEARNHUB_SECRET_KEY", "the key of this test, long enough")
    db.write_now(put_mails)
    chance = random.Random()

    for number in range(1, KILLS + 1):
        process, until = start(), time.monotonic() + PATIENCE
        while len(postbox.taken) < number * MAILS / (KILLS + 1) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(chance.random() / 20)
        process.kill()
        process.communicate()
    process, until = start(), time.monotonic() + PATIENCE
    while db.read_now(left) and time.monotonic() < until:
        time.sleep(0.05)
    process.kill()
    process.communicate()

    taken = Counter(
        (message["To"].addresses[0].addr_spec, message["Message-ID"]) for message in postbox.taken
    )
    assert db.read_now(left) == 0
    assert {address for address, _id in taken} == {
        f"member{number}@ardelle.example" for number in range(MAILS)
    }
    assert len(taken) == MAILS  # one Message-ID for each, however often it came
    assert sum(taken.values()) - MAILS <= KILLS
