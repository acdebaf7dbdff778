"""Saying that an answer worked for oneself: once for each person, however many say so at once."""

from sqlalchemy import update
from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.queries import get_content, is_author
from learnhub.features.discussion.redacting import without
from learnhub.features.questions import policy, queries
from learnhub.features.questions.errors import AcceptedAlready, OwnAnswer
from learnhub.features.questions.events import AlsoWorkedSaid, AlsoWorkedWithdrawn
from learnhub.features.questions.models import AlsoWorked
from learnhub.features.questions.room import ANSWER, QUESTIONS_VOTE
from learnhub.features.questions.schemas import CONTEXT_MAX, WorkedInput, WorkedView

_UNSYNCHRONIZED = {"synchronize_session": False}


def say_worked(session: Session, actor: Actor, form: WorkedInput, *, answer_id: str) -> WorkedView:
    """Say that an answer worked, or under another condition than one said before.

    Raises OwnAnswer, and AcceptedAlready for the one that solved the question.
    """
    guard.require_permission(actor, QUESTIONS_VOTE)
    answer = get_content(session, actor, answer_id, ANSWER)
    if is_author(session, actor, answer_id):
        raise OwnAnswer
    if queries.is_accepted(session, answer_id):
        raise AcceptedAlready
    guard.require(policy.can_confirm(actor, answer, is_author=False, is_accepted=False))
    person_id = guard.require_person(actor)
    said = {"context": form.context, "language": form.language or actor.language}
    row = insert(session, AlsoWorked, answer_id=answer_id, person_id=person_id, at=utcnow(), **said)
    if session.execute(row.on_conflict_do_nothing().returning(AlsoWorked.answer_id)).all():
        bus.record(session, AlsoWorkedSaid(answer.root_id, answer_id, person_id))
    else:
        mine = AlsoWorked.answer_id == answer_id, AlsoWorked.person_id == person_id
        session.execute(update(AlsoWorked).where(*mine).values(**said), execution_options=_UNSYNCHRONIZED)
    return queries.get_worked(session, actor, answer_id)


def redact_conditions(session: Session, event: ContentRedacted) -> None:
    """A recorder: what was taken out of an answer goes out of the conditions under which it worked, too."""
    said = select(AlsoWorked).where(AlsoWorked.answer_id == event.content_id, AlsoWorked.context != "")
    for row in session.exec(said):
        row.context = without(row.context, event.passages)[:CONTEXT_MAX]
        session.add(row)


def withdraw_worked(session: Session, actor: Actor, *, answer_id: str) -> WorkedView:
    """Say so no more; nothing happens when one did not."""
    guard.require_permission(actor, QUESTIONS_VOTE)
    person_id = guard.require_person(actor)
    answer = get_content(session, actor, answer_id, ANSWER)
    mine = AlsoWorked.answer_id == answer_id, AlsoWorked.person_id == person_id
    gone = delete(AlsoWorked).where(*mine).returning(AlsoWorked.answer_id)
    if session.execute(gone, execution_options=_UNSYNCHRONIZED).all():
        bus.record(session, AlsoWorkedWithdrawn(answer.root_id, answer_id, person_id))
    return queries.get_worked(session, actor, answer_id)
