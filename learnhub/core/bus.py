"""Events: what a service did, told to those who record it and those who announce it.

A *recorder* runs at once, in the session of the service, and may only write rows: if it fails, nothing
happened. An *announcer* runs after the commit and may only hint (wake a live view or a job); it holds no
truth and may fail. `learnhub.features.listeners.install()` ties events to both, for the app, the API, the
jobs, the command line and the tests alike.

A `Bus` carries hints ("this topic changed") to whoever shows the topic; `hint` gives one. One process needs
only `InProcessBus`; several workers will put another implementation in its place.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlmodel import Session

logger = logging.getLogger(__name__)

Recorder = Callable[[Session, Any], None]
Announcer = Callable[[Any], None]

_recorders: dict[type, list[Recorder]] = defaultdict(list)
_announcers: dict[type, list[Announcer]] = defaultdict(list)


def listen(event: type, *, recorder: Recorder | None = None, announcer: Announcer | None = None) -> None:
    """Tie a listener to an event; tying the same one twice changes nothing."""
    if recorder and recorder not in _recorders[event]:
        _recorders[event].append(recorder)
    if announcer and announcer not in _announcers[event]:
        _announcers[event].append(announcer)


def record(session: Session, event: Any) -> None:
    """Call the recorders of an event now and keep it for the announcers after the commit."""
    session.info.setdefault("learnhub_events", []).append(event)
    for recorder in _recorders[type(event)]:
        recorder(session, event)


def recorded(session: Session) -> list[Any]:
    """The events of a session so far, in order."""
    return list(session.info.get("learnhub_events", ()))


def announce(events: list[Any]) -> None:
    """Call the announcers of committed events; a failing one is logged and stops nobody."""
    for event in events:
        for announcer in _announcers[type(event)]:
            try:
                announcer(event)
            except Exception:
                logger.exception("announcing %s failed", type(event).__name__)


@dataclass(frozen=True, slots=True)
class Hint:
    """That a topic changed, and nothing of what is new there: whoever shows it reads it.

    `version` orders the hints of one process. It is drawn after the commit, so who began to read at this
    version or a later one has read the change. Numbers of two processes cannot be compared: a bus between
    workers (Redis, or NOTIFY of PostgreSQL) sends the topic, and the worker that hears of it draws a version
    of its own, because hearing comes after the commit as well. Beside the topic it will send the sender's own
    running number, only to notice that one was lost; then everything shown is in doubt.
    """

    topic: str
    version: int


_counting = threading.Lock()
_version = 0


def version() -> int:
    """The version of the newest hint. Noted before something is read, it says which hints that answers."""
    return _version


def hint(topic: str) -> None:
    """Say that a topic changed. Called after the commit, from any thread."""
    global _version
    with _counting:
        _version += 1
        drawn = _version
    hints.publish(Hint(topic, drawn))


class Bus(Protocol):
    """Carries hints between those who change a topic and those who show it."""

    def publish(self, hint: Hint) -> None:
        """Tell everybody who listens. May be called from any thread."""

    def subscribe(self, callback: Callable[[Hint], None]) -> Callable[[], None]:
        """Hear every hint from now on; the answer ends the subscription."""
        ...


class InProcessBus:
    """Hints inside one process, delivered at once in the publisher's thread."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[Hint], None]] = []
        self._lock = threading.Lock()

    def publish(self, hint: Hint) -> None:
        """Call every subscriber with the hint."""
        with self._lock:
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback(hint)

    def subscribe(self, callback: Callable[[Hint], None]) -> Callable[[], None]:
        """Hear every hint until the returned function is called."""
        with self._lock:
            self._callbacks.append(callback)

        def end() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return end


hints: Bus = InProcessBus()
