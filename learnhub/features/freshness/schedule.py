"""When something is to be checked: pure functions on values, in which the moment is an argument.

A check is due after as many days as its owner chose. What casts doubt on it brings the check forward to now,
and nothing puts one off but a check. For `GRACE` what waits is as good as before: its owner may be on
holiday. Then it is stale, and sinks.
"""

from datetime import datetime, timedelta

from learnhub.features.freshness.enums import Circle, Standing

DAYS, DAYS_MIN, DAYS_MAX = 180, 30, 730
GRACE = timedelta(days=14)
OFFERED = timedelta(days=7)  # to each circle, before the next one hears of it
CIRCLES = (Circle.AUTHORS, Circle.TEAM, Circle.ADMINISTRATORS)


def next_check(checked_at: datetime, every_days: int) -> datetime:
    """When the check after this one is due."""
    return checked_at + timedelta(days=min(max(every_days, DAYS_MIN), DAYS_MAX))


def brought_forward(due_at: datetime | None, now: datetime) -> datetime:
    """When it is due after doubt was cast on it; what is late stays as late as it is."""
    return now if due_at is None else min(due_at, now)


def standing(due_at: datetime | None, now: datetime) -> Standing:
    """How it stands at a moment; what is not to be checked is as it is."""
    if due_at is None or now < due_at:
        return Standing.CURRENT
    return Standing.DUE if now < due_at + GRACE else Standing.STALE


def next_circle(circle: Circle) -> Circle:
    """Who hears of it when nobody of a circle took it; after the last there is nobody else."""
    return CIRCLES[min(CIRCLES.index(circle) + 1, len(CIRCLES) - 1)]
