"""What colleagues of the demo company do that works, and what happened when others tried it."""

import random
from datetime import datetime
from functools import partial

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.guides import service
from learnhub.features.guides.schemas import PracticeInput

TOLD = ("title", "context", "todo", "result", "limits", "whom", "takes", "needs", "language")


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Best practices as they were told."""
    return [
        Scene(ago(now, entry["days"], hour=9), partial(_tell, entry, cast)) for entry in content["practices"]
    ]


def _tell(entry: dict, cast: Cast) -> None:
    form = PracticeInput(topics=entry["tags"], **{name: entry[name] for name in TOLD if name in entry})
    db.write_now(service.publish_practice, cast[entry["by"]], form)
