"""Whom it concerns what happens to questions, and what they are told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session, col, select

from learnhub.core.clock import utcnow
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.notices.queries import list_followers, list_often_told, list_topic_followers
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.events import (
    AlsoWorkedSaid,
    AnswerAccepted,
    AskerReminded,
    QuestionAnswered,
    QuestionAsked,
    QuestionOpened,
    QuestionSent,
    QuestionUnanswered,
    RequestDeclined,
)
from learnhub.features.questions.models import AlsoWorked, AskRequest, Question
from learnhub.features.questions.queries.facts import is_unsolved
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic
from learnhub.rooms import Reason, Settled, Telling

WEEK, A_WEEK = timedelta(days=7), 5


def asked_to_skilled(session: Session, event: QuestionAsked) -> Iterator[Telling]:
    """Colleagues who know about one of its topics, each of a few questions a week."""
    rows = session.exec(
        select(PersonTopic.person_id, PersonTopic.topic_id)
        .join(ContentTopic, ContentTopic.topic_id == PersonTopic.topic_id)
        .where(ContentTopic.content_id == event.question_id, PersonTopic.level.in_(SKILLED))
        .order_by(PersonTopic.topic_id)
    )
    by_person = dict(rows.all())
    sent = _sent_to(session, event.question_id)
    busy = list_often_told(session, "skills", by_person, since=utcnow() - WEEK, least=A_WEEK)
    for topic_id in sorted(set(by_person.values())):
        people = {
            person_id: Reason.SKILL
            for person_id, topic in by_person.items()
            if topic == topic_id and person_id not in busy | sent
        }
        yield _asked(session, event.question_id, people, topic_id)


def sent_to_expert(session: Session, event: QuestionSent) -> Iterator[Telling]:
    """Whom it was sent to, as long as it waits for them, with a topic that they know if they named one."""
    request = session.get(AskRequest, (event.question_id, event.person_id))
    if request is None or request.state != RequestState.OPEN:
        return
    is_known = (PersonTopic.topic_id == ContentTopic.topic_id) & (PersonTopic.person_id == event.person_id)
    topics = (
        select(ContentTopic.topic_id)
        .join(PersonTopic, is_known, isouter=True)
        .where(ContentTopic.content_id == event.question_id)
        .order_by(col(PersonTopic.person_id).is_(None), ContentTopic.topic_id)
    )
    topic_id = session.exec(topics).first() or ""
    told = _asked(session, event.question_id, {event.person_id: Reason.SKILL}, topic_id)
    yield replace(told, what="sent", waits=True)


def opened_to_followers_of_topics(session: Session, event: QuestionOpened) -> Iterator[Telling]:
    """Everybody else who follows one of its topics, unless it was answered meanwhile."""
    sent = _sent_to(session, event.question_id)
    for topic_id, people in list_topic_followers(session, event.question_id).items():
        others = {person_id: reason for person_id, reason in people.items() if person_id not in sent}
        yield _asked(session, event.question_id, others, topic_id)


def unanswered_to_asker(session: Session, event: QuestionUnanswered) -> Iterator[Telling]:
    """Whoever asked, when nobody has answered."""
    answers = session.exec(select(Content.answer_count).where(Content.id == event.question_id)).one()
    if not answers:
        people = _askers(session, event.question_id)
        yield Telling("unanswered", event.question_id, people, waits=True, is_quiet=True)


def reminded_to_asker(session: Session, event: AskerReminded) -> Iterator[Telling]:
    """Whoever asked, as long as nothing is said to have solved it and there is an answer."""
    answers = session.exec(select(Content.answer_count).where(Content.id == event.question_id)).one()
    if answers and is_unsolved(session, event.question_id):
        people = _askers(session, event.question_id)
        yield Telling("reminded", event.question_id, people, waits=True, is_quiet=True)


def answered_to_asker(session: Session, event: QuestionAnswered) -> Iterator[Telling]:
    """Whoever asked hears of the first answer at once."""
    count = session.exec(select(Content.answer_count).where(Content.id == event.question_id)).one()
    yield _answered(session, event, _askers(session, event.question_id), waits=True, is_first=count == 1)


def answered_to_followers(session: Session, event: QuestionAnswered) -> Iterator[Telling]:
    """Everybody else who follows the question."""
    people = list_followers(session, event.question_id)
    yield _answered(session, event, people, waits=False, is_first=False)


def accepted_to_author(session: Session, event: AnswerAccepted) -> Iterator[Telling]:
    """Whoever wrote the answer, and whoever asked when somebody else decided for them."""
    author, (holds, decided_by) = _author(session, event.answer_id), _decision(session, event)
    thing, asked = event.question_id, _askers(session, event.question_id)
    if author and holds:
        people = {author: Reason.ANSWERED}
        yield Telling("accepted", thing, people, content_id=event.answer_id, actor_id=decided_by)
        yield Telling("accepted_for", thing, asked, content_id=event.answer_id, actor_id=decided_by)


def worked_to_author(session: Session, event: AlsoWorkedSaid) -> Iterator[Telling]:
    """Whoever wrote an answer that worked for somebody else, too, unless they say so no more."""
    author = _author(session, event.answer_id)
    if author and session.get(AlsoWorked, (event.answer_id, event.person_id)):
        people = {author: Reason.ANSWERED}
        told = {"content_id": event.answer_id, "actor_id": event.person_id, "is_quiet": True}
        yield Telling("worked", event.question_id, people, **told)


def accepted_to_followers(session: Session, event: AnswerAccepted) -> Iterator[Telling]:
    """Everybody else who follows the question."""
    (holds, decided_by), people = _decision(session, event), list_followers(session, event.question_id)
    if holds:
        yield Telling("solved", event.question_id, people, content_id=event.answer_id, actor_id=decided_by)


def solved(_session: Session, event: AnswerAccepted) -> Iterator[Settled]:
    """A question that is solved waits for nobody."""
    yield Settled(event.question_id)


def answered(session: Session, event: QuestionAnswered) -> Iterator[Settled]:
    """Those whom it was sent to need not answer any more."""
    for person_id in _sent_to(session, event.question_id):
        yield Settled(event.question_id, person_id)


def declined(_session: Session, event: RequestDeclined) -> Iterator[Settled]:
    """Who said that it is not for them is left alone."""
    yield Settled(event.question_id, event.person_id)


def _asked(session: Session, question_id: str, people: Mapping[str, Reason], topic_id: str) -> Telling:
    return Telling(
        "asked",
        question_id,
        people,
        content_id=question_id,
        actor_id=_author(session, question_id),
        topic_id=topic_id,
    )


def _sent_to(session: Session, question_id: str) -> set[str]:
    return set(session.exec(select(AskRequest.person_id).where(AskRequest.question_id == question_id)))


def _answered(
    session: Session, event: QuestionAnswered, people: Mapping[str, Reason], *, waits: bool, is_first: bool
) -> Telling:
    return Telling(
        "answered",
        event.question_id,
        people,
        content_id=event.answer_id,
        actor_id=_author(session, event.answer_id),
        waits=waits,
        is_quiet=not is_first,
    )


def _askers(session: Session, question_id: str) -> dict[str, Reason]:
    """Whoever asked, unless they stopped following it."""
    followers = list_followers(session, question_id)
    return {person_id: reason for person_id, reason in followers.items() if reason == Reason.ASKED}


def _author(session: Session, content_id: str) -> str | None:
    return session.exec(select(Authorship.person_id).where(Authorship.content_id == content_id)).first()


def _decision(session: Session, event: AnswerAccepted) -> tuple[bool, str | None]:
    """Whether it still holds, and who said so: nobody is known of a question without a name."""
    decided = select(Question.accepted_by).where(
        Question.content_id == event.question_id, Question.accepted_id == event.answer_id
    )
    found = session.exec(decided).all()
    return bool(found), next(iter(found), None)
