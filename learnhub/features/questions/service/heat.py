"""Moving a question in the list of what is hot."""

from sqlalchemy import select, update
from sqlmodel import Session, func

from learnhub.core import db
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import Content
from learnhub.features.questions import queries, viewers
from learnhub.features.questions.heat import heat
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER, QUESTION

BATCH = 50
_UNSYNCHRONIZED = {"synchronize_session": False}


def settle_heat(session: Session, event: ContentEvent) -> None:
    """A recorder: a question came, or has another number of answers, which are counted by now."""
    if event.kind in (QUESTION, ANSWER):
        _settle(session, event.root_id)


def count_viewers() -> None:
    """Write down how many more people opened each question. A job, in short transactions."""
    taken = sorted(viewers.take().items())
    for start in range(0, len(taken), BATCH):
        try:
            db.write_now(_count, taken[start : start + BATCH])
        except BaseException:
            viewers.give_back(dict(taken[start:]))
            raise


def _count(session: Session, taken: list[tuple[str, int]]) -> None:
    for question_id, number in taken:
        queries.lock_question(session, question_id)
        counted = update(Question).where(Question.content_id == question_id)
        session.execute(
            counted.values(viewer_count=Question.viewer_count + number), execution_options=_UNSYNCHRONIZED
        )
        _settle(session, question_id)


def _settle(session: Session, question_id: str) -> None:
    session.flush()
    found = session.execute(
        select(func.coalesce(Question.viewer_count, 0), Content.answer_count, Content.published_at)
        .select_from(Content)
        .join(Question, Question.content_id == Content.id, isouter=True)
        .where(Content.id == question_id, Content.published_at.is_not(None))
    ).first()
    if found:
        moved = update(Content).where(Content.id == question_id).values(hot=heat(*found))
        session.execute(moved, execution_options=_UNSYNCHRONIZED)
