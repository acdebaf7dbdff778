"""Reading how fresh content is, and the clauses of what is checked and what is not."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, literal_column, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.db import Utc
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.freshness import policy
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.errors import NotKept
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.schemas import FreshnessView
from learnhub.features.people.models import Person
from learnhub.features.people.refs import person_refs

YEAR = timedelta(days=365)

_Me, _Owner = aliased(Person), aliased(Person)
_TOGETHER = (
    select(_Me.id)
    .join(_Owner, _Owner.team_id == _Me.team_id)
    .where(_Me.id == bindparam("reader_id"), _Owner.id == bindparam("owner_id"))
)


def find_freshness(session: Session, actor: Actor, content_id: str) -> FreshnessView:
    """How fresh visible content is, and what its reader may do; empty for what nobody keeps up to date."""
    row = session.get(Freshness, content_id)
    return FreshnessView() if row is None else _view(session, actor, row)


def get_freshness(session: Session, actor: Actor, content_id: str) -> FreshnessView:
    """The same for a program; raises NoSuchContent and NotKept."""
    content = discussion.get_content(session, actor, content_id)
    row = session.get(Freshness, content.id)
    if row is None:
        raise NotKept
    return _view(session, actor, row)


def find_asked(session: Session, content_id: str) -> str:
    """The id of who is asked to check content now; empty where nobody is."""
    row = session.get(Freshness, content_id)
    return row.owner_id if row and row.standing != Standing.CURRENT and row.cause != Cause.LEFT else ""


def _view(session: Session, actor: Actor, row: Freshness) -> FreshnessView:
    content = discussion.get_content(session, actor, row.content_id)
    is_author = discussion.is_author(session, actor, content.id)
    is_retired = content.status == Status.RETIRED
    return FreshnessView(
        id=content.id,
        owner=person_refs(session, [row.owner_id])[row.owner_id],
        standing=row.standing,
        cause=row.cause,
        checked_at=row.checked_at,
        due_at=None if is_retired else row.due_at,
        every_days=row.every_days,
        is_retired=is_retired,
        is_offered=row.cause == Cause.LEFT,
        can_check=policy.can_check(actor, content, row, is_author=is_author),
        can_bring_back=policy.can_bring_back(actor, content, row, is_author=is_author),
        can_take=not is_retired
        and policy.can_take(actor, row, is_author=is_author, in_team=in_team_of_owner(session, actor, row)),
    )


def in_team_of_owner(session: Session, actor: Actor, row: Freshness) -> bool:
    """Whether somebody is in the team of an owner who has left; nobody asks of another one."""
    if row.circle in (Circle.NOBODY, Circle.AUTHORS):
        return False
    return bool(db.rows(session, _TOGETHER, reader_id=actor.person_id, owner_id=row.owner_id))


def is_checked() -> ColumnElement[bool]:
    """That it was checked in the last year, and waits for no check."""
    since = bindparam("checked_since", callable_=_year_ago, type_=Utc())
    return _kept(Freshness.checked_at >= since, Freshness.standing == _word(Standing.CURRENT))


def is_unchecked() -> ColumnElement[bool]:
    """That it waits for its check."""
    return _kept(Freshness.standing != _word(Standing.CURRENT))


def _kept(*conditions: Any) -> ColumnElement[bool]:
    kept = select(Freshness.content_id).where(Freshness.content_id == Content.id, *conditions)
    return exists(kept.correlate(Content))


def _word(standing: Standing) -> ColumnElement[str]:
    return literal_column(f"'{standing}'")


def _year_ago() -> Any:
    return clock.utcnow() - YEAR
