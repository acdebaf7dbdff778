"""What those say who are asked in a round, and what becomes of their objections."""

from sqlalchemy import update
from sqlmodel import Session, col

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.charters import days, policy
from learnhub.features.charters.enums import Says
from learnhub.features.charters.errors import AmendmentOver, NotInRound, ReasonMissing
from learnhub.features.charters.events import ObjectionAnswered, ObjectionMade, VoiceGiven
from learnhub.features.charters.models import CharterAmendment, CharterVoice
from learnhub.features.charters.room import CHARTERS_ANSWER
from learnhub.features.charters.schemas import VoiceInput
from learnhub.features.charters.service.rows import get_open, zone_of
from learnhub.features.charters.service.stages import UNSYNCHRONIZED, settle

AMENDMENT_THING = "amendment:"


def answer(session: Session, actor: Actor, amendment_id: str, form: VoiceInput) -> None:
    """Say yes, that one can live with it, or what speaks against it; one may change one's mind.

    An objection leaves its author some days for another wording, however late it comes. Raises NotInRound,
    ReasonMissing, and AmendmentOver.
    """
    guard.require_permission(actor, CHARTERS_ANSWER)
    person_id = guard.require_person(actor)
    found = get_open(session, actor, amendment_id)
    voice = session.get(CharterVoice, (amendment_id, person_id), with_for_update=True, populate_existing=True)
    status = found.content.status
    if not policy.can_answer(actor, found.row.stage, status, is_asked=voice is not None) or voice is None:
        raise NotInRound
    if found.row.ends_at <= utcnow():
        raise AmendmentOver
    if form.says == Says.OBJECT and len(form.reason) < 3:
        raise ReasonMissing
    voice.says, voice.reason = form.says, form.reason
    voice.is_answered, voice.at = False, utcnow()
    session.add(voice)
    session.flush()
    bus.record(session, VoiceGiven(amendment_id, found.charter.content_id, person_id))
    if form.says == Says.OBJECT:
        _leave_time(session, found.row)
        bus.record(session, ObjectionMade(amendment_id, found.charter.content_id, person_id))
    settle(session, found.charter, found.row)


def agree_at(session: Session, actor: Actor, thing: str) -> None:
    """Agree from a row of the inbox."""
    answer(session, actor, thing.removeprefix(AMENDMENT_THING), VoiceInput(says=Says.AGREE))


def accept_at(session: Session, actor: Actor, thing: str) -> None:
    """Say from a row of the inbox that one can live with it."""
    answer(session, actor, thing.removeprefix(AMENDMENT_THING), VoiceInput(says=Says.ACCEPT))


def answer_objections(session: Session, row: CharterAmendment) -> None:
    """Another wording answers what was objected: who did is asked again, with time to answer."""
    standing = update(CharterVoice).where(
        col(CharterVoice.amendment_id) == row.content_id, col(CharterVoice.says) == Says.OBJECT
    )
    session.execute(standing.values(is_answered=True), execution_options=UNSYNCHRONIZED)
    _leave_time(session, row)
    bus.record(session, ObjectionAnswered(row.content_id, row.charter_id))


def _leave_time(session: Session, row: CharterAmendment) -> None:
    again = days.end_after(utcnow(), days.AGAIN_DAYS, zone_of(session))
    row.ends_at = max(row.ends_at, again)
    session.add(row)
