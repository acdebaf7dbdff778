"""What happens to a case besides a decision: who reads it, who is to read it, and what its author answers."""

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select, update
from sqlmodel.sql.expression import SelectOfScalar

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import get_content_for_update
from learnhub.features.moderation import queries
from learnhub.features.moderation.enums import Rank
from learnhub.features.moderation.errors import AnsweredBefore, NobodyElse, NoSuchCase
from learnhub.features.moderation.events import CaseChanged
from learnhub.features.moderation.models import ModerationCase, ModerationPass
from learnhub.features.moderation.schemas import DisagreeInput
from learnhub.features.moderation.service.flagging import open_case


def claim(session: Session, actor: Actor, case_id: str) -> None:
    """Say that one reads a case, unless another moderator does."""
    queries.get_open(session, actor, case_id)
    mine = update(ModerationCase).where(
        ModerationCase.id == case_id, queries.is_free(guard.require_person(actor))
    )
    values = mine.values(reader_id=actor.person_id, read_at=utcnow())
    session.execute(values, execution_options={"synchronize_session": False})


def ask_another(session: Session, actor: Actor, case_id: str) -> None:
    """Leave a case to other moderators; raises NobodyElse."""
    case, content = queries.get_open(session, actor, case_id)
    if not queries.has_other_moderator(session, content, actor.person_id, case.id):
        raise NobodyElse
    _pass(session, case.id, guard.require_person(actor))
    case.reader_id = case.read_at = None
    session.add(case)
    audit.record(session, actor, "moderation:ask", content.id)
    bus.record(session, CaseChanged(case.id))


def answer(session: Session, actor: Actor, case_id: str, form: DisagreeInput) -> None:
    """Say as its author why a decision is wrong: another moderator reads it, if there is one.

    Raises NoSuchCase, and AnsweredBefore.
    """
    case = queries.get_own(session, actor, case_id)
    if not queries.can_answer(case):
        raise NoSuchCase
    content = get_content_for_update(session, actor, case.content_id)
    if queries.is_answered(session, case_id):
        raise AnsweredBefore
    again = open_case(session, content)
    again.earlier_id, again.answer = case.id, form.text
    if content.status == Status.HIDDEN and not content.is_anonymous:
        again.rank, again.hidden_at = Rank.HIDDEN, utcnow()
    session.add(again)
    if case.decided_by and queries.has_other_moderator(session, content, case.decided_by, again.id):
        _pass(session, again.id, case.decided_by)
    bus.record(session, CaseChanged(again.id))


def note_removed(session: Session, event: ContentEvent) -> None:
    """A recorder: what its author took back leaves the queue; should it come back, so do its flags."""
    for case in session.exec(_open_about(col(ModerationCase.content_id) == event.content_id)):
        bus.record(session, CaseChanged(case.id))


def forget_removed(session: Session) -> None:
    """A job: there is nothing to decide about what is gone for good."""
    gone = select(Content.id).where(Content.id == ModerationCase.content_id, Content.status == Status.REMOVED)
    for case in session.exec(_open_about(exists(gone))):
        session.delete(case)


def _open_about(content: ColumnElement[bool]) -> SelectOfScalar[ModerationCase]:
    return select(ModerationCase).where(ModerationCase.decision == "", content)


def _pass(session: Session, case_id: str, person_id: str) -> None:
    row = insert(session, ModerationPass, case_id=case_id, person_id=person_id)
    session.execute(row.on_conflict_do_nothing())
