"""Keeping the questions of a session in order.

Every step locks the session first, so that two hosts act one after the other, and names the question it is
about: who was slower reads MovedMeanwhile and sees the new order.
"""

from datetime import datetime

from sqlmodel import Session, delete, select

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.features.ama import policy, queries
from learnhub.features.ama.enums import DismissReason, Moderation, Outcome, Phase, QuestionState
from learnhub.features.ama.errors import MovedMeanwhile, NoSuchQuestion, SessionOver, WrongPhase
from learnhub.features.ama.events import AmaChanged, QuestionDecided, QuestionMoved
from learnhub.features.ama.models import Ama, AmaPromise, AmaQuestion
from learnhub.features.ama.schemas import DismissInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content

Pair = tuple[Content, AmaQuestion]

_DECIDED = QuestionState.ANSWERED, QuestionState.DISMISSED, QuestionState.IN_WRITING
_LEFT = {Outcome.ANSWERED: QuestionState.ANSWERED, Outcome.BACK: QuestionState.APPROVED}


def approve(session: Session, actor: Actor, ama_id: str, question_id: str) -> None:
    """Show a question to everybody, also one that was dismissed."""
    session_content, ama = queries.get_hosted(session, actor, ama_id)
    content, question = find_question(session, ama_id, question_id)
    _require_state(question, QuestionState.WAITING, QuestionState.DISMISSED)
    discussion.publish(
        session, content, at=anonymous_moment(session_content, ama) if content.is_anonymous else None
    )
    question.reason = question.note = ""
    move(session, question, QuestionState.APPROVED)
    bus.record(session, QuestionDecided(ama_id, question_id))


def dismiss(session: Session, actor: Actor, ama_id: str, form: DismissInput) -> None:
    """Take a question away from everybody but its asker, who reads why."""
    queries.get_hosted(session, actor, ama_id)
    if form.reason == DismissReason.OTHER and not form.note:
        raise Invalid(N_("Say why, so that the asker understands."), field="note")
    content, question = find_question(session, ama_id, form.question)
    _require_state(question, QuestionState.WAITING, QuestionState.APPROVED)
    discussion.withhold(session, content)
    question.reason, question.note = form.reason, form.note
    move(session, question, QuestionState.DISMISSED)
    audit.record(session, actor, "ama:dismiss", content.id)


def put_on_air(
    session: Session,
    actor: Actor,
    ama_id: str,
    question_id: str,
    *,
    instead_of: str = "",
    outcome: Outcome = Outcome.BACK,
) -> None:
    """Answer a question now. The one on air, which the host names, was answered or goes back to the list.

    Raises MovedMeanwhile when another host has put something else on air.
    """
    _live(session, actor, ama_id)
    current = _on_air(session, ama_id)
    if (current.content_id if current else "") != instead_of:
        raise MovedMeanwhile
    _content, question = find_question(session, ama_id, question_id)
    _require_state(question, QuestionState.APPROVED)
    if current:
        move(session, current, _LEFT[outcome])
    move(session, question, QuestionState.ON_AIR)


def mark_answered(session: Session, actor: Actor, ama_id: str, question_id: str) -> None:
    """Note that a question was answered, on air or together with another one."""
    _live(session, actor, ama_id)
    _content, question = find_question(session, ama_id, question_id)
    _require_state(question, QuestionState.ON_AIR, QuestionState.APPROVED)
    move(session, question, QuestionState.ANSWERED)


def answer_and_next(
    session: Session,
    actor: Actor,
    ama_id: str,
    *,
    answered: str = "",
    outcome: Outcome = Outcome.ANSWERED,
) -> str:
    """Close the question on air, which the host names, and take the next; returns its id.

    One that goes back to the list unanswered is not the next.
    """
    _live(session, actor, ama_id)
    current = _on_air(session, ama_id)
    if (current.content_id if current else "") != answered:
        raise MovedMeanwhile
    following = _first_approved(session, ama_id)
    if current:
        move(session, current, _LEFT[outcome])
    if following:
        move(session, following, QuestionState.ON_AIR)
    return following.content_id if following else ""


def take_off_air(session: Session, ama_id: str, outcome: Outcome | None) -> None:
    """Decide about the question on air, if there is one; without an outcome by how long it has been there."""
    current = _on_air(session, ama_id)
    if current:
        is_brief = policy.answered_in_passing(current, clock.utcnow())
        passed = Outcome.BACK if is_brief else Outcome.ANSWERED
        move(session, current, _LEFT[outcome or passed])


def put_back(session: Session, actor: Actor, ama_id: str, question_id: str) -> None:
    """Return a question to the list: it is not answered now, or was marked by mistake."""
    _live(session, actor, ama_id)
    _content, question = find_question(session, ama_id, question_id)
    _require_state(question, QuestionState.ON_AIR, QuestionState.ANSWERED, QuestionState.IN_WRITING)
    session.exec(delete(AmaPromise).where(AmaPromise.question_id == question_id))
    move(session, question, QuestionState.APPROVED)


def set_moderation(session: Session, actor: Actor, ama_id: str, moderation: Moderation) -> None:
    """Approve before showing, or show at once; what waits already is still decided one by one."""
    _content, ama = queries.get_hosted(session, actor, ama_id)
    if ama.phase == Phase.ENDED:
        raise SessionOver
    ama.moderation = moderation
    session.add(ama)
    bus.record(session, AmaChanged(ama_id))


def anonymous_moment(session_content: Content, ama: Ama) -> datetime | None:
    """The one moment of every anonymous question: the opening, and until then the announcement."""
    return ama.opened_at or session_content.published_at


def lock_shown(session: Session, ama_id: str, question_id: str) -> Pair:
    """A question that everybody sees, locked; raises NoSuchQuestion, MovedMeanwhile for one they do not."""
    content, question = find_question(session, ama_id, question_id)
    _require_state(question, *policy.SHOWN)
    return content, question


def _live(session: Session, actor: Actor, ama_id: str) -> None:
    _content, ama = queries.get_hosted(session, actor, ama_id)
    if ama.phase != Phase.LIVE:
        raise WrongPhase


def find_question(session: Session, ama_id: str, question_id: str) -> Pair:
    """A question of a session, locked; raises NoSuchQuestion for one that is hidden or gone."""
    statement = (
        select(Content, AmaQuestion)
        .join(AmaQuestion, AmaQuestion.content_id == Content.id)
        .where(
            Content.id == question_id,
            AmaQuestion.ama_id == ama_id,
            Content.status.in_((Status.WAITING, Status.PUBLISHED)),
        )
        .with_for_update(of=[Content, AmaQuestion], key_share=True)
        .execution_options(populate_existing=True)
    )
    found = session.exec(statement).first()
    if found is None:
        raise NoSuchQuestion
    return found[0], found[1]


def _on_air(session: Session, ama_id: str) -> AmaQuestion | None:
    on_air = AmaQuestion.state == QuestionState.ON_AIR
    return session.exec(select(AmaQuestion).where(AmaQuestion.ama_id == ama_id, on_air)).first()


def _first_approved(session: Session, ama_id: str) -> AmaQuestion | None:
    statement = (
        select(AmaQuestion)
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(
            AmaQuestion.ama_id == ama_id,
            AmaQuestion.state == QuestionState.APPROVED,
            Content.status == Status.PUBLISHED,
        )
        .order_by(Content.vote_count.desc(), Content.id)
        .limit(1)
    )
    return session.exec(statement).first()


def _require_state(question: AmaQuestion, *states: QuestionState) -> None:
    if question.state not in states:
        raise MovedMeanwhile


def move(session: Session, question: AmaQuestion, state: QuestionState) -> None:
    """Put a question in another place, written at once: the database lets only one be on air."""
    question.state = state
    question.on_air_at = clock.utcnow() if state == QuestionState.ON_AIR else None
    question.answered_at = clock.utcnow() if state == QuestionState.ANSWERED else None
    session.add(question)
    session.flush()
    bus.record(session, QuestionMoved(question.ama_id, question.content_id, state))
    if state in _DECIDED:
        bus.record(session, QuestionDecided(question.ama_id, question.content_id))
