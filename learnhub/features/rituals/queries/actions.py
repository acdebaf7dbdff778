"""Reading what somebody has agreed to do."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.recurrence import moment_of
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.rituals.models import ActionItem, RitualMeeting
from learnhub.features.rituals.queries.meetings import NOON
from learnhub.features.rituals.queries.rituals import today_in
from learnhub.features.rituals.room import RITUALS_ATTEND
from learnhub.features.rituals.schemas import OwedAction, OwedActions

OWED_MAX, ON_TODAY = 100, 3
_OWED: Any = (
    select_columns(
        *(ActionItem.id, ActionItem.words, ActionItem.due_on),
        *(RitualMeeting.ritual_id, RitualMeeting.day, Content.title, Content.language),
    )
    .join(RitualMeeting, RitualMeeting.id == ActionItem.part_id)
    .join(Content, Content.id == ActionItem.content_id)
    .where(ActionItem.owner_id == bindparam("reader_id"), ActionItem.done_at.is_(None), VISIBLE)
    .order_by(ActionItem.due_on, ActionItem.id)
    .limit(bindparam("most"))
)


def list_owed(session: Session, actor: Actor, *, most: int = OWED_MAX) -> list[OwedAction]:
    """What somebody has still to do, the most pressing first."""
    guard.require_permission(actor, RITUALS_ATTEND)
    today = today_in(actor.zone)
    return [
        OwedAction(
            id=row.id,
            words=row.words,
            due_on=row.due_on.isoformat(),
            due_at=moment_of(row.due_on, NOON, actor.zone),
            is_late=row.due_on < today,
            ritual_id=row.ritual_id,
            day=row.day.isoformat(),
            title=row.title,
            language=row.language,
        )
        for row in db.rows(session, _OWED, most=most, **reader(actor))
    ]


def get_owed(session: Session, actor: Actor) -> OwedActions:
    """The first of it, for Today."""
    return OwedActions(list_owed(session, actor, most=ON_TODAY))
