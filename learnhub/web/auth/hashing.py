"""Hashing of passwords beside the event loop."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

P = ParamSpec("P")
T = TypeVar("T")

AT_ONCE = 4

_limiter: CapacityLimiter | None = None


async def hashing(function: Callable[P, T], *args: P.args) -> T:
    """Run one hash in a thread; four at once, for each takes its megabytes and a core."""
    global _limiter
    _limiter = _limiter or CapacityLimiter(AT_ONCE)
    return await to_thread.run_sync(function, *args, limiter=_limiter)
