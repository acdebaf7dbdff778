"""Reading runs: those of oneself, and those that one's team shares."""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.core.markdown import typeset
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.checklists import points, policy
from learnhub.features.checklists.enums import Section
from learnhub.features.checklists.errors import NoSuchRun
from learnhub.features.checklists.models import ChecklistMark, ChecklistRun
from learnhub.features.checklists.queries.checklists import part_views
from learnhub.features.checklists.room import CHECKLIST
from learnhub.features.checklists.schemas import MarkView, OpenRun, RunProgress, RunRow, RunView
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections
from learnhub.features.people.models import Person, Team
from learnhub.features.people.refs import ref_in, with_person

OFFERED_FOR, OFFERED_MAX = timedelta(days=1), 3
NEWEST = Keyset(ChecklistRun.started_at, ChecklistRun.id)


def _rows(of: Any) -> Any:
    columns = select(
        *(of.id, of.checklist_id, of.person_id, of.subject, of.points, of.settled),
        *(of.started_at, of.finished_at, Team.name.label("team"), Content.title, Content.language),
    )
    joined = columns.join(Content, Content.id == of.checklist_id).join(
        Team, Team.id == of.team_id, isouter=True
    )
    return with_person(joined, of.person_id)


_ONE: Any = (
    select(ChecklistRun, Team.name.label("team"))
    .join(Team, Team.id == ChecklistRun.team_id, isouter=True)
    .where(ChecklistRun.id == bindparam("run_id"), policy.seen_run())
)
_ONE = with_person(_ONE, ChecklistRun.person_id)
_SEEN: Any = select(ChecklistRun.id).where(ChecklistRun.id == bindparam("run_id"), policy.seen_run())
_OPEN: Any = (
    _rows(ChecklistRun)
    .where(
        ChecklistRun.person_id == bindparam("reader_id"),
        ChecklistRun.finished_at.is_(None),
        ChecklistRun.started_at > bindparam("since"),
        VISIBLE,
    )
    .order_by(*NEWEST.order())
    .limit(OFFERED_MAX)
)
_MARKS: Any = (
    select(
        *(ChecklistMark.key, ChecklistMark.point, ChecklistMark.mark, ChecklistMark.words),
        *(ChecklistMark.reading, ChecklistMark.at, ChecklistMark.arrived_at),
        *(Person.name.label("person"), ChecklistMark.person_id),
    )
    .join(Person, Person.id == ChecklistMark.person_id)
    .where(ChecklistMark.run_id == bindparam("run_id"))
    .order_by(ChecklistMark.at, ChecklistMark.key)
)
_COUNT: Any = select(func.count()).where(ChecklistMark.run_id == bindparam("run_id"))


def _listed(*, is_later: bool) -> Any:
    """The newest of one's own and of the team's, each from its index, and of both together the newest."""
    of_it = ChecklistRun.checklist_id == bindparam("checklist_id")
    reader_id = bindparam("reader_id")
    each = [
        select(ChecklistRun.id).where(of_it, ChecklistRun.person_id == reader_id),
        select(ChecklistRun.id).where(
            of_it, ChecklistRun.team_id == policy.OWN_TEAM, ChecklistRun.person_id != reader_id
        ),
    ]
    found = [
        (part.where(NEWEST.behind()) if is_later else part)
        .order_by(*NEWEST.order())
        .limit(bindparam("most"))
        .subquery()
        for part in each
    ]
    ids = union_all(*(select(part.c.id) for part in found)).subquery()
    run = aliased(ChecklistRun)
    return (
        _rows(run)
        .join(ids, ids.c.id == run.id)
        .order_by(run.started_at.desc(), run.id.desc())
        .limit(bindparam("most"))
    )


_FIRST, _LATER = _listed(is_later=False), _listed(is_later=True)


def list_runs(
    session: Session, actor: Actor, checklist_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[RunRow]:
    """A page of the runs of a checklist that somebody may see, the newest first; raises NoSuchContent."""
    discussion.get_content(session, actor, checklist_id, CHECKLIST)
    values: dict[str, Any] = {"checklist_id": checklist_id, "reader_id": actor.person_id, "most": size + 1}
    statement = _LATER if cursor else _FIRST
    rows = session.execute(statement, values | (NEWEST.values(cursor) if cursor else {})).all()
    found = page(list(rows), size, lambda row: encode(row.started_at, row.id))
    return Page([_row(actor, row) for row in found.items], found.next)


def get_open_run(session: Session, actor: Actor) -> OpenRun:
    """What somebody began of late and has not finished, the last first, for Today."""
    since = utcnow() - OFFERED_FOR
    rows = [_row(actor, row) for row in db.rows(session, _OPEN, since=since, **reader(actor))]
    return OpenRun(rows)


def find_run(session: Session, actor: Actor, run_id: str) -> ChecklistRun:
    """The row of a run that somebody may see, whose checklist they read; raises NoSuchRun."""
    return _found(session, actor, run_id)[0].ChecklistRun


def get_run(session: Session, actor: Actor, run_id: str) -> RunView:
    """A run with its points and all that was done in it; raises NoSuchRun."""
    row, content = _found(session, actor, run_id)
    run: ChecklistRun = row.ChecklistRun
    title, language, text = words_of(session, content, run.edition)
    is_author = discussion.is_author(session, actor, content.id)
    return RunView(
        id=run.id,
        checklist_id=content.id,
        title=title,
        language=language,
        person=ref_in(row),
        subject=run.subject,
        team=row.team or "",
        points=run.points,
        settled=run.settled,
        started_at=run.started_at,
        finished_at=run.finished_at,
        is_mine=run.person_id == actor.person_id,
        parts=part_views(points.parse(text)),
        marks=list_marks(session, run.id),
        is_old=run.edition != content.edition,
        can_edit=discussion_policy.can_edit(actor, content, is_author=is_author),
    )


def open_run(session: Session, actor: Actor, run_id: str) -> RunView:
    """A run as its page shows it; raises NoSuchRun."""
    return get_run(session, actor, run_id).typeset()


def words_of(session: Session, content: Content, edition: int) -> tuple[str, str, str]:
    """The title, the language and the points of a checklist in an edition, from which words may be gone."""
    if content.edition != edition and (kept := session.get(Revision, (content.id, edition))) is not None:
        return kept.title, kept.language, "\n".join(kept.sections.get(Section.POINTS, ()))
    sections = discussion.sections_of(session, [content.id]).get(content.id, Sections())
    return content.title, content.language, sections.text(Section.POINTS)


def list_marks(session: Session, run_id: str) -> list[MarkView]:
    """Everything that was done in a run that is known to be seen, in the order in which it was done."""
    return [MarkView(*row) for row in db.rows(session, _MARKS, run_id=run_id)]


def progress_of(session: Session, run: ChecklistRun) -> RunProgress:
    """What there is of a run that is known to be seen."""
    return RunProgress(list_marks(session, run.id), run.settled, run.finished_at)


def live_run(session: Session, run_id: str) -> dict[str, Any]:
    """What everybody is told who has a run open: that there is more of it."""
    ((count,),) = db.rows(session, _COUNT, run_id=run_id)
    return {"run_id": run_id, "count": count}


def may_watch(session: Session, actor: Actor, run_id: str) -> bool:
    """Whether somebody sees a run."""
    return is_id(run_id) and bool(db.rows(session, _SEEN, run_id=run_id, reader_id=actor.person_id))


def _found(session: Session, actor: Actor, run_id: str) -> tuple[Any, Content]:
    values = {"run_id": run_id, "reader_id": actor.person_id}
    row = session.execute(_ONE, values).first() if is_id(run_id) else None
    if row is None:
        raise NoSuchRun
    try:
        return row, discussion.get_content(session, actor, row.ChecklistRun.checklist_id, CHECKLIST)
    except NoSuchContent:
        raise NoSuchRun from None


def _row(actor: Actor, row: Any) -> RunRow:
    return RunRow(
        id=row.id,
        checklist_id=row.checklist_id,
        title=typeset(row.title, row.language),
        language=row.language,
        person=ref_in(row),
        subject=row.subject,
        team=row.team or "",
        points=row.points,
        settled=row.settled,
        started_at=row.started_at,
        finished_at=row.finished_at,
        is_mine=row.person_id == actor.person_id,
    )


def count_uses() -> Any:
    """How many runs each checklist has, as a statement of `id` and `number`, for the nightly check."""
    counted = select(ChecklistRun.checklist_id.label("id"), func.count().label("number"))
    return counted.group_by(ChecklistRun.checklist_id)
