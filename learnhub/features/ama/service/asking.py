"""Asking by name, changing and withdrawing what one asked, and voting."""

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.ama import policy, queries
from learnhub.features.ama.enums import Moderation, Phase, QuestionState
from learnhub.features.ama.errors import NoSuchQuestion, NotEditable, SessionOver, TooManyQuestions
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import AskInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.queries import is_author
from learnhub.features.discussion.schemas import VoteView

QUESTIONS_MAX = 20


def ask_question(session: Session, actor: Actor, ama_id: str, form: AskInput) -> str:
    """Ask under one's name; returns the question's id. It shows at once, or when a host has approved it."""
    content, ama = queries.get_ama(session, actor, ama_id)
    require_open(ama.phase)
    guard.require(policy.can_ask(actor, ama.phase))
    _require_room(session, actor, ama_id)
    state, status = first_state(ama)
    question = discussion.create(
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
    session: Session, actor: Actor, question_id: str, form: AskInput, *, edition: int, ama_id: str = ""
) -> None:
    """Say one's question in other words, while nobody has voted for the present ones.

    Raises NotEditable, EditedMeanwhile, NoSuchQuestion for what is not one's own, or not in the session.
    """
    ama, question, content = _lock_own(session, actor, question_id, ama_id)
    require_open(ama.phase)
    reword(session, ama, question, content, edition=edition, title=form.text, language=form.language)


def withdraw_question(session: Session, actor: Actor, question_id: str, *, ama_id: str = "") -> None:
    """Take one's question back, also after the session; raises NotEditable once it is on air or answered."""
    _ama, question, content = _lock_own(session, actor, question_id, ama_id)
    withdraw(session, question, content)


def vote_question(
    session: Session, actor: Actor, question_id: str, *, on: bool, ama_id: str = ""
) -> VoteView:
    """Vote for a question that everybody sees, or withdraw; raises NoSuchQuestion for what is none."""
    if ama_id:
        _require_in(session, ama_id, question_id)
    try:
        return discussion.vote(session, actor, question_id, on=on, kinds={AMA_QUESTION})
    except NoSuchContent as gone:
        raise NoSuchQuestion from gone


def require_votable(session: Session, _actor: Actor, content: Content) -> None:
    """Go on for a question that everybody sees; nothing moves once its session is over."""
    statement = (
        select(AmaQuestion.state, Ama.phase)
        .join(Ama, Ama.content_id == AmaQuestion.ama_id)
        .where(AmaQuestion.content_id == content.id)
    )
    state, phase = session.exec(statement).first() or ("", "")
    if state not in policy.SHOWN:
        raise NoSuchQuestion
    require_open(phase)


def require_open(phase: str) -> None:
    """Go on only while the session is not over; raises SessionOver."""
    if phase == Phase.ENDED:
        raise SessionOver


def first_state(ama: Ama) -> tuple[QuestionState, Status]:
    """Where a new question begins: with the hosts, or with everybody."""
    if ama.moderation == Moderation.BEFORE:
        return QuestionState.WAITING, Status.WAITING
    return QuestionState.APPROVED, Status.PUBLISHED


def reword(
    session: Session,
    ama: Ama,
    question: AmaQuestion,
    content: Content,
    *,
    edition: int,
    title: str,
    language: str | None = None,
) -> None:
    """Put other words in place; where hosts approve first, they read the new ones again.

    Whether it is the asker's own is decided before. Raises NotEditable, EditedMeanwhile.
    """
    if not policy.can_reword(ama, question, content):
        raise NotEditable
    discussion.rewrite(session, content, edition=edition, title=title, language=language)
    if ama.moderation == Moderation.BEFORE or question.state == QuestionState.DISMISSED:
        question.state = QuestionState.WAITING
        discussion.withhold(session, content)
    question.reason = question.note = question.original = ""
    session.add(question)


def withdraw(session: Session, question: AmaQuestion, content: Content) -> None:
    """Empty a question for good; its votes stay with the empty row. Raises NotEditable."""
    if not policy.can_withdraw(question, content):
        raise NotEditable
    discussion.empty(session, content)


def lock_question(session: Session, question_id: str) -> tuple[Ama, AmaQuestion, Content]:
    """A question with its session, locked until the end of the transaction; raises NoSuchQuestion."""
    statement = (
        select(Ama, AmaQuestion, Content)
        .join(AmaQuestion, AmaQuestion.ama_id == Ama.content_id)
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(Content.id == question_id, Content.status != Status.REMOVED)
        .with_for_update(of=[Content, AmaQuestion], key_share=True)
        .execution_options(populate_existing=True)
    )
    found = session.exec(statement).first()
    if found is None:
        raise NoSuchQuestion
    return found[0], found[1], found[2]


def _require_room(session: Session, actor: Actor, ama_id: str) -> None:
    statement = (
        select(func.count())
        .select_from(AmaQuestion)
        .join(Authorship, Authorship.content_id == AmaQuestion.content_id)
        .where(AmaQuestion.ama_id == ama_id, Authorship.person_id == actor.person_id)
    )
    if session.exec(statement).one() >= QUESTIONS_MAX:
        raise TooManyQuestions


def _require_in(session: Session, ama_id: str, question_id: str) -> None:
    mine = (AmaQuestion.ama_id == ama_id, AmaQuestion.content_id == question_id)
    if session.exec(select(AmaQuestion.content_id).where(*mine)).first() is None:
        raise NoSuchQuestion


def _lock_own(
    session: Session, actor: Actor, question_id: str, ama_id: str
) -> tuple[Ama, AmaQuestion, Content]:
    found = lock_question(session, question_id)
    if ama_id not in ("", found[0].content_id) or not is_author(session, actor, question_id):
        raise NoSuchQuestion
    return found
