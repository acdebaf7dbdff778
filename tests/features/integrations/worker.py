"""A process that sends what waits for webhooks, which a test kills in the middle.

Argument: the address of the database. It ends when nothing is open any more.
"""

import sys
import threading
from datetime import timedelta

from sqlmodel import Session, col, select

from learnhub.core import db
from learnhub.core.outbox import Channel, Outbox
from learnhub.features import listeners
from learnhub.features.integrations.sending import webhooks
from learnhub.features.people import keys
from learnhub.jobs.delivery import deliver
from tests import clocks

LEASE = timedelta(seconds=1)


def is_open(session: Session) -> bool:
    return session.exec(select(Outbox.id).where(col(Outbox.done_at).is_(None))).first() is not None


if __name__ == "__main__":
    clocks.move(clocks.ahead)
    listeners.install()
    keys.secret_key = lambda: b"the key of the tests"
    db.configure(sys.argv[1])
    channel = Channel("webhooks", webhooks.send, longest=timedelta(0))
    while db.read_now(is_open):
        deliver(channel, lease=LEASE)
        threading.Event().wait(0.02)
