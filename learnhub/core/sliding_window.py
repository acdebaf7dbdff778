"""What happened under each key in the last seconds, in the memory of this process."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Generic, TypeVar

from learnhub.core.clock import utcnow

T = TypeVar("T")


class SlidingWindow(Generic[T]):
    """Notes under keys, each with its moment in seconds; what is older than `seconds` is forgotten."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._notes: OrderedDict[Hashable, deque[tuple[float, T]]] = OrderedDict()  # last noted, last kept

    def note(self, key: Hashable, what: T) -> None:
        """Note something now, and let go of keys under which nothing has happened for long."""
        self._notes.setdefault(key, deque()).append((utcnow().timestamp(), what))
        self._notes.move_to_end(key)
        while not self.of(oldest := next(iter(self._notes))):
            del self._notes[oldest]

    def of(self, key: Hashable) -> list[tuple[float, T]]:
        """What was noted under a key within the window, oldest first."""
        notes = self._notes.get(key, deque())
        while notes and notes[0][0] <= utcnow().timestamp() - self.seconds:
            notes.popleft()
        return list(notes)

    def clear(self) -> None:
        """Forget everything."""
        self._notes.clear()
