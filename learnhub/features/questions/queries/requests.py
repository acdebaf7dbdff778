"""To whom questions were sent, as their readers see it; one statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.models import EVERYBODY, AskRequest, Question
from learnhub.features.questions.schemas import SentView

_SENT: Any = (
    with_person(
        select_columns(AskRequest.question_id, AskRequest.state, Question.round), AskRequest.person_id
    )
    .join(Question, Question.content_id == AskRequest.question_id)
    .where(
        AskRequest.question_id.in_(bindparam("question_ids", expanding=True)),
        AskRequest.state != RequestState.DECLINED,
    )
    .order_by(AskRequest.at, AskRequest.person_id)
)


def get_sent(session: Session, actor: Actor, question_id: str) -> SentView:
    """To whom a question that the actor reads was sent."""
    return list_sent(session, actor, [question_id]).get(question_id, SentView())


def list_sent(session: Session, actor: Actor, question_ids: Iterable[str]) -> dict[str, SentView]:
    """The same for several; one that was sent to nobody is absent."""
    sent: dict[str, list[Any]] = {}
    for row in db.rows(session, _SENT, question_ids=list(question_ids)):
        sent.setdefault(row.question_id, []).append(row)
    return {question_id: _view(actor, rows) for question_id, rows in sent.items()}


def _view(actor: Actor, rows: Sequence[Any]) -> SentView:
    return SentView(
        people=tuple(ref_in(row) for row in rows),
        is_open=any(row.round == EVERYBODY for row in rows),
        is_mine=any(row.ref_id == actor.person_id and row.state == RequestState.OPEN for row in rows),
    )
