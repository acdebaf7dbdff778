"""A server that is killed while it tells or mails the day: nothing is lost, and nobody is told twice."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, func, select

from learnhub.config import CHECKOUT
from learnhub.core import clock, db, outbox
from learnhub.core.outbox import Outbox
from learnhub.features.notices import fanout
from learnhub.features.notices.models import Follow, InboxItem, Notice
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.questions.events import QuestionAnswered
from learnhub.jobs.delivery import deliver
from learnhub.rooms import Reason
from tests.clocks import AHEAD
from tests.features.notices.support import tell
from tests.features.questions.support import answer, ask
from tests.postboxes import text_of

EVENTS, KILLS = 200, 4
READERS, QUESTIONS, KILLED_AT = 60, 3, (10, 35)  # mails
PATIENCE = 60  # seconds


def _counts(session: Session) -> tuple[Counter[str], list[int]]:
    told = Counter(session.exec(select(Notice.person_id)))
    return told, list(session.exec(select(InboxItem.count)))


def _put(session: Session, event: QuestionAnswered) -> None:
    for number in range(EVENTS):
        fanout.put(session, event, dedupe=str(number))


def _started(module: str, url: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A process that has begun its work."""
    command = [sys.executable, "-m", module, url]
    process = subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, env={**os.environ, **(environment or {})}
    )
    assert process.stdout
    assert process.stdout.readline()
    return process


@pytest.mark.usefixtures("database")
def test_kills_at_random_moments_lose_nothing_and_double_nothing(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(eve, question_id)
    tell()
    event = QuestionAnswered(question_id, answer(ben, question_id))
    tell()
    db.write_now(_put, event)
    url, chance = db.engine().url.render_as_string(hide_password=False), random.Random(7)

    for _ in range(KILLS):
        with _started("tests.features.notices.teller", url) as process:
            time.sleep(chance.uniform(0.05, 0.4))
            process.kill()
    with clock.at(clock.utcnow() + outbox.LEASE):  # what a killed server had claimed is free again
        tell()

    told, counts = db.read_now(_counts)
    assert told == {ana.person_id: EVENTS + 2, eve.person_id: EVENTS + 1}
    assert sorted(counts) == [EVENTS + 1, EVENTS + 2]


def _follow(session: Session, question_ids: list[str]) -> None:
    """Many people follow some questions."""
    now = clock.utcnow()
    for number in range(READERS):
        reader = Person(
            name=f"Reader {number}",
            email=f"reader{number}@ardelle.example",
            status=PersonStatus.ACTIVE,
            created_at=now,
        )
        session.add(reader)
        session.flush()
        for each in question_ids:
            session.add(Follow(person_id=reader.id, content_id=each, reason=Reason.FOLLOWS, since=now))


def _last_due(session: Session) -> datetime:
    """When all the mails of the day are due."""
    return session.exec(select(func.max(Outbox.not_before)).where(col(Outbox.dedupe).like("digest:%"))).one()


@pytest.mark.slow
def test_kills_among_the_mails_of_the_day_lose_none_and_double_only_what_was_being_sent(
    ana, ben, postbox, monkeypatch
) -> None:
    """Killed while they are left, composed and sent; one comes twice if it had left and was not marked."""
    monkeypatch.setenv("LEARNHUB_SECRET_KEY", "the key of this test, long enough")
    asked = [ask(ana, f"How is seal {number} replaced?") for number in range(QUESTIONS)]
    tell()
    db.write_now(_follow, asked)
    for each in asked:
        answer(ben, each)
    url, chance = db.engine().url.render_as_string(hide_password=False), random.Random()

    with _started("tests.features.notices.teller", url) as process:
        time.sleep(chance.uniform(0.05, 0.4))
        process.kill()
    with clock.at(clock.utcnow() + outbox.LEASE):
        tell()
    at = db.read_now(_last_due)
    ahead = (at - datetime.now(UTC)).total_seconds()
    for taken in KILLED_AT:
        with _started("tests.mail.worker", url, {AHEAD: str(ahead)}) as process:
            until = time.monotonic() + PATIENCE
            while len(postbox.taken) < taken and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(chance.random() / 20)
            process.kill()
    with clock.at(at + timedelta(seconds=PATIENCE) + outbox.LEASE):
        deliver(outbox.channels["mail"])

    mails = [mail for mail in postbox.taken if str(mail["To"].addresses[0].addr_spec).startswith("reader")]
    came = Counter((mail["To"].addresses[0].addr_spec, mail["Message-ID"]) for mail in mails)
    assert {address for address, _id in came} == {
        f"reader{number}@ardelle.example" for number in range(READERS)
    }
    assert len(came) == READERS  # one Message-ID for each, however often it came
    assert len(mails) - READERS <= len(KILLED_AT)
    assert {text_of(mail).count("How is seal") for mail in mails} == {2}  # and one more in the inbox
    told, counts = db.read_now(_counts)
    assert (len(told), set(told.values()), set(counts)) == (READERS + 1, {QUESTIONS}, {1})
