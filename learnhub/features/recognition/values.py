"""A value of the charter in a few words, and the weeks in which thanks are counted; pure functions."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from learnhub.core import markdown
from learnhub.features.recognition.models import VALUE_MAX

_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|\s?[:;]\s")


def title_of(article: str) -> str:
    """What an article says first, without the full stop: people choose among values by it.

    A long one ends with one of its clauses, and otherwise between two words.
    """
    words = markdown.plain(article)
    first = _SENTENCE_END.split(words, maxsplit=1)[0].strip() or words
    if len(first) <= VALUE_MAX:
        return first
    cut = first[: VALUE_MAX - 1]
    clauses = cut.rpartition(", ")[0]
    return clauses if len(clauses) > VALUE_MAX // 3 else cut.rpartition(" ")[0].rstrip(" ,") + "…"


def week_of(now: datetime, zone: str) -> str:
    """The ISO week that it is in a zone, as in "2026-W49"."""
    year, week, _day = now.astimezone(ZoneInfo(zone)).isocalendar()
    return f"{year}-W{week:02}"


def next_week(now: datetime, zone: str) -> datetime:
    """When the week after begins there."""
    local = now.astimezone(ZoneInfo(zone))
    monday = local.date() + timedelta(days=7 - local.weekday())
    return datetime.combine(monday, time(), ZoneInfo(zone))
