"""A server that is killed while it tells: nothing is lost, and nobody is told twice."""

import random
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlmodel import Session, select

from learnhub.config import CHECKOUT
from learnhub.core import clock, db, outbox
from learnhub.features.notices import fanout
from learnhub.features.notices.models import InboxItem, Notice
from learnhub.features.questions.events import QuestionAnswered
from tests.features.notices.support import tell
from tests.features.questions.support import answer, ask

EVENTS, KILLS = 200, 4


def _counts(session: Session) -> tuple[Counter[str], list[int]]:
    told = Counter(session.exec(select(Notice.person_id)))
    return told, list(session.exec(select(InboxItem.count)))


def _put(session: Session, event: QuestionAnswered) -> None:
    for number in range(EVENTS):
        fanout.put(session, event, dedupe=str(number))


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
        command = [sys.executable, "-m", "tests.features.notices.teller", url]
        with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline()
            time.sleep(chance.uniform(0.05, 0.4))
            process.kill()
    with clock.at(clock.utcnow() + outbox.LEASE):  # what a killed server had claimed is free again
        tell()

    told, counts = db.read_now(_counts)
    assert told == {ana.person_id: EVENTS + 2, eve.person_id: EVENTS + 1}
    assert sorted(counts) == [EVENTS + 1, EVENTS + 2]
