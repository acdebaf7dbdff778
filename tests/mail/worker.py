"""A process that sends the mails of a database, which a test kills at random moments.

Arguments: the address of the database.
"""

import sys
import threading
from datetime import timedelta

from learnhub.core import db, outbox
from learnhub.features import listeners
from learnhub.jobs.delivery import deliver
from tests import clocks

LEASE = timedelta(seconds=1)

if __name__ == "__main__":
    clocks.move(clocks.ahead)
    listeners.install()
    db.configure(sys.argv[1])
    channel = outbox.Channel("mail", outbox.channels["mail"].send, longest=timedelta(0))
    print("started", flush=True)
    while True:
        deliver(channel, lease=LEASE)
        threading.Event().wait(0.02)
