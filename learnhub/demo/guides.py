"""What colleagues of the demo company do that works, and what happened when others tried it."""

import random
from datetime import datetime, timedelta
from functools import partial

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.freshness.service import confirm
from learnhub.features.freshness.service.checking import look
from learnhub.features.guides import service
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.schemas import PracticeInput, ReportInput

TOLD = ("title", "context", "todo", "result", "limits", "whom", "takes", "needs", "language")


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Best practices as they were told, each followed by those who tried it, and by its checks."""
    told = [
        Scene(ago(now, entry["days"], hour=9), partial(_tell, entry, cast, now))
        for entry in content["practices"]
    ]
    return [*told, Scene(now - timedelta(minutes=1), lambda: db.write_now(look))]


def _tell(entry: dict, cast: Cast, now: datetime) -> list[Scene]:
    form = PracticeInput(topics=entry["tags"], **{name: entry[name] for name in TOLD if name in entry})
    guide_id = db.write_now(service.publish_practice, cast[entry["by"]], form)
    applied = [
        Scene(ago(now, report["days"], hour=16), partial(_apply, report, cast, guide_id))
        for report in entry.get("applied", ())
    ]
    checks = [
        Scene(ago(now, check["days"], hour=11), partial(_check, check, cast, entry["by"], guide_id))
        for check in entry.get("checks", ())
    ]
    return [*applied, *checks]


def _check(check: dict, cast: Cast, author: str, guide_id: str) -> None:
    """Some say that it is out of date, or its author that it is right."""
    for key in check.get("outdated", ()):
        db.write_now(service.react, cast[key], guide_id, Reaction.OUTDATED, on=True)
    if not check.get("outdated"):
        db.write_now(confirm, cast[author], guide_id)


def _apply(report: dict, cast: Cast, guide_id: str) -> None:
    form = ReportInput(**{name: report[name] for name in ("outcome", "body", "place", "language")})
    db.write_now(service.apply_guide, cast[report["by"]], guide_id, form)
