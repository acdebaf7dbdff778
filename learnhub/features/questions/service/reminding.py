"""Asking whoever is silent about an answer whether it helped: on the third day and on the sixth."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, select, update

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import authors_of
from learnhub.features.notices.queries.settings import returns_of
from learnhub.features.questions import queries
from learnhub.features.questions.acceptance import REMINDED_AFTER, next_reminder
from learnhub.features.questions.events import AskerReminded
from learnhub.features.questions.models import Question

BATCH = 50


def begin_reminders(session: Session, question_id: str) -> None:
    """Somebody answered a question that nothing has solved and whose asker was never reminded."""
    new = Question.accepted_id.is_(None), Question.remind_at.is_(None), Question.reminders == 0
    begun = update(Question).where(Question.content_id == question_id, *new)
    session.exec(begun.values(remind_at=utcnow() + REMINDED_AFTER[0]))


def remind_askers(session: Session) -> None:
    """A job: ask those who are silent about an answer; who is on leave is asked when they are back."""
    due = select(Question, Content).join(Content, Content.id == Question.content_id)
    due = due.where(Question.remind_at <= utcnow()).order_by(Question.remind_at).limit(BATCH)
    rows = session.exec(due.with_for_update(of=Question, skip_locked=True)).all()
    if not rows:
        return
    ids = [question.content_id for question, _content in rows]
    silences, returns = queries.silences_of(session, ids), _returns(session, ids)
    for question, content in rows:
        is_open = content.status == Status.PUBLISHED and not (question.accepted_id or content.is_anonymous)
        answered_at, words = silences.get(content.id, (None, ())) if is_open else (None, ())
        _remind(session, question, answered_at, (question.heard_at, *words), returns.get(content.id))


def _returns(session: Session, question_ids: list[str]) -> Mapping[str, datetime]:
    """When the asker of each of these questions is back, of those who are on leave."""
    askers = {each: ref.id for each, ref in authors_of(session, question_ids).items()}
    back = returns_of(session, list(askers.values()))
    return {each: back[person_id] for each, person_id in askers.items() if person_id in back}


def _remind(
    session: Session,
    question: Question,
    answered_at: datetime | None,
    words: tuple[datetime | None, ...],
    back_at: datetime | None,
) -> None:
    due = next_reminder(words, answered_at, question.reminders)
    if due is not None and back_at is not None:
        due = max(due, back_at)
    if due is not None and due <= utcnow():
        question.reminders += 1
        bus.record(session, AskerReminded(question.content_id, question.reminders))
        due = next_reminder(words, answered_at, question.reminders)
    question.remind_at = due
    session.add(question)
