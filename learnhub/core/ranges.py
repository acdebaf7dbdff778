"""Half-open ranges of moments, and the set algebra that slots are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """From `start` up to, not including, `end`."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a range ends after it starts")

    def overlaps(self, other: "Range") -> bool:
        """Whether the two share a moment; ranges that only touch do not."""
        return self.start < other.end and other.start < self.end


def merge(ranges: Iterable[Range]) -> list[Range]:
    """The same moments as disjoint ranges in order; ranges that touch become one."""
    merged: list[Range] = []
    for current in sorted(ranges):
        if merged and current.start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, current.end))
        else:
            merged.append(current)
    return merged


def subtract(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """What is left of the ranges without the holes, disjoint and in order."""
    left = merge(ranges)
    for hole in merge(holes):
        left = [piece for part in left for piece in _without(part, hole)]
    return left


def _without(part: Range, hole: Range) -> list[Range]:
    if not part.overlaps(hole):
        return [part]
    pieces = []
    if part.start < hole.start:
        pieces.append(Range(part.start, hole.start))
    if hole.end < part.end:
        pieces.append(Range(hole.end, part.end))
    return pieces


def intersect(ranges: Iterable[Range], window: Range) -> list[Range]:
    """The parts of the ranges inside a window, disjoint and in order."""
    return [
        Range(max(part.start, window.start), min(part.end, window.end))
        for part in merge(ranges)
        if part.overlaps(window)
    ]
