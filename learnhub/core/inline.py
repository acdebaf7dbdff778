"""Which units of work are too slow for the event loop, learnt by running them there.

A unit that held the loop for more than `SLOW_MS` runs in a thread from then on, until it was quick there a
hundred times in a row: a first run that prepares its statements, or a pause of the machine, would otherwise
push one quick unit after the other out of the loop for good. Kept in memory, per process: each learns on its
own load, what it knows is only about speed, and a start begins without prejudice.
"""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any

logger = logging.getLogger(__name__)

SLOW_MS = 20
QUICK_RUNS = 100

_quick_runs_left: dict[str, int] = {}


def is_slow(function: Callable[..., Any]) -> bool:
    """Whether a unit belongs into a thread. Costs nothing until the first one was slow."""
    return bool(_quick_runs_left) and _quick_runs_left.get(_name(function), 0) > 0


def note_inline(function: Callable[..., Any], started: float) -> None:
    """Remember a unit that held the loop too long since `started` (`perf_counter`); log it the first time."""
    elapsed = (perf_counter() - started) * 1000
    if elapsed <= SLOW_MS:
        return
    name = _name(function)
    if name not in _quick_runs_left:
        logger.warning("inline unit of work took %.0f ms and runs in a thread from now on: %s", elapsed, name)
    _quick_runs_left[name] = QUICK_RUNS


def note_thread(function: Callable[..., Any], started: float) -> None:
    """Count a quick run of a slow unit; a run that was slow again begins the count anew."""
    name = _name(function)
    is_quick = (perf_counter() - started) * 1000 <= SLOW_MS
    _quick_runs_left[name] = _quick_runs_left.get(name, 0) - 1 if is_quick else QUICK_RUNS


def forget() -> None:
    """Begin anew, as another database needs."""
    _quick_runs_left.clear()


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', repr(function))}"
