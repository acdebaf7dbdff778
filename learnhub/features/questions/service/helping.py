"""How many people a question has helped, which a list is sorted by: counted anew whenever that changes.

They are those for whom one of its answers worked and, once one solved it, who asked and who had it too.
"""

from typing import Any

from sqlalchemy import bindparam, func, select, union, union_all, update
from sqlmodel import Session

from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.events import IssueShared
from learnhub.features.discussion.models import Authorship, Content, SharedIssue
from learnhub.features.questions import queries
from learnhub.features.questions.events import AcceptanceWithdrawn, AlsoWorkedSaid, AnswerAccepted
from learnhub.features.questions.models import AlsoWorked, Question
from learnhub.features.questions.room import QUESTION

_UNSYNCHRONIZED = {"synchronize_session": False}
_QUESTION_ID = bindparam("question_id")
_SOLVED = select(Question.content_id).where(
    Question.content_id == _QUESTION_ID, Question.accepted_id.is_not(None)
)
_PEOPLE: Any = union(
    select(AlsoWorked.person_id)
    .join(Content, Content.id == AlsoWorked.answer_id)
    .where(Content.parent_id == _QUESTION_ID, Content.status == Status.PUBLISHED),
    select(SharedIssue.person_id).where(SharedIssue.content_id.in_(_SOLVED)),
    select(Authorship.person_id).where(Authorship.content_id.in_(_SOLVED), Authorship.part == Part.AUTHOR),
).subquery()
_NAMED: Any = select(func.count()).select_from(_PEOPLE)
_UNNAMED: Any = select(func.count()).where(Content.id.in_(_SOLVED), Content.is_anonymous)


def count_helped() -> Any:
    """The same of every question as a statement of `id` and `number`, for the nightly check."""
    solved = select(Question.content_id).where(Question.accepted_id.is_not(None))
    worked = select(Content.parent_id.label("id"), AlsoWorked.person_id)
    had_it = select(SharedIssue.content_id, SharedIssue.person_id)
    asked = select(Authorship.content_id, Authorship.person_id).where(Authorship.part == Part.AUTHOR)
    named = union(
        worked.join(Content, Content.id == AlsoWorked.answer_id).where(Content.status == Status.PUBLISHED),
        had_it.where(SharedIssue.content_id.in_(solved)),
        asked.where(Authorship.content_id.in_(solved)),
    ).subquery()
    unnamed = select(Content.id).where(Content.id.in_(solved), Content.is_anonymous)
    everybody = union_all(select(named.c.id), unnamed).subquery()
    return select(everybody.c.id, func.count().label("number")).group_by(everybody.c.id)


def settle_helped(session: Session, event: AnswerAccepted | AcceptanceWithdrawn | AlsoWorkedSaid) -> None:
    """A recorder: an answer was accepted or not, or worked for somebody, or not."""
    settle(session, event.question_id)


def settle_helped_by_issue(session: Session, event: IssueShared) -> None:
    """A recorder: somebody has it too, or not."""
    settle(session, event.content_id)


def settle(session: Session, question_id: str) -> None:
    """Count those whom a question has helped, locked, so that of many at once each is in the figure."""
    queries.lock_question(session, question_id)
    session.flush()
    values = {"question_id": question_id}
    number = sum(session.execute(counted, values).scalar_one() for counted in (_NAMED, _UNNAMED))
    moved = update(Content).where(Content.id == question_id, Content.kind == QUESTION)
    session.execute(moved.values(use_count=number), execution_options=_UNSYNCHRONIZED)
