"""Limits in time that remember nobody.

What is sent anonymously must be limited per person without a row or a log that says who sent something. The
count is kept in memory under an HMAC whose key is random, never leaves the process and is dropped with all
counts once a day, so that not even a copy of the memory tells afterwards who was counted.

Each process therefore counts for itself, and a restart counts from nothing: whoever reaches several workers
may send as often to each of them. To have one limit, workers need one count under one key, in a store that
keeps both in memory only and forgets them with the day; the database of the company is none.
"""

import hashlib
import hmac
import secrets
import threading
from datetime import date, datetime

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.errors import TooMany


class BlindThrottle:
    """At most `limit` tries per key in each window of `seconds`; one object per thing that is limited."""

    def __init__(self, *, limit: int, seconds: int) -> None:
        self.limit = limit
        self.seconds = seconds
        self._lock = threading.Lock()
        self._day: date | None = None
        self._key = b""
        self._hits: dict[tuple[bytes, int], int] = {}

    def hit(self, key: str) -> None:
        """Count one try; raises TooMany when the window is full."""
        now = utcnow()
        with self._lock:
            self._forget(now)
            window = int(now.timestamp() // self.seconds)
            place = hmac.digest(self._key, key.encode(), hashlib.sha256), window
            self._hits[place] = self._hits.get(place, 0) + 1
            is_full = self._hits[place] > self.limit
        if is_full:
            minutes = max(1, round(((window + 1) * self.seconds - now.timestamp()) / 60))
            raise TooMany(N_("Too many attempts. Try again in {minutes} min."), minutes=minutes)

    def _forget(self, now: datetime) -> None:
        """Start a new day with a new key and no counts, and drop the windows that are over."""
        if self._day != now.date():
            self._day, self._key = now.date(), secrets.token_bytes(32)
            self._hits.clear()
        window = int(now.timestamp() // self.seconds)
        for place in [place for place in self._hits if place[1] < window]:
            del self._hits[place]
