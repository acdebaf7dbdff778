"""What happened to a question, as everybody who reads it may know: never who opened it. One statement."""

from typing import Any

from sqlalchemy import bindparam, literal, literal_column, union_all
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.questions.enums import Step
from learnhub.features.questions.models import AlsoWorked
from learnhub.features.questions.queries.one import Answers
from learnhub.features.questions.room import ANSWER
from learnhub.features.questions.schemas import HappenedView, QuestionView

HAPPENED = 6

_ANSWERS = (
    Content.parent_id == bindparam("question_id"),
    Content.kind == literal_column(f"'{ANSWER}'"),
    Content.status == literal_column(f"'{Status.PUBLISHED}'"),
    VISIBLE,
)
_ANSWERED = (
    select_columns(
        *(literal(Step.ANSWERED.value).label("step"), Content.published_at.label("at")),
        *(Authorship.person_id, literal("").label("context"), Content.language),
    )
    .join(Authorship, Authorship.content_id == Content.id)
    .where(Authorship.part == Part.AUTHOR, *_ANSWERS)
)
_WORKED = (
    select_columns(
        *(literal(Step.WORKED.value), AlsoWorked.at, AlsoWorked.person_id),
        *(AlsoWorked.context, AlsoWorked.language),
    )
    .join(Content, Content.id == AlsoWorked.answer_id)
    .where(*_ANSWERS)
)
_BOTH: Any = union_all(_ANSWERED, _WORKED).subquery()
_STATEMENT: Any = (
    with_person(select_columns(_BOTH), _BOTH.c.person_id)
    .order_by(_BOTH.c.at.desc(), _BOTH.c.person_id)
    .limit(HAPPENED)
)


def list_happened(
    session: Session, actor: Actor, question: QuestionView, answers: Answers
) -> tuple[HappenedView, ...]:
    """The latest of it first, and at the end that it was asked. Who asks is known to see the question."""
    rows = db.rows(session, _STATEMENT, question_id=question.post.id, **reader(actor))
    steps = [
        HappenedView(row.step, row.at, ref_in(row), typeset(row.context, row.language), row.language)
        for row in rows
    ]
    if question.accepted_at and answers.posts.items:
        accepted = answers.posts.items[0].author
        name = "" if question.is_anonymous and not question.is_on_behalf else question.accepted_by
        steps.append(HappenedView(Step.ACCEPTED, question.accepted_at, accepted, by=name))
    steps.sort(key=lambda step: step.at, reverse=True)
    asked = HappenedView(Step.ASKED, question.post.written_at, question.post.author)
    return (*steps[:HAPPENED], asked)
