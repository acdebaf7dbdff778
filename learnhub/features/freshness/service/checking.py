"""Checks: what makes one due, and what people say who looked."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.discussion.models import Content, ContentSource, Revision
from learnhub.features.freshness import policy, schedule
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.events import CheckDue, CheckSettled, ContentChecked
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.schemas import RhythmInput
from learnhub.features.freshness.service.rows import FRESH, SUNK, float_or_sink, get_row

BATCH = 200


def confirm(session: Session, actor: Actor, content_id: str) -> None:
    """Say that it is right; who says so of what nobody keeps any more keeps it from now on."""
    _content, row = get_row(session, actor, content_id, policy.can_check)
    if row.cause == Cause.LEFT:
        row.owner_id = guard.require_person(actor)
    _check(session, row)


def set_rhythm(session: Session, actor: Actor, content_id: str, form: RhythmInput) -> None:
    """Choose after how many days it is checked again, counted from the last time that somebody looked.

    It may be due at once. What waits for its check waits on.
    """
    content, row = get_row(session, actor, content_id, policy.can_check)
    row.every_days = form.every_days
    if row.standing == Standing.CURRENT:
        row.due_at = schedule.next_check(row.checked_at or content.published_at or utcnow(), form.every_days)
        if schedule.standing(row.due_at, utcnow()) != Standing.CURRENT:
            _make_due(session, row, Cause.TIME)
    session.add(row)


def bring_forward(session: Session, content_ids: Collection[str], cause: Cause) -> None:
    """Have content checked now, because something casts doubt on it; what is due anyhow stays as it is."""
    rows = session.exec(
        select(Freshness)
        .where(col(Freshness.content_id).in_(content_ids), Freshness.standing == Standing.CURRENT)
        .where(col(Freshness.due_at).is_not(None))
        .order_by(Freshness.content_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for row in rows:
        row.due_at = schedule.brought_forward(row.due_at, utcnow())
        _make_due(session, row, cause)


def look(session: Session) -> None:
    """See whose day has come, and what has waited for long. A job."""
    now = utcnow()
    for row in _until(session, Standing.CURRENT, now):
        _make_due(session, row, Cause(row.cause))
    late = _until(session, Standing.DUE, now - schedule.GRACE)
    for row in late:
        row.standing = Standing.STALE
        session.add(row)
    if late:
        float_or_sink(session, [row.content_id for row in late], SUNK)


def note_edited(session: Session, event: ContentEdited) -> None:
    """A recorder: an owner who writes has looked, and what was made of other words is to be looked at."""
    session.flush()
    content = session.get_one(Content, event.content_id)
    edition = session.get(Revision, (content.id, content.edition))
    writer = edition.person_id if edition else None
    row = session.get(Freshness, content.id)
    if row is not None and writer == row.owner_id:
        _check(session, row)
    made = (
        select(Freshness.content_id)
        .join(ContentSource, col(ContentSource.content_id) == Freshness.content_id)
        .where(ContentSource.source_id == content.id, Freshness.owner_id != (writer or ""))
    )
    if found := session.exec(made.limit(BATCH)).all():
        bring_forward(session, found, Cause.SOURCE)


def _until(session: Session, standing: Standing, moment: datetime) -> list[Freshness]:
    due = select(Freshness).where(Freshness.standing == standing, col(Freshness.due_at) <= moment)
    return list(session.exec(due.order_by(Freshness.due_at).limit(BATCH).with_for_update()).all())


def _make_due(session: Session, row: Freshness, cause: Cause) -> None:
    """Its owner is asked; of what nobody keeps, those to whom it is offered."""
    row.standing, row.cause = Standing.DUE, cause
    session.add(row)
    if cause != Cause.LEFT:
        bus.record(session, CheckDue(row.content_id, cause))


def _check(session: Session, row: Freshness) -> None:
    now = utcnow()
    row.checked_at, row.due_at = now, schedule.next_check(now, row.every_days)
    row.standing, row.cause, row.circle, row.offered_at = Standing.CURRENT, Cause.TIME, Circle.NOBODY, None
    session.add(row)
    float_or_sink(session, [row.content_id], FRESH)
    bus.record(session, ContentChecked(row.content_id))
    bus.record(session, CheckSettled(row.content_id))
