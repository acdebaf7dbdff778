"""Limits on work, counted in the memory of the process that does it.

Each process limits what it does itself, and a restart begins anew: a count in the database would cost more
than most of what it counts, and would date what somebody does. Everything here belongs to the event loop.
"""

from time import monotonic

KEYS_MAX = 20_000


class Buckets:
    """A bucket of `burst` for each key that fills again by `rate` a second; a full one is forgotten."""

    def __init__(self, *, burst: float, rate: float, keys_max: int = KEYS_MAX) -> None:
        self.burst, self.rate, self.keys_max = burst, rate, keys_max
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, key: str, cost: float = 1.0) -> float:
        """Take what something costs: 0, or in how many seconds it will be there, and nothing was taken."""
        now = monotonic()
        left = self._now(key, now)
        if left < cost:
            return (cost - left) / self.rate
        if len(self._left) >= self.keys_max:
            self._make_room(now)
        self._left[key] = left - cost, now
        return 0.0

    def give_back(self, key: str, cost: float = 1.0) -> None:
        """Return what was taken for something that did not happen."""
        now = monotonic()
        self._left[key] = min(self.burst, self._now(key, now) + cost), now

    def clear(self) -> None:
        """Forget every key."""
        self._left.clear()

    def _now(self, key: str, now: float) -> float:
        left, at = self._left.get(key, (self.burst, now))
        return min(self.burst, left + (now - at) * self.rate)

    def _make_room(self, now: float) -> None:
        """Drop the full buckets; when none is full somebody invents keys, and the older half goes."""
        self._left = {key: kept for key, kept in self._left.items() if self._now(key, now) < self.burst}
        if len(self._left) >= self.keys_max:
            self._left = dict(list(self._left.items())[self.keys_max // 2 :])


class Pace:
    """Lets the light users through at once, and all heavy ones together through one narrow lane.

    Who is within the own bucket never waits. What goes beyond it takes its turn in a lane that everybody's
    excess shares: however many overdo it, together they get no more than `lane` a second.
    """

    def __init__(self, own: Buckets, *, lane: float, patience: float) -> None:
        self.own, self.lane, self.patience = own, lane, patience
        self._free_at = 0.0

    def wait(self, key: str, cost: float = 1.0) -> tuple[bool, float]:
        """Whether something may be done, and the seconds to let pass before it, or before asking again."""
        if not self.own.take(key, cost):
            return True, 0.0
        now = monotonic()
        begins = max(now, self._free_at)
        if begins - now > self.patience:
            return False, begins - now
        self._free_at = begins + cost / self.lane
        return True, begins - now

    def clear(self) -> None:
        """Forget every key and empty the lane."""
        self.own.clear()
        self._free_at = 0.0
