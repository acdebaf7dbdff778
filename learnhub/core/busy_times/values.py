"""What is asked of a calendar, what it answers, and what can be wrong with it."""

from dataclasses import dataclass
from datetime import datetime

from learnhub.core.i18n import N_
from learnhub.core.ranges import Range

NO_CALENDAR = N_("What the address answers is no calendar.")
TOO_MUCH = N_("The calendar holds more than can be read.")
TOO_FINE = N_(
    "An event of the calendar repeats more often than every hour. LearnHub does not read such a calendar."
)


class UnreadableCalendar(Exception):
    """The text cannot be used; `reason` is an English sentence and its message id."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be read: busy times of a window, for an owner with a zone and some e-mail addresses.

    Events with one of the `known` UIDs are left out, because the asker has them already.
    """

    window: Range
    zone: str
    owners: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """Disjoint ranges of whole cells, in order, and zones that nobody knows.

    So many events had no zone at all, and so many were not understood and left out.
    """

    ranges: tuple[Range, ...] = ()
    unknown_zones: tuple[str, ...] = ()
    floating: int = 0
    unread: int = 0


def texts_of(window: Range) -> list[str]:
    """A range as it travels between processes."""
    return [window.start.isoformat(), window.end.isoformat()]


def range_of(texts: list[str]) -> Range:
    """The range again."""
    start, end = map(datetime.fromisoformat, texts)
    return Range(start, end)
