"""Lists of questions. A page costs two statements, however long it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page, decode, encode, page
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import topics_of
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import PersonRef, make_ref
from learnhub.features.questions.enums import Order
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import QuestionRow, ToAnswer
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import get_topic
from learnhub.features.topics.schemas import TopicRef

SKILLED = (SkillLevel.PRACTISES, SkillLevel.HELPS, SkillLevel.REFERENCE)

# Made once, for whoever `reader(actor)` is: the frame around every page asks how many wait for an answer.
_QUESTIONS = (
    select_columns(
        *(Content.id, Content.title, Content.language, Content.status, Content.published_at),
        *(Content.vote_count, Content.answer_count, Question.accepted_id),
        *(Person.id.label("author_id"), Person.name, Person.job, Site.name.label("site")),
    )
    .join(Question, Question.content_id == Content.id)
    .join(
        Authorship,
        and_(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR),
        isouter=True,
    )
    .join(Person, Person.id == Authorship.person_id, isouter=True)
    .join(Site, Site.id == Person.site_id, isouter=True)
    .where(Content.kind == QUESTION, VISIBLE)
)
_MY_TOPICS = select(PersonTopic.topic_id).where(
    PersonTopic.person_id == bindparam("reader_id"), PersonTopic.level.in_(SKILLED)
)
_WAITS = and_(
    Content.answer_count == 0,
    Content.status == Status.PUBLISHED,
    Content.id.in_(select(ContentTopic.content_id).where(ContentTopic.topic_id.in_(_MY_TOPICS))),
    Content.id.not_in(select(Authorship.content_id).where(Authorship.person_id == bindparam("reader_id"))),
)
_TO_ANSWER = (
    _QUESTIONS.where(_WAITS)
    .add_columns(func.count().over().label("waiting"))
    .order_by(Content.published_at, Content.id)
    .limit(bindparam("most"))
)
_COUNT_TO_ANSWER = select_columns(func.count()).where(Content.kind == QUESTION, VISIBLE, _WAITS)


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
    statement = _QUESTIONS
    if order == Order.UNANSWERED:
        statement = statement.where(Content.answer_count == 0, Content.status == Status.PUBLISHED)
    if topic_id:
        tagged = select(ContentTopic.content_id).where(ContentTopic.topic_id == topic_id)
        statement = statement.where(Content.id.in_(tagged))
    statement = _by_votes(statement, cursor) if order == Order.VOTES else _by_moment(statement, cursor)
    rows = db.rows(session, statement.limit(size + 1), **reader(actor))
    shown = page(rows, size, lambda row: _cursor(order, row))
    return Page(_views(session, actor, shown.items), shown.next)


def get_topic_of_list(session: Session, actor: Actor, topic_id: str) -> TopicRef:
    """The topic that a list is narrowed to, in the reader's language; raises NotFound."""
    return get_topic(session, topic_id, actor.language)


def list_to_answer(session: Session, actor: Actor, *, limit: int = 3) -> ToAnswer:
    """Unanswered questions of colleagues on what this person practises or helps with, oldest first.

    Only a screen asks for them, so their titles are typeset.
    """
    rows = db.rows(session, _TO_ANSWER, most=limit, **reader(actor))
    views = [view.typeset() for view in _views(session, actor, rows)]
    return ToAnswer(views, rows[0].waiting if rows else 0)


def count_to_answer(session: Session, actor: Actor) -> int:
    """How many there are in `list_to_answer`."""
    ((waiting,),) = db.rows(session, _COUNT_TO_ANSWER, **reader(actor))
    return waiting


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


def _cursor(order: Order, row: Any) -> str:
    return encode(row.vote_count if order == Order.VOTES else row.published_at, row.id)


def _views(session: Session, actor: Actor, rows: Sequence[Any]) -> list[QuestionRow]:
    topics = topics_of(session, [row.id for row in rows], actor.language) if rows else {}
    return [
        QuestionRow(
            id=row.id,
            address=QUESTION.at(row.id),
            title=row.title,
            language=row.language,
            author=make_ref(row.author_id, row.name, row.job, row.site) if row.author_id else PersonRef(),
            topics=topics.get(row.id, ()),
            vote_count=row.vote_count,
            answer_count=row.answer_count,
            is_solved=row.accepted_id is not None,
            is_hidden=row.status == Status.HIDDEN,
            asked_at=row.published_at,
        )
        for row in rows
    ]
