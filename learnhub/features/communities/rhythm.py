"""The own rhythm of a community: how long it is usually silent, and when it is silent for too long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median_high

MEASURED = timedelta(days=365)
GAPS_MIN = 4  # fewer say nothing about a rhythm
PATIENCE_DAYS = 14  # a weekend and a holiday are no silence, however lively a community is
SUNSET_DAYS = 183


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is kept of it: see `models.Community`."""

    gap_days: int | None = None
    last_day: date | None = None
    alarmed_on: date | None = None
    sunset_on: date | None = None


class Step(StrEnum):
    """What a day means to a community."""

    NONE = "none"
    ALARM = "alarm"
    SUNSET = "sunset"
    AGAIN = "again"


def gaps_of(days: Iterable[date]) -> list[int]:
    """The days from each contribution to the next; several of one day are one."""
    return [(later - earlier).days for earlier, later in pairwise(sorted(set(days)))]


def median_gap(days: Iterable[date]) -> int | None:
    """The median of the gaps, the longer one of two in the middle; None for too few."""
    gaps = gaps_of(days)
    return median_high(gaps) if len(gaps) >= GAPS_MIN else None


def limit_of(gap_days: int) -> int:
    """The days of silence that are still usual: twice the median, at least two weeks."""
    return max(2 * gap_days, PATIENCE_DAYS)


def silent_days(rhythm: Rhythm, today: date) -> int | None:
    """How long it has been silent, when that is longer than usual."""
    if rhythm.gap_days is None or rhythm.last_day is None:
        return None
    days = (today - rhythm.last_day).days
    return days if days > limit_of(rhythm.gap_days) else None


def step(rhythm: Rhythm, today: date) -> Step:
    """What is to be done today. Each silence is told once, and after half a year once more."""
    told = rhythm.alarmed_on or rhythm.sunset_on
    if told and rhythm.last_day and rhythm.last_day > told:
        return Step.AGAIN
    if rhythm.last_day is None or rhythm.sunset_on:
        return Step.NONE
    if (today - rhythm.last_day).days >= SUNSET_DAYS:
        return Step.SUNSET
    is_new = rhythm.alarmed_on is None and silent_days(rhythm, today) is not None
    return Step.ALARM if is_new else Step.NONE


def after(rhythm: Rhythm, done: Step, today: date) -> Rhythm:
    """The rhythm once a step was taken."""
    match done:
        case Step.ALARM:
            return Rhythm(rhythm.gap_days, rhythm.last_day, today, rhythm.sunset_on)
        case Step.SUNSET:
            return Rhythm(rhythm.gap_days, rhythm.last_day, rhythm.alarmed_on or today, today)
        case Step.AGAIN:
            return Rhythm(rhythm.gap_days, rhythm.last_day)
        case _:
            return rhythm


def kept(days: Sequence[date], today: date) -> int | None:
    """The share of gaps that were usual, in percent, with the present silence where it is not."""
    gaps, usual = gaps_of(days), median_gap(days)
    if usual is None:
        return None
    silence = (today - max(days)).days
    if silence > limit_of(usual):
        gaps = [*gaps, silence]
    return round(100 * sum(gap <= limit_of(usual) for gap in gaps) / len(gaps))
