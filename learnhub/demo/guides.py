"""What colleagues of the demo company do that works, and what happened when others tried it."""

import random
from datetime import datetime
from functools import partial

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.guides import service
from learnhub.features.guides.schemas import PracticeInput, ReportInput

TOLD = ("title", "context", "todo", "result", "limits", "whom", "takes", "needs", "language")


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Best practices as they were told, each followed by those who tried it."""
    return [
        Scene(ago(now, entry["days"], hour=9), partial(_tell, entry, cast, now))
        for entry in content["practices"]
    ]


def _tell(entry: dict, cast: Cast, now: datetime) -> list[Scene]:
    form = PracticeInput(topics=entry["tags"], **{name: entry[name] for name in TOLD if name in entry})
    guide_id = db.write_now(service.publish_practice, cast[entry["by"]], form)
    return [
        Scene(ago(now, report["days"], hour=16), partial(_apply, report, cast, guide_id))
        for report in entry.get("applied", ())
    ]


def _apply(report: dict, cast: Cast, guide_id: str) -> None:
    form = ReportInput(**{name: report[name] for name in ("outcome", "body", "place", "language")})
    db.write_now(service.apply_guide, cast[report["by"]], guide_id, form)
