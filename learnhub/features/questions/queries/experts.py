"""Who knows about the topics of a question. What is computed of people stays here: nobody is ranked.

Evidence are skills that people declared, and among the questions and cards of these topics with most votes
accepted answers, answers with votes, and cards.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, case, literal, or_, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, func, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.listing import Asked, Shape
from learnhub.features.discussion.models import OPEN, Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import readable_to
from learnhub.features.mentoring.models import Mentor
from learnhub.features.notices.models import NoticeChoice
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.notices.rhythm import is_on_leave
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.models import AskRequest, Question
from learnhub.features.questions.room import ANSWER, QUESTION, SENT
from learnhub.features.questions.routing import Candidate
from learnhub.features.topics.enums import SKILLED, SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.rooms import Channel

CARD = "card"
NEAR = 200
ENOUGH = 2  # to practise something is not enough by itself
EXPERTS = 100


def list_candidates(session: Session, question: Content, topic_ids: Sequence[str]) -> list[Candidate]:
    """Who could be asked, with how much they have been asked already.

    They are locked until the end of the transaction, so that two questions at once do not send somebody more
    than is allowed. The asker, who cannot read the question and who was asked before are not among them.
    """
    if not topic_ids:
        return []
    found = list_experts(session, question, topic_ids)
    locked = select(Person.id).where(Person.id.in_(found)).order_by(Person.id)
    session.exec(locked.with_for_update(key_share=True)).all()
    loads, away = _loads(session, found), _away(session, found)
    return [Candidate(each, loads.get(each, 0), each in away) for each in found]


def list_experts(session: Session, question: Content, topic_ids: Sequence[str]) -> list[str]:
    """Who has enough evidence on these topics, may read the question and was not sent it; one statement."""
    shape, values = _asked(question, topic_ids)
    rows = db.rows(session, _experts_statement(shape), **values, question_id=question.id)
    return [row.id for row in rows]


def is_expert(session: Session, actor: Actor, question: Content) -> bool:
    """Whether somebody has as much evidence on a topic of the question as those to whom it is sent."""
    tagged = select(ContentTopic.topic_id).where(ContentTopic.content_id == question.id)
    topic_ids = session.exec(tagged).all()
    if not topic_ids:
        return False
    shape, values = _asked(question, topic_ids)
    return bool(db.rows(session, _expert_statement(shape), **values, person_id=actor.person_id))


def _asked(question: Content, topic_ids: Sequence[str]) -> tuple[Shape, dict[str, Any]]:
    """What the readers of a question read about its topics: that counts, and nothing else."""
    spaces = frozenset[str]() if question.audience == OPEN else frozenset({question.audience})
    reader = Actor("", spaces=spaces)
    asked = Asked((QUESTION, CARD) if CARD in rooms.kinds() else (QUESTION,), listing.MOST_VOTES, topic_ids)
    values = listing.values_of(reader, asked) | {"topics": list(topic_ids)}
    return listing.shape_of(reader, asked, NEAR), values


def _evidence(shape: Shape) -> Any:
    """Who knows something, as rows of a person and points."""
    near, known = listing.found_in(shape), Authorship.person_id
    level = {SkillLevel.REFERENCE: 3, SkillLevel.HELPS: 2}
    declared = select_columns(
        PersonTopic.person_id, case(level, value=PersonTopic.level, else_=1).label("points")
    ).where(PersonTopic.topic_id.in_(bindparam("topics", expanding=True)), PersonTopic.level.in_(SKILLED))
    accepted = (
        select_columns(known, literal(2))
        .join(Question, Question.accepted_id == Authorship.content_id)
        .join(near, near.c.id == Question.content_id)
    )
    voted = (
        select_columns(known, literal(1))
        .join(Content, Content.id == Authorship.content_id)
        .join(near, near.c.id == Content.parent_id)
        .where(Content.kind == ANSWER, Content.status == Status.PUBLISHED, Content.vote_count > 0)
    )
    written = (
        select_columns(known, literal(1))
        .join(near, near.c.id == Authorship.content_id)
        .where(Authorship.kind == CARD, Authorship.part == Part.AUTHOR)
    )
    return union_all(declared, accepted, voted, written).subquery()


@cache
def _expert_statement(shape: Shape) -> Any:
    evidence = _evidence(shape)
    return (
        select_columns(evidence.c.person_id)
        .where(evidence.c.person_id == bindparam("person_id", type_=String()))
        .group_by(evidence.c.person_id)
        .having(func.sum(evidence.c.points) >= ENOUGH)
    )


@cache
def _experts_statement(shape: Shape) -> Any:
    evidence, asked = _evidence(shape), aliased(Content)
    points = func.sum(evidence.c.points)
    question_id = bindparam("question_id", type_=String())
    involved = select_columns(Authorship.person_id).where(Authorship.content_id == question_id)
    sent = select_columns(AskRequest.person_id).where(AskRequest.question_id == question_id)
    return (
        select_columns(Person.id)
        .join(evidence, evidence.c.person_id == Person.id)
        .join(asked, asked.id == question_id)
        .where(Person.status == PersonStatus.ACTIVE, readable_to(asked, Person.id))
        .where(Person.id.not_in(involved), Person.id.not_in(sent))
        .group_by(Person.id)
        .having(points >= ENOUGH)
        .order_by(points.desc(), Person.id)
        .limit(EXPERTS)
    )


def _loads(session: Session, person_ids: Collection[str]) -> dict[str, int]:
    rows = session.exec(
        select(AskRequest.person_id, func.count())
        .where(AskRequest.person_id.in_(person_ids), AskRequest.state == RequestState.OPEN)
        .group_by(AskRequest.person_id)
    )
    return dict(rows.all())


def _away(session: Session, person_ids: Collection[str]) -> set[str]:
    """Who is on leave, has paused, or does not want questions sent to them."""
    now = utcnow()
    on_leave = {each for each, rhythm in rhythms_of(session, person_ids).items() if is_on_leave(rhythm, now)}
    paused = select_columns(Mentor.person_id).where(Mentor.is_paused)
    unwilling = select_columns(NoticeChoice.person_id).where(
        NoticeChoice.kind == SENT, NoticeChoice.channel == Channel.INBOX, ~NoticeChoice.is_on
    )
    people = select(Person.id).where(
        Person.id.in_(person_ids), or_(Person.id.in_(paused), Person.id.in_(unwilling))
    )
    return on_leave | set(session.exec(people))
