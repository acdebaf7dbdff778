"""Hashing of passwords beside the event loop."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")
Given = TypeVarTuple("Given")

AT_ONCE = 2

_limiters: dict[bool, CapacityLimiter] = {}


async def hashing(function: Callable[[Unpack[Given]], T], *args: *Given, has_own_way: bool = False) -> T:
    """Run one hash in a thread; two at once, for each takes its megabytes and a core.

    Two more are for those whom strangers must not keep waiting: known browsers and people who are signed in.
    """
    if has_own_way not in _limiters:
        _limiters[has_own_way] = CapacityLimiter(AT_ONCE)
    return await to_thread.run_sync(function, *args, limiter=_limiters[has_own_way])
