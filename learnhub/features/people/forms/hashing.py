"""Hashing of passwords beside the event loop."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")
Given = TypeVarTuple("Given")

AT_ONCE = 4

_limiter: CapacityLimiter | None = None


async def hashing(function: Callable[[Unpack[Given]], T], *args: *Given) -> T:
    """Run one hash in a thread; four at once, for each takes its megabytes and a core."""
    global _limiter
    _limiter = _limiter or CapacityLimiter(AT_ONCE)
    return await to_thread.run_sync(function, *args, limiter=_limiter)
