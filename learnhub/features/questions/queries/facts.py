"""What the rules of the service ask about a question. Nothing here is shown to anybody."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, literal_column
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, func, select

from learnhub.core import db
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic

_CONCERNED = (
    select_columns(PersonTopic.person_id, Content.is_anonymous)
    .distinct()
    .join(ContentTopic, ContentTopic.topic_id == PersonTopic.topic_id)
    .join(Content, Content.id == ContentTopic.content_id)
    .where(Content.id == bindparam("question_id"), PersonTopic.level.in_(SKILLED))
    .limit(bindparam("most"))
)


def is_solution() -> ColumnElement[bool]:
    """The clause on `content` for answers that solved their question."""
    solved = select(Question.content_id).where(Question.accepted_id == Content.id).limit(literal_column("1"))
    # As a value instead of EXISTS, for which PostgreSQL reads all questions into memory.
    return solved.correlate(Content).scalar_subquery().is_not(None)


def is_accepted(session: Session, answer_id: str) -> bool:
    """Whether an answer is said to have solved its question."""
    return (
        session.exec(select(Question.content_id).where(Question.accepted_id == answer_id)).first() is not None
    )


def is_solved() -> ColumnElement[bool]:
    """The clause on `content` for questions that an answer solved."""
    return exists(
        select(Question.content_id).where(
            Question.content_id == Content.id, Question.accepted_id.is_not(None)
        )
    )


def is_unsolved(session: Session, question_id: str) -> bool:
    """Whether no answer is said to have solved it."""
    accepted = select(Question.accepted_id).where(Question.content_id == question_id)
    return session.exec(accepted).first() is None


def lock_question(session: Session, question_id: str) -> None:
    """Hold a question until the end of the transaction, whatever its status."""
    session.exec(select(Content.id).where(Content.id == question_id).with_for_update(key_share=True)).one()


def count_answers(session: Session, question_id: str) -> int:
    """How many answers are published; exact while the question is locked."""
    return session.exec(
        select(func.count())
        .select_from(Content)
        .where(Content.parent_id == question_id, Content.status == Status.PUBLISHED, Content.kind == ANSWER)
    ).one()


def published(content_id: str) -> Select:
    """The id of a piece of content if it is published, as a subquery."""
    return select(Content.id).where(Content.id == content_id, Content.status == Status.PUBLISHED)


def last_words_of_asker(session: Session, question_id: str) -> list[datetime | None]:
    """When the asker wrote and last changed the question and their own answers to it."""
    asker = select(Authorship.person_id).where(Authorship.content_id == question_id)
    rows = session.exec(
        select(Content.published_at, Content.edited_at)
        .join(Authorship, Authorship.content_id == Content.id)
        .where(
            Content.root_id == question_id,
            Content.status == Status.PUBLISHED,
            Authorship.person_id.in_(asker),
        )
    )
    return [moment for row in rows for moment in row]


def silences_of(
    session: Session, question_ids: Collection[str]
) -> dict[str, tuple[datetime, tuple[datetime | None, ...]]]:
    """When each of these questions had the first answer of somebody else, and the last words of the asker.

    Without such an answer it is absent; two statements.
    """
    asker = aliased(Authorship)
    is_asker = and_(asker.content_id == Content.root_id, asker.person_id == Authorship.person_id)
    written = (
        select_columns(Content.root_id, func.max(Content.published_at), func.max(Content.edited_at))
        .join(Authorship, Authorship.content_id == Content.id)
        .join(asker, is_asker)
        .where(Content.root_id.in_(question_ids), Content.status == Status.PUBLISHED)
        .group_by(Content.root_id)
    )
    words = {root_id: moments for root_id, *moments in session.execute(written)}
    answered = (
        select_columns(Content.parent_id, func.min(Content.published_at))
        .join(Authorship, Authorship.content_id == Content.id)
        .join(asker, is_asker, isouter=True)
        .where(Content.parent_id.in_(question_ids), Content.kind == ANSWER, asker.person_id.is_(None))
        .where(Content.status == Status.PUBLISHED)
        .group_by(Content.parent_id)
    )
    return {
        question_id: (answered_at, tuple(words.get(question_id, ())))
        for question_id, answered_at in session.execute(answered)
    }


def list_concerned(session: Session, question_id: str, *, most: int) -> list[str] | None:
    """Who has a skill in the topics of a question; None for an anonymous one and for more than `most`."""
    found = db.rows(session, _CONCERNED, question_id=question_id, most=most + 1)
    if len(found) > most or any(row.is_anonymous for row in found):
        return None
    return [row.person_id for row in found]


def is_accepted_on_behalf(session: Session, question_id: str) -> bool:
    """Whether somebody other than the asker said which answer solved the question."""
    asker = select(Authorship.person_id).where(Authorship.content_id == question_id)
    statement = select(Question.content_id).where(
        Question.content_id == question_id,
        Question.accepted_by.is_not(None),
        Question.accepted_by.not_in(asker),
    )
    return session.exec(statement).first() is not None
