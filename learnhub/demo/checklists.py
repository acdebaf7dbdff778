"""What colleagues of the demo company go through point by point, and the runs of it."""

import random
from datetime import datetime, timedelta
from functools import partial

from learnhub.core import clock, db, ids
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.checklists import service
from learnhub.features.checklists.enums import Mark
from learnhub.features.checklists.schemas import ChecklistInput, MarksInput, RunMarkInput, StartRunInput

WRITTEN = ("title", "points", "when", "language")
EACH, SINCE = timedelta(minutes=2), timedelta(minutes=40)


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Checklists as they were written, each followed by its runs."""
    return [
        Scene(ago(now, entry["days"], hour=10), partial(_write, entry, cast, now))
        for entry in content["checklists"]
    ]


def _write(entry: dict, cast: Cast, now: datetime) -> list[Scene]:
    form = ChecklistInput(topics=entry["tags"], **{name: entry[name] for name in WRITTEN})
    checklist_id = db.write_now(service.publish_checklist, cast[entry["by"]], form)
    return [
        Scene(
            ago(now, run["days"], hour=14) if run["days"] else now - SINCE,
            partial(_run, run, cast, checklist_id, now),
        )
        for run in entry["runs"]
    ]


def _run(run: dict, cast: Cast, checklist_id: str, now: datetime) -> list[Scene]:
    form = StartRunInput(subject=run["subject"], is_shared=run["is_shared"])
    run_id = db.write_now(service.start_run, cast[run["by"]], checklist_id, form)
    began = clock.utcnow()
    marks = [_mark(run, number, began + number * EACH) for number in range(1, run["done"] + 1)]
    for number, words in run.get("notes", {}).items():
        at = began + int(number) * EACH
        marks.append(
            RunMarkInput(key=ids.new_id(), point=int(number) - 1, mark=Mark.NOTE, words=words, at=at)
        )
    if run.get("is_finished"):
        marks.append(RunMarkInput(key=ids.new_id(), point=-1, mark=Mark.FINISHED, at=began + 13 * EACH))

    def send() -> None:
        db.write_now(service.send_marks, cast[run["by"]], run_id, MarksInput(marks=marks))

    return [Scene(min(began + SINCE, now), send)]


def _mark(run: dict, number: int, at: datetime) -> RunMarkInput:
    """What was done with the point of this number, counted from one."""
    skipped, words = run.get("skipped", (0, ""))
    if number == skipped:
        return RunMarkInput(key=ids.new_id(), point=number - 1, mark=Mark.SKIPPED, words=words, at=at)
    reading = run.get("readings", {}).get(str(number))
    return RunMarkInput(key=ids.new_id(), point=number - 1, mark=Mark.DONE, reading=reading, at=at)
