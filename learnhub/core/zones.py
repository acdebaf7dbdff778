"""Time zones as people choose and read them."""

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from learnhub.core.i18n import N_, translate

LABEL = N_("{place}, GMT{shift}")


@cache
def names() -> tuple[str, ...]:
    """The zones to choose from: one name for each, after the table of tzdata, which lists no old alias.

    An account may hold an alias all the same, where a browser calls its zone by one; it works as before.
    """
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return ("UTC", *sorted(row[2] for row in rows))


@cache
def known() -> frozenset[str]:
    """Every zone that can be computed with, aliases too. Listed once: that opens hundreds of files."""
    return frozenset(available_timezones())


def offered(current: str) -> tuple[str, ...]:
    """The zones to choose from, with the one chosen before when it is an alias."""
    return names() if current in names() or not current else (*names(), current)


def label(zone: str, moment: datetime, language: str) -> str:
    """A zone as people say it: "Paris, GMT+1", in French "Paris, UTC+1"."""
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    shift = f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else ""
    place = zone.rsplit("/", 1)[-1].replace("_", " ")
    return translate(language, LABEL, place=place, shift=shift)
