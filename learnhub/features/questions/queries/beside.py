"""What stands beside a question."""

from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case
from sqlalchemy import select as select_columns
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked, Shape
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.policy import VISIBLE
from learnhub.features.mentoring.queries import next_free_of
from learnhub.features.notices.queries.settings import returns_of
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import HelperView, QuestionLink, RailView
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.schemas import TopicRef

RELATED = 4
NEAR = 100
HELPERS = 3

_LINKS = select_columns(
    *(Content.id, Content.title, Content.language, Content.answer_count, Content.published_at),
    *(Content.vote_count, Question.accepted_id),
).join(Question, Question.content_id == Content.id)


def get_rail(
    session: Session, actor: Actor, question_id: str, topics: tuple[TopicRef, ...], *, is_own: bool = False
) -> RailView:
    """Questions on the same topics, and people who know them; a question without topics has neither.

    Who asked it is told when those return who are on leave.
    """
    if not topics:
        return RailView()
    helpers = _helpers(session, actor, topics)
    if is_own and helpers:
        returns = returns_of(session, [helper.person.id for helper in helpers])
        helpers = tuple(replace(helper, back_at=returns.get(helper.person.id)) for helper in helpers)
    return RailView(_related(session, actor, question_id, topics), helpers)


def _related(
    session: Session, actor: Actor, question_id: str, topics: tuple[TopicRef, ...]
) -> tuple[QuestionLink, ...]:
    asked = Asked((QUESTION,), listing.MOST_VOTES, [topic.id for topic in topics])
    values = listing.values_of(actor, asked) | {"question_id": question_id}
    rows = db.rows(session, _related_statement(listing.shape_of(actor, asked, NEAR)), **values)
    return tuple(_link(row) for row in rows)


@cache
def _related_statement(shape: Shape) -> Any:
    """Of the hundred questions with most votes on these topics, those that share the most of them.

    What the reader can read comes first.
    """
    near = listing.found_in(shape)
    topics = [bindparam(f"topic_{n}") for n in range(shape.topics)]
    shared = (
        select_columns(func.count())
        .where(ContentTopic.content_id == Content.id, ContentTopic.topic_id.in_(topics))
        .correlate(Content)
        .scalar_subquery()
    )
    return (
        _LINKS.join(near, near.c.id == Content.id)
        .where(VISIBLE, Content.id != bindparam("question_id"))
        .order_by(near.c.place, shared.desc(), Content.vote_count.desc(), Content.published_at.desc())
        .limit(RELATED)
    )


def _helpers(session: Session, actor: Actor, topics: tuple[TopicRef, ...]) -> tuple[HelperView, ...]:
    names = {topic.id: topic.name for topic in topics}
    strength = case((PersonTopic.level == SkillLevel.REFERENCE, 0), else_=1)
    rows = session.execute(
        with_person(select(PersonTopic.level, PersonTopic.topic_id), PersonTopic.person_id)
        .where(
            PersonTopic.topic_id.in_(names),
            PersonTopic.level.in_((SkillLevel.HELPS, SkillLevel.REFERENCE)),
            Person.status == PersonStatus.ACTIVE,
            Person.id != actor.person_id,
        )
        .order_by(Person.language.not_in(actor.languages), strength, Person.name, Person.id)
        .limit(HELPERS * len(names))
    )
    best: dict[str, Any] = {}
    for row in rows:
        best.setdefault(row.ref_id, row)
    shown = list(best.values())[:HELPERS]
    free = next_free_of(session, actor, [row.ref_id for row in shown]) if shown else {}
    return tuple(
        HelperView(ref_in(row), row.level, names[row.topic_id], free.get(row.ref_id)) for row in shown
    )


def _link(row: Any) -> QuestionLink:
    return QuestionLink(
        id=row.id,
        title=typeset(row.title, row.language),
        language=row.language,
        answer_count=row.answer_count,
        is_solved=row.accepted_id is not None,
    )
