"""The wall: stories in the order in which they were told, from an index of what has not faded."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.core.statements import AnySelect
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content, ContentHtml
from learnhub.features.discussion.queries import with_author, with_html
from learnhub.features.failures.enums import Section, Wall
from learnhub.features.failures.models import Failure
from learnhub.features.failures.queries.echoes import echoes_of
from learnhub.features.failures.room import FAILURE, GO_FIRST
from learnhub.features.failures.schemas import NEVER, EchoView, FailureRow, ToldRow, WallFigures
from learnhub.features.people.models import Person, PersonRole
from learnhub.features.people.refs import ref_in

QUARTER = timedelta(days=91)
COUNTED_AT_MOST = 1_000

_Lesson = aliased(ContentHtml)
_ROWS = with_author(
    with_html(
        with_html(
            select_columns(
                *(Content.id, Content.title, Content.language, Content.hot, Content.is_anonymous),
                *(Content.published_at, Content.comment_count, Failure.is_open),
                *(ContentHtml.excerpt, _Lesson.excerpt.label("lesson")),
            ).join(Failure, Failure.content_id == Content.id)
        ),
        Section.LESSON,
        _Lesson,
    )
)
_ONE = literal_column("1")
_WRITTEN = select_columns(_ONE).select_from(Authorship).where(Authorship.content_id == Content.id)


def _found(rows: AnySelect) -> ColumnElement[bool]:
    # As a value instead of EXISTS, which PostgreSQL may turn into a join that loses the order.
    return rows.limit(_ONE).correlate(Content).scalar_subquery().is_not(None)


BY_LEADERS = _found(
    _WRITTEN.join(PersonRole, PersonRole.person_id == Authorship.person_id).where(
        PersonRole.role.in_(GO_FIRST)
    )
)
_BY_TRADE = _found(
    _WRITTEN.join(Person, Person.id == Authorship.person_id).where(
        func.lower(Person.job) == func.lower(bindparam("job"))
    )
)
_CLAUSES: dict[Wall, ColumnElement[bool] | None] = {
    Wall.ALL: None,
    Wall.LEADERS: BY_LEADERS,
    Wall.TRADE: and_(bindparam("job") != "", _BY_TRADE),
    Wall.ANONYMOUS: Content.is_anonymous.is_(True),
}
_JOB = select_columns(Person.job).where(Person.id == bindparam("reader_id"))
_TOLD = Content.published_at >= bindparam("since", type_=db.Utc)
_FIGURES = select_columns(
    func.count().filter(_TOLD).label("stories"),
    func.coalesce(func.sum(Content.thanks_count + Failure.thanks_count).filter(_TOLD), 0).label("thanks"),
).join(Failure, Failure.content_id == Content.id)


def list_failures(
    session: Session,
    actor: Actor,
    *,
    wall: Wall = Wall.ALL,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[FailureRow]:
    """A page of the wall, the latest story first; those without a name at the beginning of their month."""
    job = job_of(session, actor) if wall == Wall.TRADE else ""
    asked = Asked((FAILURE,), listing.HOT, where=_CLAUSES[wall], values={"job": job})
    found = listing.read_page(session, actor, _ROWS, asked, cursor=cursor, size=size)
    return Page([_row(row) for row in found.items], found.next)


def list_told(
    session: Session,
    actor: Actor,
    *,
    wall: Wall = Wall.ALL,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[ToldRow]:
    """The same with what was answered, for programs."""
    found = list_failures(session, actor, wall=wall, cursor=cursor, size=size)
    echoes = echoes_of(session, actor, [row.id for row in found.items])
    return Page([_told(row, echoes[row.id]) for row in found.items], found.next)


def count_told(session: Session, actor: Actor) -> WallFigures:
    """How many stories of the last three months are on the wall, and how often somebody thanked for them."""
    asked = Asked((FAILURE,), listing.HOT, values={"since": utcnow() - QUARTER})
    rows, is_more = listing.read_within(session, actor, _FIGURES, asked, size=COUNTED_AT_MOST)
    return WallFigures(rows[0].stories, rows[0].thanks, is_more) if rows else WallFigures()


def job_of(session: Session, actor: Actor) -> str:
    """The reader's trade, as their profile says it."""
    return next((job for (job,) in db.rows(session, _JOB, reader_id=actor.person_id)), "")


def _row(row: Any) -> FailureRow:
    return FailureRow(
        id=row.id,
        title=row.title,
        language=row.language,
        author=ref_in(row),
        happened=row.excerpt or "",
        lesson=row.lesson or "",
        told_at=row.published_at or NEVER,
        is_anonymous=row.is_anonymous,
        is_open=row.is_open,
        comments=row.comment_count,
    )


def _told(row: FailureRow, echoes: EchoView) -> ToldRow:
    return ToldRow(
        *(row.id, row.title, row.language, row.author, row.happened, row.lesson, row.told_at),
        *(row.is_anonymous, row.is_open, row.comments, echoes),
    )
