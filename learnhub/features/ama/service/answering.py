"""Writing down what was answered, and who still owes an answer by when.

A question has two texts: the note that a host takes while it is answered aloud, and the answer in writing.
Hosts read them at once, everybody when the session is over. Every step locks the session first, as those of
`hosting` do. Nothing of it is about who asked.
"""

from datetime import date

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.features.ama import policy, promises, queries
from learnhub.features.ama.enums import AnswerPart, Phase, QuestionState
from learnhub.features.ama.errors import AnsweredAloud, AnsweredInWriting, DateMoved, WrongPhase
from learnhub.features.ama.events import QuestionMoved
from learnhub.features.ama.models import Ama, AmaAnswer, AmaPromise, AmaQuestion
from learnhub.features.ama.room import AMA_ANSWER
from learnhub.features.ama.schemas import AnswerInput, PromiseInput
from learnhub.features.ama.service.hosting import lock_shown, move
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.models import Content
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person


def save_answer(session: Session, actor: Actor, ama_id: str, form: AnswerInput) -> int:
    """Keep what is written under a question, and answer its edition. The words that are there are no change.

    An answer in writing takes the question out of the list; without words it is owed again, or goes back.
    Raises EditedMeanwhile when another edition than `form.edition` is there.
    """
    _content, ama = queries.get_ama_for_update(session, actor, ama_id)
    can_host = policy.can_host(actor, is_host=queries.is_host(session, actor, ama_id))
    owes = queries.find_owing(session, form.question) == actor.person_id
    guard.require(policy.can_answer(actor, form.part, can_host=can_host, owes=owes))
    shown, question = lock_shown(session, ama_id, form.question)
    _require_answerable(ama, question, form.part)
    written = _find(session, form.question, form.part)
    edition = written.edition if written else 0
    if (written.body if written else "") == form.text:
        return edition
    if edition != form.edition:
        raise EditedMeanwhile
    if written is None:
        written = _create(session, actor, ama, shown, form)
    else:
        discussion.rewrite(session, written, writer=actor.person_id or "", edition=edition, body=form.text)
    if form.part == AnswerPart.WRITTEN:
        _settle(session, question, has_words=bool(form.text))
    return written.edition


def promise(session: Session, actor: Actor, ama_id: str, form: PromiseInput) -> None:
    """Leave a question to be answered in writing, by somebody and by a day; its note stays.

    The day moves once, and the first one stays beside it; raises DateMoved, and AnsweredInWriting when
    nothing is owed any more.
    """
    _content, ama = queries.get_hosted(session, actor, ama_id)
    _shown, question = lock_shown(session, ama_id, form.question)
    _require_begun(ama)
    if question.state == QuestionState.IN_WRITING and question.answered_at:
        raise AnsweredInWriting
    _require_active(session, form.owed_by)
    made = session.get(AmaPromise, question.content_id)
    if made is None or form.due_on != made.due_on:
        _require_day(actor, form.due_on)
    if made is None:
        made = AmaPromise(
            question_id=question.content_id,
            owed_by=form.owed_by,
            due_on=form.due_on,
            first_due_on=form.due_on,
        )
    elif form.due_on != made.due_on and promises.is_moved(made.due_on, made.first_due_on):
        raise DateMoved
    made.owed_by, made.due_on = form.owed_by, form.due_on
    session.add(made)
    if question.state == QuestionState.IN_WRITING:
        bus.record(session, QuestionMoved(ama_id, question.content_id, question.state))
    else:
        move(session, question, QuestionState.IN_WRITING)


def publish_answers(session: Session, ama_id: str) -> None:
    """Show everybody what was written down while the session was live."""
    statement = select(Content).where(
        Content.root_id == ama_id, Content.kind == AMA_ANSWER, Content.status == Status.WAITING
    )
    for content in session.exec(statement).all():
        discussion.publish(session, content)


def _create(session: Session, actor: Actor, ama: Ama, question: Content, form: AnswerInput) -> Content:
    content = discussion.create(
        session,
        actor,
        kind=AMA_ANSWER,
        body=form.text,
        language=question.language,
        parent=question,
        status=Status.PUBLISHED if ama.phase == Phase.ENDED else Status.WAITING,
    )
    session.add(AmaAnswer(content_id=content.id, question_id=question.id, part=form.part))
    return content


def _find(session: Session, question_id: str, part: AnswerPart) -> Content | None:
    statement = (
        select(Content)
        .join(AmaAnswer, AmaAnswer.content_id == Content.id)
        .where(AmaAnswer.question_id == question_id, AmaAnswer.part == part)
        .execution_options(populate_existing=True)
    )
    return session.exec(statement).first()


def _settle(session: Session, question: AmaQuestion, *, has_words: bool) -> None:
    """Put a question where its answer in writing belongs, and what was promised with it."""
    made = session.get(AmaPromise, question.content_id)
    if not has_words and made is None:
        move(session, question, QuestionState.APPROVED)
        return
    if question.state != QuestionState.IN_WRITING:
        move(session, question, QuestionState.IN_WRITING)
    question.answered_at = (question.answered_at or clock.utcnow()) if has_words else None
    session.add(question)
    if made:
        made.kept_at = question.answered_at
        session.add(made)


def _require_answerable(ama: Ama, question: AmaQuestion, part: AnswerPart) -> None:
    """What was answered aloud has a note; an answer in writing belongs to what was not."""
    _require_begun(ama)
    if part == AnswerPart.WRITTEN and question.state in (QuestionState.ON_AIR, QuestionState.ANSWERED):
        raise AnsweredAloud


def _require_begun(ama: Ama) -> None:
    if ama.phase == Phase.SCHEDULED:
        raise WrongPhase


def _require_day(actor: Actor, due_on: date) -> None:
    today = clock.today(actor.zone)
    if due_on < today:
        raise Invalid(N_("Choose today or a later day."), field="due_on")
    if due_on > today + promises.HORIZON:
        raise Invalid(N_("Choose a day within a year."), field="due_on")


def _require_active(session: Session, person_id: str) -> None:
    statement = select(Person.id).where(Person.id == person_id, Person.status == PersonStatus.ACTIVE)
    if session.exec(statement).first() is None:
        raise Invalid(N_("This person has no account any more."), field="owed_by")
