"""To whom a question is sent: two who know about it, two more after 48 hours, then everybody who follows.

Each step locks the question first, then the people whom it may ask.
"""

from sqlmodel import Session, func, select, update

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.queries import get_content
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.errors import NotSent
from learnhub.features.questions.events import QuestionOpened, QuestionSent, RequestDeclined
from learnhub.features.questions.models import EVERYBODY, AskRequest, Question
from learnhub.features.questions.queries.experts import list_candidates
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.questions.routing import AT_ONCE, PATIENCE, choose

BATCH = 50


def ask_next(session: Session) -> None:
    """A job: questions that nobody answered in 48 hours go to the next two, and then to everybody."""
    due = select(Question, Content).join(Content, Content.id == Question.content_id)
    due = due.where(Question.next_ask_at <= utcnow()).order_by(Question.next_ask_at).limit(BATCH)
    for question, content in session.exec(due.with_for_update(of=Question, skip_locked=True)).all():
        if content.status == Status.PUBLISHED and content.answer_count == 0:
            send_on(session, content, question)
        else:
            question.next_ask_at = None


def decline_question(session: Session, actor: Actor, *, question_id: str) -> None:
    """Say that a question is not for oneself: it goes to somebody else at once.

    Raises NotSent when it does not wait for this person.
    """
    person_id = guard.require_person(actor)
    content = get_content(session, actor, question_id, QUESTION)
    question = session.exec(
        select(Question).where(Question.content_id == question_id).with_for_update()
    ).one()
    open_ = AskRequest.question_id == question_id, AskRequest.state == RequestState.OPEN
    declined = update(AskRequest).where(*open_, AskRequest.person_id == person_id)
    if session.exec(declined.values(state=RequestState.DECLINED)).rowcount == 0:
        raise NotSent
    bus.record(session, RequestDeclined(question_id, person_id))
    left = session.exec(select(func.count()).select_from(AskRequest).where(*open_)).one()
    if not _ask(session, content, 1) and not left:
        _open(session, question)


def close_requests(session: Session, event: ContentEvent) -> None:
    """A recorder: a question that has an answer, or is gone, waits for nobody any more."""
    if event.kind in (QUESTION, ANSWER):
        open_ = AskRequest.question_id == event.root_id, AskRequest.state == RequestState.OPEN
        session.exec(update(AskRequest).where(*open_).values(state=RequestState.CLOSED))


def send_on(session: Session, content: Content, question: Question) -> None:
    """Send a question to the next two; where nobody else knows about it, it is open to everybody."""
    is_last = question.round + 1 >= EVERYBODY
    if is_last or not _ask(session, content, AT_ONCE):
        _open(session, question)
    else:
        question.round, question.next_ask_at = question.round + 1, utcnow() + PATIENCE


def _open(session: Session, question: Question) -> None:
    if question.round < EVERYBODY:
        question.round, question.next_ask_at = EVERYBODY, None
        bus.record(session, QuestionOpened(question.content_id))


def _ask(session: Session, content: Content, number: int) -> list[str]:
    topics = session.exec(select(ContentTopic.topic_id).where(ContentTopic.content_id == content.id)).all()
    chosen = choose(list_candidates(session, content, topics), content.id, number)
    now = utcnow()
    session.add_all(AskRequest(question_id=content.id, person_id=each, at=now) for each in chosen)
    for each in chosen:
        bus.record(session, QuestionSent(content.id, each))
    return chosen
