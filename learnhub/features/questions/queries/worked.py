"""For whom answers worked besides the asker; one statement for any number of them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.language import fold
from learnhub.core.markdown import typeset
from learnhub.features.discussion.queries import get_content
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.questions.models import AlsoWorked
from learnhub.features.questions.room import ANSWER
from learnhub.features.questions.schemas import NOBODY, WorkedLine, WorkedView

READ_MAX = 50  # voices of an answer; the count is exact whatever their number

_PLACED = (
    select_columns(
        *(AlsoWorked.answer_id, AlsoWorked.person_id, AlsoWorked.context, AlsoWorked.language),
        func.row_number()
        .over(partition_by=AlsoWorked.answer_id, order_by=[AlsoWorked.at, AlsoWorked.person_id])
        .label("place"),
        func.count().over(partition_by=AlsoWorked.answer_id).label("number"),
    )
    .where(AlsoWorked.answer_id.in_(bindparam("answer_ids", expanding=True)))
    .subquery()
)
_WORKED: Any = (
    with_person(select_columns(_PLACED), cast(Any, _PLACED.c.person_id))
    .where(or_(_PLACED.c.place <= READ_MAX, _PLACED.c.person_id == bindparam("reader_id")))
    .order_by(_PLACED.c.answer_id, _PLACED.c.place)
)


def list_worked(session: Session, actor: Actor, answer_ids: Iterable[str]) -> dict[str, WorkedView]:
    """For whom each of these answers worked; who asks is known to see them. One without anybody is absent."""
    rows: dict[str, list[Any]] = {}
    for row in db.rows(session, _WORKED, answer_ids=list(answer_ids), reader_id=actor.person_id):
        rows.setdefault(row.answer_id, []).append(row)
    return {answer_id: _view(actor, of_answer) for answer_id, of_answer in rows.items()}


def get_worked(session: Session, actor: Actor, answer_id: str) -> WorkedView:
    """The same for one answer; raises NoSuchContent."""
    get_content(session, actor, answer_id, ANSWER)
    return list_worked(session, actor, [answer_id]).get(answer_id, WorkedView())


def _view(actor: Actor, rows: Sequence[Any]) -> WorkedView:
    mine = next((row for row in rows if row.person_id == actor.person_id), None)
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(fold(row.context), []).append(row)
    with_context = sorted(groups, key=lambda context: context == "")  # the others in the order of the first
    return WorkedView(
        count=rows[0].number,
        is_mine=mine is not None,
        context=mine.context if mine else "",
        lines=tuple(_line(groups[context]) for context in with_context),
    )


def _line(rows: Sequence[Any]) -> WorkedLine:
    first, people = rows[0], [ref_in(row) for row in rows]
    return WorkedLine(
        context=typeset(first.context, first.language),
        language=first.language,
        one=people[0],
        other=people[1] if len(people) > 1 else NOBODY,
        more=max(len(people) - 2, 0),
    )
