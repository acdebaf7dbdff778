"""Asking by name, changing and withdrawing what one asked, and voting."""

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.features.ama import policy, queries
from learnhub.features.ama.enums import Moderation, Phase, QuestionState
from learnhub.features.ama.errors import NoSuchQuestion, NotEditable, SessionOver, TooManyQuestions
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import AskInput
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.events import ContentEdited, ContentRemoved
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.queries import get_content, is_author
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.discussion.service import create, vote

QUESTIONS_MAX = 20


def ask_question(session: Session, actor: Actor, ama_id: str, form: AskInput) -> str:
    """Ask under one's name; returns the question's id. It shows at once, or when a host has approved it."""
    content, ama = queries.get_ama(session, actor, ama_id)
    require_open(ama.phase)
    guard.require(policy.can_ask(actor, ama.phase))
    _require_room(session, actor, ama_id)
    state, status = first_state(ama)
    question = create(
        session,
        actor,
        kind=AMA_QUESTION,
        title=form.text,
        language=form.language,
        parent=content,
        status=status,
    )
    session.add(AmaQuestion(content_id=question.id, ama_id=ama_id, state=state))
    return question.id


def reword_question(
    session: Session, actor: Actor, question_id: str, form: AskInput, *, edition: int
) -> None:
    """Say one's question in other words, while nobody has voted for the present ones.

    Raises NotEditable, EditedMeanwhile, NoSuchQuestion for what is not one's own.
    """
    ama, question, content = _own_for_update(session, actor, question_id)
    require_open(ama.phase)
    if content.edition != edition:
        raise EditedMeanwhile
    reword(session, ama, question, content, form.text)
    content.language, content.edited_at = form.language, clock.utcnow()


def withdraw_question(session: Session, actor: Actor, question_id: str) -> None:
    """Take one's question back, also after the session; raises NotEditable once it is on air or answered."""
    _ama, question, content = _own_for_update(session, actor, question_id)
    withdraw(session, question, content)


def vote_question(session: Session, actor: Actor, question_id: str, *, on: bool) -> VoteView:
    """Vote for a question that everybody sees, or withdraw; nothing moves once the session is over.

    The vote itself asks whether the person may see the question; only a refusal asks before it says why.
    """
    statement = (
        select(AmaQuestion.state, Ama.phase)
        .join(Ama, Ama.content_id == AmaQuestion.ama_id)
        .where(AmaQuestion.content_id == question_id)
    )
    state, phase = session.exec(statement).first() or ("", "")
    if state not in policy.SHOWN:
        raise NoSuchQuestion
    if not policy.can_vote(actor, phase):
        get_content(session, actor, question_id, AMA_QUESTION)
        require_open(phase)
        guard.require(policy.can_vote(actor, phase))
    return vote(session, actor, question_id, on=on, kinds={AMA_QUESTION})


def require_open(phase: str) -> None:
    """Go on only while the session is not over; raises SessionOver."""
    if phase == Phase.ENDED:
        raise SessionOver


def first_state(ama: Ama) -> tuple[QuestionState, Status]:
    """Where a new question begins: with the hosts, or with everybody."""
    if ama.moderation == Moderation.BEFORE:
        return QuestionState.WAITING, Status.WAITING
    return QuestionState.APPROVED, Status.PUBLISHED


def reword(session: Session, ama: Ama, question: AmaQuestion, content: Content, text: str) -> None:
    """Put other words in place; where hosts approve first, they read the new ones again."""
    if not policy.can_reword(ama, question, content):
        raise NotEditable
    content.title, content.edition = text, content.edition + 1
    if ama.moderation == Moderation.BEFORE or question.state == QuestionState.DISMISSED:
        question.state, content.status, content.published_at = QuestionState.WAITING, Status.WAITING, None
    question.reason = question.note = ""
    session.add_all([question, content])
    bus.record(session, ContentEdited(content.id, content.kind, content.root_id))


def withdraw(session: Session, question: AmaQuestion, content: Content) -> None:
    """Empty a question for good; its votes stay with the empty row."""
    if not policy.can_withdraw(question, content):
        raise NotEditable
    content.status, content.title, content.edition = Status.REMOVED, "", content.edition + 1
    session.add(content)
    bus.record(session, ContentRemoved(content.id, content.kind, content.root_id))


def _require_room(session: Session, actor: Actor, ama_id: str) -> None:
    statement = (
        select(func.count())
        .select_from(AmaQuestion)
        .join(Authorship, Authorship.content_id == AmaQuestion.content_id)
        .where(AmaQuestion.ama_id == ama_id, Authorship.person_id == actor.person_id)
    )
    if session.exec(statement).one() >= QUESTIONS_MAX:
        raise TooManyQuestions


def _own_for_update(session: Session, actor: Actor, question_id: str) -> tuple[Ama, AmaQuestion, Content]:
    statement = (
        select(Ama, AmaQuestion, Content)
        .join(AmaQuestion, AmaQuestion.ama_id == Ama.content_id)
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(Content.id == question_id, Content.status != Status.REMOVED)
        .with_for_update(of=[Content, AmaQuestion], key_share=True)
        .execution_options(populate_existing=True)
    )
    found = session.exec(statement).first()
    if found is None or not is_author(session, actor, question_id):
        raise NoSuchQuestion
    return found[0], found[1], found[2]
