"""Moving one meeting, calling it off, and holding it after all."""

from datetime import date

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.rituals import queries
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.errors import (
    IsOver,
)
from learnhub.features.rituals.events import (
    MeetingCancelled,
    MeetingMoved,
    MeetingRestored,
)
from learnhub.features.rituals.models import (
    Ritual,
    RitualMeeting,
)
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.features.rituals.schemas import (
    CancelMeetingInput,
    MoveMeetingInput,
)
from learnhub.features.rituals.service.common import note_change, require_hosting, row_of


def move_meeting(session: Session, actor: Actor, ritual_id: str, day: date, form: MoveMeetingInput) -> None:
    """Hold a meeting at another time; raises IsOver for the past."""
    require_hosting(session, actor, ritual_id)
    found = _to_come(session, ritual_id, day)
    if form.starts_at <= utcnow():
        raise IsOver
    meeting = row_of(session, ritual_id, day)
    meeting.starts_at = form.starts_at if form.starts_at != found.usual_at else None
    meeting.state, meeting.is_certain, meeting.reason = MeetingStatus.PLANNED, True, form.reason
    _save(session, meeting)
    bus.record(session, MeetingMoved(ritual_id, day.isoformat(), guard.require_person(actor)))


def cancel_meeting(
    session: Session, actor: Actor, ritual_id: str, day: date, form: CancelMeetingInput
) -> None:
    """Call a meeting off. It stays where it is, struck through; raises IsOver for the past."""
    require_hosting(session, actor, ritual_id)
    _to_come(session, ritual_id, day)
    meeting = row_of(session, ritual_id, day)
    meeting.state, meeting.reason = MeetingStatus.CANCELLED, form.reason
    _save(session, meeting)
    bus.record(session, MeetingCancelled(ritual_id, day.isoformat(), guard.require_person(actor)))


def restore_meeting(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """Hold a meeting after all and at its usual time, also on a holiday; raises IsOver for the past."""
    require_hosting(session, actor, ritual_id)
    found = queries.get_occurrence(session, ritual_id, day)
    if found.is_held or found.usual_at <= utcnow():
        raise IsOver
    meeting = row_of(session, ritual_id, day)
    meeting.state, meeting.starts_at, meeting.reason, meeting.is_certain = (
        MeetingStatus.PLANNED, None, "", True,
    )  # fmt: skip
    _save(session, meeting)
    bus.record(session, MeetingRestored(ritual_id, day.isoformat(), guard.require_person(actor)))


def _to_come(session: Session, ritual_id: str, day: date) -> Occurrence:
    found = queries.get_occurrence(session, ritual_id, day)
    if found.is_held or found.starts_at <= utcnow():
        raise IsOver
    return found


def _save(session: Session, meeting: RitualMeeting) -> None:
    """Keep a change that calendars have to be told."""
    session.add(meeting)
    ritual = session.get_one(Ritual, meeting.ritual_id)
    note_change(ritual)
    session.add(ritual)
    session.flush()
