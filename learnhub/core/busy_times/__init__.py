"""When the owner of a calendar is busy, read from its iCalendar text; nothing else leaves this package.

Somebody else wrote the text, so it is read in a process of its own, within a bounded time, and the server's
threads go on meanwhile. Busy is what is opaque, not cancelled and not declined by the owner (RFC 5545), with
what Outlook adds (X-MICROSOFT-CDO-BUSYSTATUS).

A time has the zone that the text defines for it, else the one of that name (also a name of Windows). A time
whose zone nobody knows, or that has none, is taken in the zone of the whole calendar (X-WR-TIMEZONE), else in
that of the owner; the answer says so.
"""

import json
import subprocess
import sys

from learnhub.core.busy_times.values import (
    NO_CALENDAR,
    TOO_FINE,
    TOO_MUCH,
    BusyTimes,
    Question,
    UnreadableCalendar,
    range_of,
    texts_of,
)

SECONDS = 15.0

__all__ = [
    "NO_CALENDAR",
    "TOO_FINE",
    "TOO_MUCH",
    "BusyTimes",
    "Question",
    "UnreadableCalendar",
    "read_apart",
]


def read_apart(content: bytes, question: Question) -> BusyTimes:
    """Read a calendar in a process of its own; raises UnreadableCalendar."""
    asked = {"window": texts_of(question.window), "zone": question.zone}
    asked |= {"owners": sorted(question.owners), "known": sorted(question.known)}
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(
            command, input=json.dumps(asked).encode() + b"\n" + content, capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableCalendar(TOO_MUCH) from error
    if done.returncode:
        raise UnreadableCalendar(TOO_MUCH)
    answer = json.loads(done.stdout)
    if reason := answer.pop("reason", ""):
        raise UnreadableCalendar(reason)
    ranges = tuple(range_of(each) for each in answer.pop("ranges"))
    return BusyTimes(ranges, tuple(answer.pop("unknown_zones")), **answer)
