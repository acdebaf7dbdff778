"""How much one person or one address may have LearnHub do: every number, with its reason.

A person is counted by id, wherever they come in; who is not signed in is counted by address. A whole company
may come from one address, all at once after a restart: what is limited by address is therefore only what
nobody has signed in for, and signed in each brings an allowance of their own.

The unit of work is one ordinary click, about two milliseconds of the server.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from learnhub.core.i18n import N_
from learnhub.core.pace import Buckets, Pace
from learnhub.errors import TooMany

TOO_FAST = N_("That was a lot in a short time. Wait {seconds} s, then try again.")

CLICK, TYPING, SLOW, CONNECT = 1.0, 3.0, 5.0, 5.0
PICTURE = 0.2  # of which one page may show dozens

# A page that opens costs about ten, so ten tabs may come back at once; nobody clicks twice a second for long.
PERSON_BURST, PERSON_RATE = 100.0, 2.0
# Forty people who open the page to sign in within the same seconds, then two each second.
ADDRESS_BURST, ADDRESS_RATE = 400.0, 20.0
# What all who go beyond get together: a fifth of a core.
LANE = 100.0
# A click that came later than this would be done for somebody who has given up.
PATIENCE = 5.0
# The tabs of several browsers; each costs the memory of what it shows.
SOCKETS_PER_PERSON = 100
# People who sign in at the same moment behind one address, and all strangers together.
SOCKETS_PER_ADDRESS, SOCKETS_OF_STRANGERS = 200, 2_000
# As much as somebody writes who transfers an old list by hand; a program goes on at one in ten seconds.
CREATIONS_BURST, CREATIONS_RATE = 30.0, 0.1
# The pictures of a long how-to at once; each takes up to a second of a core.
UPLOADS_BURST, UPLOADS_RATE = 30.0, 0.1

work_of_people = Pace(Buckets(burst=PERSON_BURST, rate=PERSON_RATE), lane=LANE, patience=PATIENCE)
work_of_strangers = Pace(Buckets(burst=ADDRESS_BURST, rate=ADDRESS_RATE), lane=LANE / 2, patience=PATIENCE)
creations = Buckets(burst=CREATIONS_BURST, rate=CREATIONS_RATE)
uploads = Buckets(burst=UPLOADS_BURST, rate=UPLOADS_RATE)


class TooFast(TooMany):
    """More was asked for than one person or address may have done; `seconds` says how long to wait."""

    code = "too_fast"
    message = TOO_FAST


def _too_fast(wait: float) -> TooFast:
    return TooFast(seconds=max(1, ceil(wait)))


async def keep_pace(key: str, cost: float = CLICK, *, is_person: bool) -> None:
    """Wait until this may be done for somebody; raises TooFast when that would take too long."""
    pace = work_of_people if is_person else work_of_strangers
    may_go_on, wait = pace.wait(key, cost)
    if not may_go_on:
        raise _too_fast(wait)
    if wait:
        await asyncio.sleep(wait)


def count_upload(person_id: str) -> None:
    """Count a file that a person sends, whatever becomes of it; raises TooFast."""
    if wait := uploads.take(person_id):
        raise _too_fast(wait)


@contextmanager
def creating(person_id: str) -> Iterator[None]:
    """Count something that a person publishes; raises TooFast. What fails inside does not count."""
    if wait := creations.take(person_id):
        raise _too_fast(wait)
    try:
        yield
    except Exception:
        creations.give_back(person_id)
        raise


def forget() -> None:
    """Let everybody begin anew."""
    for each in (work_of_people, work_of_strangers, creations, uploads):
        each.clear()
