"""Reading what people said they would do."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.recurrence import moment_of
from learnhub.features.actions import policy
from learnhub.features.actions.models import ActionItem
from learnhub.features.actions.room import ACTIONS_DO
from learnhub.features.actions.schemas import ActionItemView, OwedAction, OwedActions
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.refs import ref_in, with_person

OWED_MAX, ON_TODAY = 100, 3
NOON = time(12)  # of a day, so that it is that day in the zone of its reader
_COLUMNS = (ActionItem.id, ActionItem.words, ActionItem.owner_id, ActionItem.due_on, ActionItem.done_at)
_OF_CONTENT: Any = (
    with_person(select_columns(*_COLUMNS), ActionItem.owner_id)
    .where(ActionItem.content_id == bindparam("content_id"))
    .order_by(ActionItem.due_on, ActionItem.id)
)
_OF_PART = _OF_CONTENT.where(ActionItem.part_id == bindparam("part_id"))
_OF_ITSELF = _OF_CONTENT.where(ActionItem.part_id.is_(None))
_OWED: Any = (
    select_columns(
        *(ActionItem.id, ActionItem.words, ActionItem.due_on, ActionItem.address),
        *(Content.id.label("content_id"), Content.kind, Content.title, Content.language),
    )
    .join(Content, Content.id == ActionItem.content_id)
    .where(ActionItem.owner_id == bindparam("reader_id"), ActionItem.done_at.is_(None), VISIBLE)
    .order_by(ActionItem.due_on, ActionItem.id)
    .limit(bindparam("most"))
)
_IS_LATE = ActionItem.done_at.is_(None) & (ActionItem.due_on < bindparam("today"))
_NUMBERS: Any = (
    select_columns(
        ActionItem.content_id,
        func.count().label("all"),
        func.count(ActionItem.done_at).label("done"),
        func.count().filter(_IS_LATE).label("late"),
    )
    .where(among(ActionItem.content_id, "content_ids"))
    .group_by(ActionItem.content_id)
)


def actions_of(
    session: Session, actor: Actor, content: Content, *, part_id: str = "", is_author: bool
) -> list[ActionItemView]:
    """What was agreed around content, or in a part of it, for who reads that; the first due first."""
    today, values = clock.today(actor.zone), {"part_id": part_id} if part_id else {}
    statement = _OF_PART if part_id else _OF_ITSELF
    return [
        ActionItemView(
            id=row.id,
            words=row.words,
            owner=ref_in(row),
            due_on=row.due_on.isoformat(),
            due_at=moment_of(row.due_on, NOON, actor.zone),
            done_at=row.done_at,
            is_late=row.done_at is None and row.due_on < today,
            can_finish=policy.can_finish(actor, content.status, row.owner_id, is_author=is_author),
        )
        for row in db.rows(session, statement, content_id=content.id, **values)
    ]


def count_actions(
    session: Session, actor: Actor, content_ids: Iterable[str]
) -> dict[str, tuple[int, int, int]]:
    """How many actions there are around each, are done, and are late; what has none is (0, 0, 0)."""
    asked = list(content_ids)
    found: dict[str, tuple[int, int, int]] = dict.fromkeys(asked, (0, 0, 0))
    today = clock.today(actor.zone)
    for content_id, *numbers in db.rows(session, _NUMBERS, content_ids=asked, today=today):
        found[content_id] = (numbers[0], numbers[1], numbers[2])
    return found


def list_owed(session: Session, actor: Actor, *, most: int = OWED_MAX) -> list[OwedAction]:
    """What somebody has still to do, the most pressing first."""
    guard.require_permission(actor, ACTIONS_DO)
    today = clock.today(actor.zone)
    return [
        OwedAction(
            id=row.id,
            words=row.words,
            due_on=row.due_on.isoformat(),
            due_at=moment_of(row.due_on, NOON, actor.zone),
            is_late=row.due_on < today,
            content_id=row.content_id,
            kind=row.kind,
            address=row.address,
            title=row.title,
            language=row.language,
        )
        for row in db.rows(session, _OWED, most=most, **reader(actor))
    ]


def get_owed(session: Session, actor: Actor) -> OwedActions:
    """The first of it, for Today."""
    return OwedActions(list_owed(session, actor, most=ON_TODAY))
