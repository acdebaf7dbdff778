"""The closing: how a meeting was, without a name."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.rituals import closing, queries
from learnhub.features.rituals.enums import ClosingQuestion
from learnhub.features.rituals.errors import (
    NotClosing,
    NotPresent,
)
from learnhub.features.rituals.events import (
    MeetingClosed,
)
from learnhub.features.rituals.models import (
    RitualMeeting,
    RitualPresence,
    RitualTally,
)
from learnhub.features.rituals.queries import CLOSING_LASTS
from learnhub.features.rituals.schemas import (
    ClosingInput,
)
from learnhub.features.rituals.service.agenda import end
from learnhub.features.rituals.service.common import require_attending

FORGOTTEN = timedelta(hours=12)  # after which a meeting ends that nobody has ended
_FORGOTTEN: Any = (
    select(RitualMeeting)
    .where(RitualMeeting.ended_at.is_(None), RitualMeeting.began_at.is_not(None))
    .where(RitualMeeting.began_at <= bindparam("began_before"))
)
_TO_CLOSE: Any = (
    select(RitualMeeting)
    .where(RitualMeeting.closed_at.is_(None), RitualMeeting.ended_at.is_not(None))
    .where(RitualMeeting.ended_at <= bindparam("ended_before"))
)


def answer_closing(session: Session, actor: Actor, ritual_id: str, day: date, form: ClosingInput) -> None:
    """Say how one found a meeting. Nothing is written, recorded or logged; the last answer counts.

    Raises NotClosing, NotPresent.
    """
    require_attending(session, actor, ritual_id)
    meeting = queries.get_occurrence(session, ritual_id, day).meeting
    if meeting is None or not _is_closing(meeting, utcnow()):
        raise NotClosing
    person_id = guard.require_person(actor)
    if session.get(RitualPresence, (meeting.id, person_id)) is None:
        raise NotPresent
    for question, given in ((ClosingQuestion.ROTI, form.roti), (ClosingQuestion.SAFE, form.safe)):
        if given is not None:
            closing.answer(meeting.id, person_id, question, str(given))


def close_due(session: Session) -> None:
    """Tell as numbers what was answered at closings that are over, and forget who was there.

    A meeting that nobody has ended ends half a day after it began: who was there is kept no longer.
    """
    now = utcnow()
    for meeting in session.exec(_FORGOTTEN, params={"began_before": now - FORGOTTEN}).all():
        end(session, meeting)
    for meeting in session.exec(_TO_CLOSE, params={"ended_before": now - CLOSING_LASTS}).all():
        _close(session, meeting, now)


def _close(session: Session, meeting: RitualMeeting, now: datetime) -> None:
    here = RitualPresence.meeting_id == meeting.id
    meeting.present = session.scalar(select(func.count()).select_from(RitualPresence).where(here)) or 0
    meeting.closed_at = now
    session.add(meeting)
    session.execute(delete(RitualPresence).where(here))
    rows = [
        {"meeting_id": meeting.id, "question": question, "answer": given, "number": number}
        for question, numbers in closing.tally(meeting.id).items()
        for given, number in numbers.items()
    ]
    if rows:
        session.execute(insert(session, RitualTally, *rows))
    session.flush()
    bus.record(session, MeetingClosed(meeting.ritual_id, meeting.day.isoformat(), meeting.id))


def _is_closing(meeting: RitualMeeting, now: datetime) -> bool:
    return (
        meeting.ended_at is not None and meeting.closed_at is None and now < meeting.ended_at + CLOSING_LASTS
    )
