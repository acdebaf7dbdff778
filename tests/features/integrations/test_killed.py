"""kill -9 while webhooks are sent: every message arrives, and one that comes twice has the same id."""

import os
import subprocess
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler

import pytest
from sqlmodel import Session, select

from learnhub.config import CHECKOUT
from learnhub.core import db
from learnhub.core.outbox import Outbox
from learnhub.features.discussion import service as discussion
from learnhub.features.integrations import service
from learnhub.features.integrations.enums import HookEvent
from learnhub.features.integrations.schemas import WebhookInput
from learnhub.features.questions.room import QUESTION
from tests.receivers import receiving, reply

MESSAGES = 200
KILLED_AT = (3, 80, 81)  # requests


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nothing_is_lost_when_the_sender_is_killed(people, admin) -> None:
    processes: list[subprocess.Popen] = []

    def answer_or_kill(handler: BaseHTTPRequestHandler) -> None:
        if len(receiver.received) in KILLED_AT:
            processes[-1].kill()
        else:
            reply(handler, 204)

    with receiving() as receiver:
        receiver.answer = answer_or_kill
        form = WebhookInput(
            name="Intranet", address=receiver.address, events=frozenset({HookEvent.CONTENT_CREATED})
        )
        db.write_now(service.add_webhook, admin, form=form)
        keys = db.write_now(write_many, people.member())
        while not processes or processes[-1].returncode:
            assert len(processes) <= len(KILLED_AT)
            processes.append(start())
            processes[-1].wait(60)

    arrived = Counter(each.headers["webhook-id"] for each in receiver.received)
    assert len(processes) == len(KILLED_AT) + 1
    assert set(arrived) == keys
    assert sum(arrived.values()) - MESSAGES == len(KILLED_AT)


def write_many(session: Session, author) -> set[str]:
    for number in range(MESSAGES):
        discussion.create(session, author, kind=QUESTION, title=f"{number}", body="…", language="en")
    session.flush()
    return set(session.exec(select(Outbox.dedupe)))


def start() -> subprocess.Popen:
    url = db.engine().url.render_as_string(hide_password=False)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.features.integrations.worker", url],
        cwd=CHECKOUT,
        env={**os.environ, "LEARNHUB_INTERNAL_NETWORKS": "127.0.0.0/8"},
    )
