"""To whom a question was sent, as its readers see it; one statement."""

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
    with_person(select_columns(AskRequest.state, Question.round), AskRequest.person_id)
    .join(Question, Question.content_id == AskRequest.question_id)
    .where(AskRequest.question_id == bindparam("question_id"), AskRequest.state != RequestState.DECLINED)
    .order_by(AskRequest.at, AskRequest.person_id)
)


def get_sent(session: Session, actor: Actor, question_id: str) -> SentView:
    """To whom a question that the actor reads was sent."""
    rows = db.rows(session, _SENT, question_id=question_id)
    return SentView(
        people=tuple(ref_in(row) for row in rows),
        is_open=any(row.round == EVERYBODY for row in rows),
        is_mine=any(row.ref_id == actor.person_id and row.state == RequestState.OPEN for row in rows),
    )
