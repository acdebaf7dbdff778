"""What people do with questions and answers.

Whoever changes the answers of a question locks the question first, then the answer.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, update

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.events import ContentEvent, ContentPublished
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import can_moderate
from learnhub.features.discussion.queries import get_content, get_content_for_update, get_published, is_author
from learnhub.features.notices import fanout
from learnhub.features.notices import service as notices
from learnhub.features.questions import policy, queries
from learnhub.features.questions.acceptance import is_silent
from learnhub.features.questions.errors import NotOpen
from learnhub.features.questions.events import (
    AcceptanceWithdrawn,
    AnswerAccepted,
    QuestionAnswered,
    QuestionAsked,
    QuestionUnanswered,
    WaitingChanged,
)
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER, QUESTION, QUESTIONS_ANSWER
from learnhub.features.questions.schemas import AnswerInput, AskInput, EditAnswerInput, EditQuestionInput
from learnhub.features.questions.service.helping import settle
from learnhub.features.questions.service.reminding import begin_reminders
from learnhub.features.questions.service.routing import send_on
from learnhub.rooms import Reason

NAMED_AT_MOST = 50
UNANSWERED_AFTER = timedelta(days=3)


def ask_question(session: Session, actor: Actor, form: AskInput) -> str:
    """Publish a question; returns its id. Raises NoSuchContent when what it is about is not there."""
    guard.require(policy.can_ask(actor))
    about = get_published(session, actor, form.about) if form.about else None
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=QUESTION,
        space=where.space,
        status=where.status,
        title=form.title,
        body=form.body,
        language=form.language or actor.language,
        topics=form.topics,
    )
    if about is not None:
        discussion.make_of(session, actor, content, about)
    question = Question(content_id=content.id)
    session.add(question)
    notices.follow_as(session, actor, content.id, Reason.ASKED)
    if where.status == Status.PUBLISHED:
        _tell(session, content, question)
    return content.id


def tell_published(session: Session, event: ContentPublished) -> None:
    """A recorder: a question that waited in its community is shown, and begins to look for answers."""
    if event.kind == QUESTION:
        content, question = (
            session.get_one(Content, event.content_id),
            session.get(Question, event.content_id),
        )
        if question is not None and not content.is_anonymous:
            _tell(session, content, question)


def _tell(session: Session, content: Content, question: Question) -> None:
    send_on(session, content, question)
    bus.record(session, QuestionAsked(content.id))
    later = utcnow() + UNANSWERED_AFTER
    fanout.put(session, QuestionUnanswered(content.id), dedupe=content.id, not_before=later)


def edit_question(
    session: Session, actor: Actor, form: EditQuestionInput, *, question_id: str, merges: bool = False
) -> None:
    """Change one's question; raises EditedMeanwhile as `discussion.service.edit` does."""
    content = get_content_for_update(session, actor, question_id, QUESTION)
    note_concerned(session, question_id)  # by the topics that it may lose
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        merges=merges,
        title=form.title,
        body=form.body,
        language=form.language,
        topics=form.topics,
    )


def remove_question(session: Session, actor: Actor, *, question_id: str) -> None:
    """Take one's question back; its answers are no longer shown."""
    content = get_content_for_update(session, actor, question_id, QUESTION)
    note_concerned(session, question_id)  # by the topics that it loses
    discussion.remove(session, actor, content)


def answer_question(session: Session, actor: Actor, form: AnswerInput, *, question_id: str) -> str:
    """Answer a question; returns the id of the answer. Raises NotOpen when the question is hidden."""
    guard.require_permission(actor, QUESTIONS_ANSWER)
    question = get_content_for_update(session, actor, question_id, QUESTION)
    if not policy.can_answer(actor, question):
        raise NotOpen
    answer = discussion.create(
        session,
        actor,
        kind=ANSWER,
        body=form.body,
        language=form.language or actor.language,
        parent=question,
    )
    if not question.is_anonymous:
        question.activity_at = utcnow()
        session.add(question)
    notices.follow_as(session, actor, question.id, Reason.ANSWERED)
    if not is_author(session, actor, question.id):
        begin_reminders(session, question.id)
    bus.record(session, QuestionAnswered(question.id, answer.id))
    return answer.id


def edit_answer(
    session: Session, actor: Actor, form: EditAnswerInput, *, answer_id: str, merges: bool = False
) -> None:
    """Change one's answer; raises EditedMeanwhile as `discussion.service.edit` does."""
    _question, answer = _lock_answer(session, actor, answer_id)
    discussion.edit(
        session,
        actor,
        answer,
        edition=form.edition,
        merges=merges,
        body=form.body,
        language=form.language,
    )


def remove_answer(session: Session, actor: Actor, *, answer_id: str) -> None:
    """Take one's answer back; if it had solved the question, the question is open again."""
    _question, answer = _lock_answer(session, actor, answer_id)
    discussion.remove(session, actor, answer)


def open_wiki(session: Session, actor: Actor, *, answer_id: str) -> None:
    """Let everybody who answers edit one's answer."""
    _question, answer = _lock_answer(session, actor, answer_id)
    discussion.open_wiki(session, actor, answer)


def end_wiki(session: Session, actor: Actor, *, answer_id: str) -> None:
    """Edit one's answer alone again."""
    _question, answer = _lock_answer(session, actor, answer_id)
    discussion.end_wiki(session, actor, answer)


def accept_answer(session: Session, actor: Actor, *, answer_id: str, question_id: str | None = None) -> None:
    """Say which answer solved the question; it replaces an earlier choice.

    Raises NoSuchContent when it is no answer to the question that was named.
    """
    question, answer = _lock_answer(session, actor, answer_id)
    if question_id not in (None, question.id):
        raise NoSuchContent
    is_asker = is_author(session, actor, question.id)
    by_asker = policy.can_accept(actor, question, is_asker=is_asker)
    guard.require(by_asker or _may_accept_for(session, actor, question, answer, is_asker=is_asker))
    if answer.status != Status.PUBLISHED:
        raise NotOpen
    if decide(session, question.id, answer.id, by=actor.person_id, at=utcnow(), is_asker=is_asker):
        bus.record(session, AnswerAccepted(question.id, answer.id))
        if not is_asker:
            audit.record(session, actor, "questions:accept", answer.id)


def _may_accept_for(
    session: Session, actor: Actor, question: Content, answer: Content, *, is_asker: bool
) -> bool:
    """Whether somebody may decide in the place of an asker who says nothing."""
    state = session.get_one(Question, question.id)
    words = [state.heard_at, *queries.last_words_of_asker(session, question.id)]
    allowed = policy.can_accept_for(
        actor,
        question,
        is_asker=is_asker,
        is_author=is_author(session, actor, answer.id),
        is_solved=state.accepted_id not in (None, answer.id),
        is_silent=is_silent(words, answer.published_at, utcnow()),
    )
    return allowed and (can_moderate(actor) or queries.is_expert(session, actor, question))


def withdraw_acceptance(session: Session, actor: Actor, *, question_id: str) -> None:
    """Open the question again; nothing happens when it is open."""
    question = get_content_for_update(session, actor, question_id, QUESTION)
    is_asker = is_author(session, actor, question_id)
    on_behalf = queries.is_accepted_on_behalf(session, question_id)
    is_mine = session.get_one(Question, question_id).accepted_by == actor.person_id
    allowed = policy.can_withdraw(actor, question, is_asker=is_asker, is_on_behalf=on_behalf, is_mine=is_mine)
    guard.require(allowed)
    if decide(session, question_id, None, by=actor.person_id, at=utcnow(), is_asker=is_asker):
        bus.record(session, AcceptanceWithdrawn(question_id))
        if not is_asker:
            audit.record(session, actor, "questions:withdraw", question_id)


def _lock_answer(session: Session, actor: Actor, answer_id: str) -> tuple[Content, Content]:
    seen = get_content(session, actor, answer_id, ANSWER)
    question = get_content_for_update(session, actor, seen.root_id, QUESTION)
    return question, get_content_for_update(session, actor, answer_id, ANSWER)


def decide(
    session: Session,
    question_id: str,
    answer_id: str | None,
    *,
    by: str | None,
    at: datetime,
    is_asker: bool = False,
) -> bool:
    """Write the decision down; whether it is another one than before.

    Nobody says so of an anonymous one, and it is no word `is_asker` that would have a moment.
    """
    decided = answer_id is not None
    written = session.exec(
        update(Question)
        .where(Question.content_id == question_id, Question.accepted_id.is_distinct_from(answer_id))
        .values(
            accepted_id=answer_id,
            accepted_at=at if decided else None,
            accepted_by=by if decided else None,
            heard_at=at if is_asker else Question.heard_at,
            remind_at=None,
        )
    )
    return written.rowcount == 1


def settle_answers(session: Session, event: ContentEvent) -> None:
    """Count again when an answer came, went or was hidden; a question loses a solution that is gone.

    The question is locked before it is counted, so two people who answer at once are both in the figure.
    """
    if event.kind != ANSWER:
        return
    queries.lock_question(session, event.root_id)
    session.exec(
        update(Content)
        .where(Content.id == event.root_id)
        .values(answer_count=queries.count_answers(session, event.root_id))
    )
    session.exec(
        update(Question)
        .where(
            Question.content_id == event.root_id,
            Question.accepted_id == event.content_id,
            Question.accepted_id.not_in(queries.published(event.content_id)),
        )
        .values(accepted_id=None, accepted_at=None, accepted_by=None)
    )
    settle(session, event.root_id)


def note_whom_it_concerns(session: Session, event: ContentEvent) -> None:
    """A recorder: a question came, changed, was hidden, or has its first answer or none any more."""
    if event.kind == QUESTION or (event.kind == ANSWER and queries.count_answers(session, event.root_id) < 2):
        note_concerned(session, event.root_id)


def note_concerned(session: Session, question_id: str) -> None:
    """Record whom it concerns, by the topics that the question has now."""
    people = queries.list_concerned(session, question_id, most=NAMED_AT_MOST)
    if people != []:
        bus.record(session, WaitingChanged(question_id, None if people is None else tuple(people)))
