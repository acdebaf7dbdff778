"""Lists of REX: what is published, what one is writing, and how many of those that were due are there."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func, literal_column, text
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.core.recurrence import moment_of
from learnhub.features.actions import queries as actions
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content, ContentHtml
from learnhub.features.discussion.models.content import UNPUBLISHED
from learnhub.features.discussion.queries import with_html
from learnhub.features.rex.enums import Section, Template
from learnhub.features.rex.models import Rex
from learnhub.features.rex.queries.projects import NOON
from learnhub.features.rex.room import REX, REX_READ
from learnhub.features.rex.schemas import CoverageView, RexRow

YEAR, OWN_MAX = timedelta(days=365), 50
_Summary = aliased(ContentHtml)
_COLUMNS = select_columns(
    *(Content.id, Content.title, Content.language, Content.published_at, Content.status),
    *(Rex.template, Rex.stage, Rex.happened_on, Rex.effect, _Summary.excerpt.label("summary")),
).join(Rex, Rex.content_id == Content.id)
_ROWS = with_html(_COLUMNS, Section.SUMMARY, _Summary)
_OF_TEMPLATE = {
    template: select_columns(Rex.content_id)
    .where(Rex.content_id == Content.id, Rex.template == template.value)
    .correlate(Content)
    .scalar_subquery()
    .is_not(None)
    for template in Template
}
_OWN: Any = (
    _ROWS.add_columns(Rex.due_on)
    .join(Authorship, Authorship.content_id == Content.id)
    .where(
        Authorship.person_id == bindparam("reader_id"),
        Authorship.kind == literal_column(f"'{REX}'"),
        text(f"authorship.{UNPUBLISHED}"),
        Content.status.in_((Status.DRAFT, Status.WAITING)),
    )
    .order_by(Authorship.published_at, Authorship.content_id)
    .limit(OWN_MAX)
)
_COVERAGE: Any = (
    select_columns(
        func.count().label("due"),
        func.count(Content.id).filter(Content.published_at.is_not(None)).label("done"),
    )
    .select_from(Rex)
    .join(Content, Content.id == Rex.content_id)
    .where(Rex.due_on > bindparam("since"), Rex.due_on <= bindparam("today"))
)


def list_rex(
    session: Session,
    actor: Actor,
    *,
    template: Template | None = None,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[RexRow]:
    """A page of what is published, the latest first; perhaps of one template."""
    asked = Asked((REX,), where=_OF_TEMPLATE[template] if template else None)
    found = listing.read_page(session, actor, _ROWS, asked, cursor=cursor, size=size)
    return Page(_rows(session, actor, found.items), found.next)


def list_own(session: Session, actor: Actor) -> list[RexRow]:
    """What its reader is writing with others, by the day on which it is due."""
    guard.require_permission(actor, REX_READ)
    found = db.rows(session, _OWN, reader_id=actor.person_id)
    return _rows(session, actor, sorted(found, key=lambda row: row.due_on))


def get_coverage(session: Session, actor: Actor) -> CoverageView:
    """How many of the REX that were due in the last year are published; of the company as a whole."""
    guard.require_permission(actor, REX_READ)
    today = utcnow().date()
    ((due, done),) = db.rows(session, _COVERAGE, since=today - YEAR, today=today)
    return CoverageView(due, done)


def _rows(session: Session, actor: Actor, found: Sequence[Any]) -> list[RexRow]:
    numbers = actions.count_actions(session, actor, [row.id for row in found])
    return [_row(actor, row, *numbers[row.id]) for row in found]


def _row(actor: Actor, row: Any, agreed: int, done: int, late: int) -> RexRow:
    return RexRow(
        id=row.id,
        title=row.title,
        summary=row.summary or "",
        language=row.language,
        template=row.template,
        stage=row.stage,
        happened_on=row.happened_on.isoformat(),
        happened_at=moment_of(row.happened_on, NOON, actor.zone),
        published_at=row.published_at,
        effect=row.effect or "",
        actions=agreed,
        done=done,
        late=late,
    )
