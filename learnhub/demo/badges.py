"""The badges of the demo company: given week by week, by the rules, for what really happened in it."""

from datetime import datetime, timedelta

from learnhub.core import db
from learnhub.demo.scenes import Scene
from learnhub.features.badges import service

WEEKS = 13


def scenes(now: datetime) -> list[Scene]:
    """Each week, and at last for what happened since."""
    moments = [now - timedelta(weeks=week) for week in range(1, WEEKS)] + [now]
    return [Scene(moment, _give) for moment in moments]


def _give() -> None:
    db.write_now(service.give)
