"""Lists of questions. A page costs two statements, however long it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core.pagination import PAGE_SIZE, Page, decode, encode, page
from learnhub.features.discussion.enums import Kind, Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import visible_to
from learnhub.features.discussion.queries import topics_of
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import PersonRef, ref_of
from learnhub.features.questions.enums import Order
from learnhub.features.questions.models import Question
from learnhub.features.questions.schemas import QuestionRow, ToAnswer
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import get_topic
from learnhub.features.topics.schemas import TopicRef

SKILLED = (SkillLevel.PRACTISES, SkillLevel.HELPS, SkillLevel.REFERENCE)


def list_questions(
    session: Session,
    actor: Actor,
    *,
    order: Order = Order.NEWEST,
    topic_id: str = "",
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[QuestionRow]:
    """Visible questions, the newest or those with most votes first, perhaps only of one topic."""
    statement = _questions(actor)
    if order == Order.UNANSWERED:
        statement = statement.where(Content.answer_count == 0, Content.status == Status.PUBLISHED)
    if topic_id:
        tagged = select(ContentTopic.content_id).where(ContentTopic.topic_id == topic_id)
        statement = statement.where(Content.id.in_(tagged))
    statement = _by_votes(statement, cursor) if order == Order.VOTES else _by_moment(statement, cursor)
    rows = session.exec(statement.limit(size + 1)).all()
    shown = page(rows, size, lambda row: _cursor(order, row[0]))
    return Page(_views(session, actor, shown.items), shown.next)


def get_topic_of_list(session: Session, actor: Actor, topic_id: str) -> TopicRef:
    """The topic that a list is narrowed to, in the reader's language; raises NotFound."""
    return get_topic(session, topic_id, actor.language)


def list_to_answer(session: Session, actor: Actor, *, limit: int = 3) -> ToAnswer:
    """Unanswered questions of colleagues on what this person practises or helps with, oldest first.

    Only a screen asks for them, so their titles are typeset.
    """
    statement = _waiting(_questions(actor), actor).add_columns(func.count().over())
    rows = session.exec(statement.order_by(Content.published_at, Content.id).limit(limit)).all()
    views = [view.typeset() for view in _views(session, actor, [row[:-1] for row in rows])]
    return ToAnswer(views, rows[0][-1] if rows else 0)


def count_to_answer(session: Session, actor: Actor) -> int:
    """How many there are in `list_to_answer`."""
    counted = select(func.count()).where(Content.kind == Kind.QUESTION, visible_to(actor))
    return session.exec(_waiting(counted, actor)).one()


def _waiting(statement: Any, actor: Actor) -> Any:
    mine = select(PersonTopic.topic_id).where(
        PersonTopic.person_id == actor.person_id, PersonTopic.level.in_(SKILLED)
    )
    tagged = select(ContentTopic.content_id).where(ContentTopic.topic_id.in_(mine))
    written = select(Authorship.content_id).where(Authorship.person_id == actor.person_id)
    return statement.where(
        Content.answer_count == 0,
        Content.status == Status.PUBLISHED,
        Content.id.in_(tagged),
        Content.id.not_in(written),
    )


def _questions(actor: Actor) -> Select[Any]:
    author = and_(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    return (
        select(Content, Question.accepted_id, Person, Site.name)
        .join(Question, Question.content_id == Content.id)
        .join(Authorship, author, isouter=True)
        .join(Person, Person.id == Authorship.person_id, isouter=True)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(Content.kind == Kind.QUESTION, visible_to(actor))
    )


def _by_moment(statement: Select[Any], cursor: str | None) -> Select[Any]:
    if cursor:
        moment, last = decode(cursor, datetime, str)
        older = or_(Content.published_at < moment, and_(Content.published_at == moment, Content.id < last))
        statement = statement.where(older)
    return statement.order_by(Content.published_at.desc(), Content.id.desc())


def _by_votes(statement: Select[Any], cursor: str | None) -> Select[Any]:
    if cursor:
        votes, last = decode(cursor, int, str)
        fewer = or_(Content.vote_count < votes, and_(Content.vote_count == votes, Content.id < last))
        statement = statement.where(fewer)
    return statement.order_by(Content.vote_count.desc(), Content.id.desc())


def _cursor(order: Order, content: Content) -> str:
    return encode(content.vote_count if order == Order.VOTES else content.published_at, content.id)


def _views(session: Session, actor: Actor, rows: list[Any]) -> list[QuestionRow]:
    topics = topics_of(session, [row[0].id for row in rows], actor.language) if rows else {}
    return [
        QuestionRow(
            id=content.id,
            title=content.title,
            language=content.language,
            author=ref_of(person, site or "") if person else PersonRef(),
            topics=topics.get(content.id, ()),
            vote_count=content.vote_count,
            answer_count=content.answer_count,
            is_solved=accepted_id is not None,
            is_hidden=content.status == Status.HIDDEN,
            asked_at=content.published_at,
        )
        for content, accepted_id, person, site in rows
    ]
