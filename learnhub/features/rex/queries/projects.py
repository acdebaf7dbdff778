"""Reading the register of projects."""

from dataclasses import fields
from datetime import time
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.core.recurrence import moment_of
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.rex import policy
from learnhub.features.rex.errors import NoSuchProject
from learnhub.features.rex.models import Rex, RexProject
from learnhub.features.rex.queries.people import people_of_project
from learnhub.features.rex.queries.similar import similar_lessons
from learnhub.features.rex.room import REX_READ
from learnhub.features.rex.schemas import ProjectRow, ProjectView

NOON = time(12)  # of a day, so that it is that day in the zone of its reader
_BY_END = Keyset(RexProject.ends_on, RexProject.id)
_ROWS: Any = (
    select_columns(RexProject, Content.id.label("rex_id"))
    .outerjoin(Rex, Rex.project_id == RexProject.id)
    .outerjoin(Content, (Content.id == Rex.content_id) & VISIBLE)
)
_ONE = _ROWS.where(RexProject.id == bindparam("project_id"))
_FIRST = _ROWS.order_by(*_BY_END.order()).limit(bindparam("most"))
_NEXT = _FIRST.where(_BY_END.behind())


def list_projects(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[ProjectRow]:
    """The register, the project that ends last first."""
    guard.require_permission(actor, REX_READ)
    after = _BY_END.values(cursor) if cursor else {}
    found = db.rows(session, _NEXT if cursor else _FIRST, most=size + 1, **after, **reader(actor))
    rows = page(found, size, lambda row: encode(row.ends_on, row.id))
    return Page([_row(actor, row) for row in rows.items], rows.next)


def get_project(session: Session, actor: Actor, project_id: str) -> ProjectView:
    """A project with its people, and five lessons of similar ones; raises NoSuchProject."""
    guard.require_permission(actor, REX_READ)
    for row in db.rows(session, _ONE, project_id=project_id, **reader(actor)):
        shown = _row(actor, row)
        return ProjectView(
            **{field.name: getattr(shown, field.name) for field in fields(shown)},
            people=people_of_project(session, project_id),
            lessons=similar_lessons(session, actor, f"{shown.name} {shown.team}"),
        )
    raise NoSuchProject


def _row(actor: Actor, row: Any) -> ProjectRow:
    return ProjectRow(
        id=row.id,
        name=row.name,
        team=row.team,
        language=row.language,
        ends_on=row.ends_on.isoformat(),
        ends_at=moment_of(row.ends_on, NOON, actor.zone),
        rex_id=row.rex_id or "",
        can_edit=policy.can_edit_project(actor, row),
    )
