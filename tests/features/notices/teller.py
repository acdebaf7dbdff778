"""A server that only tells, as a process of its own that a test kills. Its argument is the database."""

import sys

from learnhub.core import db
from learnhub.features import listeners
from tests.features.notices.support import tell

if __name__ == "__main__":
    db.configure(sys.argv[1])
    listeners.install()
    print("started", flush=True)
    tell()
