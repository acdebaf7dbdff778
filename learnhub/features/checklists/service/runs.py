"""Running a checklist: what phones send, whenever they can, comes in once and is kept."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.checklists import points, policy, queries, ticks
from learnhub.features.checklists.enums import Mark
from learnhub.features.checklists.errors import (
    NoSuchPoint,
    NoTeam,
    NothingToTick,
    NotYourRun,
    TooManyTicks,
)
from learnhub.features.checklists.events import RunChanged
from learnhub.features.checklists.models import ChecklistMark, ChecklistRun
from learnhub.features.checklists.room import CHECKLIST, CHECKLISTS_RUN
from learnhub.features.checklists.schemas import (
    REASON_MAX,
    MarksInput,
    RunMarkInput,
    RunProgress,
    StartRunInput,
)
from learnhub.features.discussion import queries as discussion

MARKS_MAX = 1_000
SKEW = timedelta(minutes=1)  # by which a clock may be wrong before its times are put right
WHOLE = -1


def start_run(session: Session, actor: Actor, checklist_id: str, form: StartRunInput) -> str:
    """Begin a run of what a checklist says now, and answer its id; raises NoTeam, NothingToTick."""
    guard.require_permission(actor, CHECKLISTS_RUN)
    checklist = discussion.get_published(session, actor, checklist_id, CHECKLIST)
    guard.require(policy.can_run(actor, checklist))
    team_id, _name = queries.find_team(session, actor) if form.is_shared else ("", "")
    if form.is_shared and not team_id:
        raise NoTeam
    _title, _language, text = queries.words_of(session, checklist, checklist.edition)
    count = len(points.points_of(points.parse(text)))
    if not count:
        raise NothingToTick
    run = ChecklistRun(
        checklist_id=checklist_id,
        edition=checklist.edition,
        person_id=guard.require_person(actor),
        team_id=team_id or None,
        subject=form.subject,
        points=count,
        started_at=utcnow(),
    )
    session.add(run)
    session.flush()
    return run.id


def send_marks(session: Session, actor: Actor, run_id: str, form: MarksInput) -> RunProgress:
    """Take what was done in a run, also long ago and more than once, and answer all there is of it.

    A clock that is wrong by more than a minute is put right by the time at which it sent; nothing is later
    than its arrival or before the run. Raises NoSuchRun, NoSuchPoint, TooManyTicks.
    """
    guard.require_permission(actor, CHECKLISTS_RUN)
    run = _locked(session, queries.find_run(session, actor, run_id))
    if any((each.point == WHOLE) != (each.mark == Mark.FINISHED) for each in form.marks):
        raise NoSuchPoint
    if any(each.point >= run.points for each in form.marks):
        raise NoSuchPoint
    if form.marks:
        _keep(session, actor, run, form)
    return queries.progress_of(session, run)


def remove_run(session: Session, actor: Actor, run_id: str) -> str:
    """Delete a run that one has started, with all its ticks, and answer the id of its checklist."""
    guard.require_permission(actor, CHECKLISTS_RUN)
    run = queries.find_run(session, actor, run_id)
    if run.person_id != actor.person_id:
        raise NotYourRun
    session.delete(run)
    session.flush()
    bus.record(session, RunChanged(run_id))
    return run.checklist_id


def _keep(session: Session, actor: Actor, run: ChecklistRun, form: MarksInput) -> None:
    now, person_id = utcnow(), guard.require_person(actor)
    drift = now - form.sent_at if form.sent_at else timedelta()
    rows = [
        _row(each, run, person_id, now, drift if abs(drift) > SKEW else timedelta()) for each in form.marks
    ]
    new = insert(session, ChecklistMark, *rows).on_conflict_do_nothing().returning(ChecklistMark.key)
    came = session.execute(new).all()
    kept = session.scalar(select(func.count()).where(ChecklistMark.run_id == run.id)) or 0
    if came and kept > MARKS_MAX:
        raise TooManyTicks
    made = queries.list_marks(session, run.id)
    run.settled = len(ticks.settled(made))
    run.finished_at = min((each.at for each in made if each.mark == Mark.FINISHED), default=None)
    session.add(run)
    session.flush()
    if came:
        bus.record(session, RunChanged(run.id))


def _row(
    given: RunMarkInput, run: ChecklistRun, person_id: str, now: datetime, drift: timedelta
) -> dict[str, Any]:
    words = given.words[:REASON_MAX] if given.mark == Mark.SKIPPED else given.words
    return {
        "run_id": run.id,
        "key": given.key,
        "person_id": person_id,
        "point": given.point,
        "mark": given.mark,
        "words": words if given.mark in (Mark.SKIPPED, Mark.NOTE) else "",
        "reading": given.reading if given.mark == Mark.DONE else None,
        "at": max(run.started_at, min(now, given.at + drift)),
        "arrived_at": now,
    }


def _locked(session: Session, run: ChecklistRun) -> ChecklistRun:
    """Two phones send at once: each counts what the other has sent."""
    session.refresh(run, with_for_update=True)
    return run
