"""Limits on guessing passwords that nobody can turn against the owner of an account.

Only a wrong password counts. While one try is looked at, others for the same account wait for what comes of
it: many right ones at once all pass, and many wrong ones find out no more than the limit. In five minutes an
account lets browsers that never signed in to it try five wrong passwords: three from one network, and the
last of the five only from a network from which its owner is signed in. So whoever guesses in one place leaves
tries for other places, and strangers cannot use up those of the owner's own network. A browser that has
signed in before has a count of its own that nobody else reaches (`known_browsers`). Who is away from both
while many networks guess at once waits, or asks an administrator for a link, which always works.

A network with many wrong passwords is slowed, never closed: colleagues share it. Counts are in memory: a row
for each try would tell whoever has the database when somebody was here. A restart forgets them, and each
process counts for itself.
"""

import asyncio
from asyncio import sleep
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from math import ceil
from weakref import WeakValueDictionary

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.sliding_window import SlidingWindow
from learnhub.errors import TooMany
from learnhub.features.people.emails import fold_email
from learnhub.features.people.keys import sealed

WINDOW_SECONDS = 300
PER_ACCOUNT = 5
FROM_ONE_NETWORK = 3
FROM_STRANGERS = 4

UNSLOWED = 50
SECONDS_PER_WRONG = 0.2
LONGEST_DELAY = 10.0
WAITING_MAX = 200
PATIENCE_SECONDS = 30.0

TOO_MANY = N_("Too many attempts. Try again in {minutes} min.")
BUSY = N_("Many people are signing in right now. Try again in a moment.")


@dataclass(frozen=True, slots=True)
class Way:
    """Which count a try belongs to, and for the one that is open to everybody, where it comes from."""

    key: str
    network: str = ""
    is_stranger: bool = False

    @property
    def is_own(self) -> bool:
        """Whether nobody else can try this way."""
        return not self.network


def way_of(email: str, network: str, *, known_browser: str | None, is_from_home: bool) -> Way:
    """How a browser tries to sign in to an account, which need not exist.

    `is_from_home` says that its owner is signed in from this network.
    """
    if known_browser:
        return Way(f"browser {known_browser}")
    return Way(f"account {sealed(fold_email(email))}", sealed(network), is_stranger=not is_from_home)


def own_way(person_id: str) -> Way:
    """How somebody who is signed in tries their own password."""
    return Way(f"person {person_id}")


class WrongPasswords:
    """Counts them, and lets tries take turns. Everything is called from the event loop."""

    def __init__(self) -> None:
        self._tried: SlidingWindow[Way] = SlidingWindow(WINDOW_SECONDS)
        self._networks: SlidingWindow[None] = SlidingWindow(WINDOW_SECONDS)
        self._waiting: Counter[str] = Counter()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def trying(self, way: Way) -> AsyncIterator[Callable[[], None]]:
        """Wait for the turn of a try; what comes back counts it as wrong. Raises TooMany."""
        self._require_free(way)
        turn = self._turns.setdefault(way.key, asyncio.Lock())
        with self._place(way):
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._wait(way, turn)
            except TimeoutError:
                raise TooMany(BUSY) from None
            try:
                self._require_free(way)
                yield partial(self._count, way)
            finally:
                turn.release()

    def is_slowed(self, way: Way) -> bool:
        """Whether the network of a try has to wait."""
        return self._delay(way) > 0

    def clear(self) -> None:
        """Forget every count."""
        self._tried.clear()
        self._networks.clear()

    async def _wait(self, way: Way, turn: asyncio.Lock) -> None:
        """A slowed network waits before its turn: meanwhile others have theirs."""
        if delay := self._delay(way):
            await sleep(delay)
        await turn.acquire()

    @contextmanager
    def _place(self, way: Way) -> Iterator[None]:
        """One of the places in which tries from one network, or one way of one's own, may wait."""
        place = way.network or way.key
        if self._waiting[place] >= WAITING_MAX:
            raise TooMany(BUSY)
        self._waiting[place] += 1
        try:
            yield
        finally:
            self._waiting[place] -= 1
            if not self._waiting[place]:
                del self._waiting[place]

    def _delay(self, way: Way) -> float:
        wrong = 0 if way.is_own else len(self._networks.of(way.network)) - UNSLOWED
        return min(LONGEST_DELAY, max(0, wrong) * SECONDS_PER_WRONG)

    def _count(self, way: Way) -> None:
        self._tried.note(way.key, way)
        if not way.is_own:
            self._networks.note(way.network, None)

    def _require_free(self, way: Way) -> None:
        tried = self._tried.of(way.key)
        full = [_room_at([at for at, _ in tried], PER_ACCOUNT)]
        if not way.is_own:
            here = [at for at, other in tried if other.network == way.network]
            full.append(_room_at(here, FROM_ONE_NETWORK))
        if way.is_stranger:
            full.append(_room_at([at for at, other in tried if other.is_stranger], FROM_STRANGERS))
        seconds = max(full) - utcnow().timestamp()
        if seconds > 0:
            raise TooMany(TOO_MANY, minutes=ceil(seconds / 60))


def _room_at(moments: list[float], limit: int) -> float:
    """When fewer than so many lie within the window."""
    return moments[-limit] + WINDOW_SECONDS if len(moments) >= limit else 0.0


wrong_passwords = WrongPasswords()
