"""Months as addresses name them, and the score of what was published in one; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from learnhub.rooms import WEIGHTS, Worth

FIRST = date(2020, 1, 1)
OF_A_KIND_MAX = 2  # a "me too" is said more readily than "I applied it": one kind would take all places
SAID_BY_AT_LEAST = 5  # of fewer the place in the list would say more about them than about the content


def parse(name: str) -> date | None:
    """The first day of a month such as "2026-11"."""
    try:
        month = date.fromisoformat(f"{name}-01")
    except ValueError:
        return None
    return month if month >= FIRST else None


def after(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + (month.month == 12), month.month % 12 + 1, 1)


def window(month: date, zone: str) -> tuple[datetime, datetime]:
    """When a month begins and ends in a zone, in UTC."""
    first, last = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (month, after(month)))
    return first.astimezone(UTC), last.astimezone(UTC)


def score(counts: Mapping[Worth, int]) -> int:
    """How useful something was: three for each time it was applied, two for each "I learned something", one
    for everything else that colleagues say with a click.
    """
    return sum(WEIGHTS[worth] * number for worth, number in counts.items())


def is_ranked(counts: Mapping[Worth, int]) -> bool:
    """Whether enough was said of it."""
    return sum(counts.values()) >= SAID_BY_AT_LEAST


def mixed(ranked: Sequence[str], kinds: Mapping[str, str], *, most: int) -> list[str]:
    """The first of what is ranked, two of a kind at most as long as there are others."""
    seen: Counter[str] = Counter()
    first: list[str] = []
    for each in ranked:
        seen[kinds[each]] += 1
        if seen[kinds[each]] <= OF_A_KIND_MAX:
            first.append(each)
    chosen = {*first[:most], *[each for each in ranked if each not in first][: max(0, most - len(first))]}
    return [each for each in ranked if each in chosen]
