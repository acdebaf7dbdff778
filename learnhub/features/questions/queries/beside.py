"""What stands beside a question, or beside one that is being written."""

import re

from sqlalchemy import case, or_
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core.language import fold
from learnhub.core.markdown import typeset
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.policy import visible_to
from learnhub.features.mentoring.queries import mentors_among
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import ref_of
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import HelperView, QuestionLink, RailView
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.schemas import TopicRef

RELATED = 4
HELPERS = 3
SIMILAR = 5
CANDIDATES = 60
STEM = 5
WORDS = 8


def get_rail(session: Session, actor: Actor, question_id: str, topics: tuple[TopicRef, ...]) -> RailView:
    """Questions on the same topics, and people who know them; a question without topics has neither."""
    if not topics:
        return RailView()
    return RailView(_related(session, actor, question_id, topics), _helpers(session, actor, topics))


def _related(
    session: Session, actor: Actor, question_id: str, topics: tuple[TopicRef, ...]
) -> tuple[QuestionLink, ...]:
    shared = (
        select(ContentTopic.content_id, func.count().label("shared"))
        .where(ContentTopic.topic_id.in_([topic.id for topic in topics]))
        .group_by(ContentTopic.content_id)
        .subquery()
    )
    rows = session.exec(
        select(Content, Question.accepted_id)
        .join(Question, Question.content_id == Content.id)
        .join(shared, shared.c.content_id == Content.id)
        .where(
            visible_to(actor),
            Content.kind == QUESTION,
            Content.status == Status.PUBLISHED,
            Content.id != question_id,
        )
        .order_by(shared.c.shared.desc(), Content.vote_count.desc(), Content.published_at.desc())
        .limit(RELATED)
    )
    return tuple(_link(content, accepted_id) for content, accepted_id in rows)


def _helpers(session: Session, actor: Actor, topics: tuple[TopicRef, ...]) -> tuple[HelperView, ...]:
    names = {topic.id: topic.name for topic in topics}
    strength = case((PersonTopic.level == SkillLevel.REFERENCE, 0), else_=1)
    rows = session.exec(
        select(Person, Site.name, PersonTopic.level, PersonTopic.topic_id)
        .join(PersonTopic, PersonTopic.person_id == Person.id)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(
            PersonTopic.topic_id.in_(names),
            PersonTopic.level.in_((SkillLevel.HELPS, SkillLevel.REFERENCE)),
            Person.status == PersonStatus.ACTIVE,
            Person.id != actor.person_id,
        )
        .order_by(strength, Person.name, Person.id)
        .limit(HELPERS * len(names))
    )
    best: dict[str, tuple[Person, str | None, str, str]] = {}
    for row in rows:
        best.setdefault(row[0].id, row)
    shown = list(best.values())[:HELPERS]
    mentors = mentors_among(session, actor, [person.id for person, *_rest in shown]) if shown else set()
    return tuple(
        HelperView(ref_of(person, site or ""), level, names[topic_id], person.id in mentors)
        for person, site, level, topic_id in shown
    )


def list_similar(session: Session, actor: Actor, *, title: str) -> list[QuestionLink]:
    """Questions whose titles share words with the one being written, the closest first.

    Words are compared by their first letters, which stands in for a stem in both languages.
    """
    stems = stems_of(title)
    if not stems:
        return []
    rows = session.exec(
        select(Content, Question.accepted_id)
        .join(Question, Question.content_id == Content.id)
        .where(
            visible_to(actor),
            Content.kind == QUESTION,
            Content.status == Status.PUBLISHED,
            or_(*(Content.title.icontains(stem, autoescape=True) for stem in _spellings(title))),
        )
        .order_by(Content.published_at.desc())
        .limit(CANDIDATES)
    ).all()
    scored = [(len(stems & stems_of(content.title)), content, accepted_id) for content, accepted_id in rows]
    enough = min(2, len(stems))
    close = sorted((row for row in scored if row[0] >= enough), key=lambda row: -row[0])
    return [_link(content, accepted_id) for _score, content, accepted_id in close[:SIMILAR]]


def stems_of(text: str) -> set[str]:
    """The first letters of the longer words, folded."""
    return {word[:STEM] for word in _words(fold(text))}


def _spellings(text: str) -> list[str]:
    return [word[:STEM] for word in _words(text)][:WORDS]


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if len(word) >= 4]


def _link(content: Content, accepted_id: str | None) -> QuestionLink:
    return QuestionLink(
        id=content.id,
        title=typeset(content.title, content.language),
        language=content.language,
        answer_count=content.answer_count,
        is_solved=accepted_id is not None,
    )
