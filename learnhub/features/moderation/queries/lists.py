"""Lists of cases: those that wait, those that were decided, and the log that everybody reads."""

from typing import Any

from sqlalchemy import and_, bindparam, select, text
from sqlmodel import Session, func

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import plain
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import AUDIENCES, VISIBLE, reader
from learnhub.features.discussion.queries import with_author
from learnhub.features.moderation.enums import FlagReason
from learnhub.features.moderation.models import DECIDED, OPEN, Flag, ModerationCase
from learnhub.features.moderation.queries.cases import not_mine
from learnhub.features.moderation.room import LOG_READ
from learnhub.features.moderation.schemas import CaseRow, LogRow
from learnhub.features.people.refs import PersonRef, person_refs, ref_in

WORDS_MAX = 90
LOG_MAX = 100

_QUEUE = Keyset(ModerationCase.rank, ModerationCase.opened_at, ModerationCase.id, descending=False)
_LATEST = Keyset(ModerationCase.decided_at, ModerationCase.id)
_MOST_GIVEN = (
    select(Flag.reason)
    .where(Flag.case_id == ModerationCase.id)
    .group_by(Flag.reason)
    .order_by(func.count().desc(), Flag.reason)
    .limit(1)
    .correlate(ModerationCase)
    .scalar_subquery()
)
_CASES = with_author(
    select(
        *(ModerationCase.id, ModerationCase.rank, ModerationCase.opened_at, ModerationCase.flag_count),
        *(ModerationCase.answer, ModerationCase.decision, ModerationCase.reason, ModerationCase.decided_at),
        *(ModerationCase.decided_by, _MOST_GIVEN.label("most_given")),
        *(Content.id.label("content_id"), Content.kind, Content.title, Content.body, Content.language),
        *(Content.status, Content.is_anonymous),
    )
    .select_from(ModerationCase)
    .join(Content, and_(Content.id == ModerationCase.content_id, Content.status != Status.REMOVED))
).where(VISIBLE, not_mine(bindparam("reader_id")))
_OPEN = _CASES.where(text(OPEN)).order_by(*_QUEUE.order())
_DECIDED = _CASES.where(text(DECIDED)).order_by(*_LATEST.order())
_COUNT_DECIDED = select(func.count()).select_from(
    _CASES.where(text(DECIDED)).with_only_columns(ModerationCase.id).limit(LOG_MAX).subquery()
)
_LOG = (
    select(
        *(ModerationCase.id, ModerationCase.decision, ModerationCase.reason, ModerationCase.decided_at),
        Content.kind,
    )
    .join(Content, Content.id == ModerationCase.content_id)
    .where(text(DECIDED), Content.audience.in_(AUDIENCES))
    .order_by(*_LATEST.order())
)


def list_cases(
    session: Session,
    actor: Actor,
    *,
    decided: bool = False,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[CaseRow]:
    """The queue of a moderator: what is hidden first, then the oldest, what is anonymous last; or the past.

    One's own words are not among them, nor what one left to others.
    """
    guard.require(discussion.can_moderate(actor))
    order, statement = (_LATEST, _DECIDED) if decided else (_QUEUE, _OPEN)
    values = reader(actor)
    if cursor:
        statement, values = statement.where(order.behind()), values | order.values(cursor)
    rows = db.rows(session, statement.limit(size + 1), **values)
    found = page(rows, size, _behind_decided if decided else _behind_open)
    people = person_refs(session, {row.decided_by for row in found.items if row.decided_by})
    return Page([_row(row, actor, people) for row in found.items], found.next)


def count_decided(session: Session, actor: Actor) -> int:
    """How many cases `list_cases` lists as decided, up to a bound."""
    guard.require(discussion.can_moderate(actor))
    return db.rows(session, _COUNT_DECIDED, **reader(actor))[0][0]


def list_log(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[LogRow]:
    """What was decided, for everybody, the latest first: never the words, nor whose they were.

    What is decided in a closed space is told to those who belong to it.
    """
    guard.require_permission(actor, LOG_READ)
    statement, values = _LOG, {"reader_id": actor.person_id}
    if cursor:
        statement, values = statement.where(_LATEST.behind()), values | _LATEST.values(cursor)
    found = page(db.rows(session, statement.limit(size + 1), **values), size, _behind_decided)
    return Page([_log_row(row) for row in found.items], found.next)


def _behind_open(row: Any) -> str:
    return encode(row.rank, row.opened_at, row.id)


def _behind_decided(row: Any) -> str:
    return encode(row.decided_at, row.id)


def _log_row(row: Any) -> LogRow:
    day = row.decided_at.replace(hour=12, minute=0, second=0, microsecond=0)
    return LogRow(id=row.id, kind=row.kind, decision=row.decision, reason=_reason(row.reason), day=day)


def _row(row: Any, actor: Actor, people: dict[str, PersonRef]) -> CaseRow:
    return CaseRow(
        id=row.id,
        content_id=row.content_id,
        kind=row.kind,
        words=row.title or plain(row.body, WORDS_MAX),
        language=row.language,
        is_hidden=row.status == Status.HIDDEN,
        is_answered=bool(row.answer),
        reason=_reason(row.reason or row.most_given),
        flag_count=row.flag_count,
        author=ref_in(row),
        at=row.decided_at or (None if row.is_anonymous else row.opened_at),
        decision=row.decision,
        decided_by=people.get(row.decided_by or "", PersonRef()),
        can_undo=row.decided_by == actor.person_id and row.decision != "redact",
    )


def _reason(stored: str | None) -> FlagReason | None:
    return FlagReason(stored) if stored else None
