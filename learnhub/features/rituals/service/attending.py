"""Who comes and who is there."""

from datetime import date

from sqlalchemy import delete
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.rituals import queries
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.errors import (
    IsCancelled,
    IsOver,
    NotRunning,
    TooEarly,
)
from learnhub.features.rituals.events import MeetingAnswered
from learnhub.features.rituals.models import (
    RitualMeeting,
    RitualPresence,
    RitualReply,
)
from learnhub.features.rituals.queries import EARLY, LATE
from learnhub.features.rituals.schemas import (
    ReplyInput,
)
from learnhub.features.rituals.service.common import require_attending, require_hosting, row_of, say_changed


def reply(session: Session, actor: Actor, ritual_id: str, day: date, form: ReplyInput) -> None:
    """Say whether one comes to a meeting; the last word counts. Raises IsCancelled, IsOver."""
    require_attending(session, actor, ritual_id)
    found = queries.get_occurrence(session, ritual_id, day)
    if found.state != MeetingStatus.PLANNED:
        raise IsCancelled
    if found.ends_at <= utcnow() or (found.meeting and found.meeting.ended_at):
        raise IsOver
    meeting = row_of(session, ritual_id, day)
    values = {"meeting_id": meeting.id, "person_id": guard.require_person(actor), "reply": form.reply.value}
    session.execute(
        insert(session, RitualReply, **values).on_conflict_do_update(
            index_elements=["meeting_id", "person_id"], set_={"reply": form.reply.value}
        )
    )
    bus.record(session, MeetingAnswered(ritual_id, day.isoformat()))


def begin_meeting(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """Begin a meeting, which is held from then on; raises IsCancelled, TooEarly, IsOver."""
    require_hosting(session, actor, ritual_id)
    found = queries.get_occurrence(session, ritual_id, day)
    if found.state != MeetingStatus.PLANNED:
        raise IsCancelled
    if utcnow() < found.starts_at - EARLY:
        raise TooEarly
    if utcnow() > found.ends_at + LATE:
        raise IsOver
    meeting = row_of(session, ritual_id, day)
    if meeting.began_at is None:
        meeting.began_at = utcnow()
        session.add(meeting)
        session.flush()
    _add_presence(session, meeting, actor)
    say_changed(session, ritual_id, day)


def say_here(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """Say that one is there; raises NotRunning before it began and after its closing."""
    require_attending(session, actor, ritual_id)
    meeting = queries.get_occurrence(session, ritual_id, day).meeting
    if meeting is None or meeting.began_at is None or meeting.closed_at is not None:
        raise NotRunning
    _add_presence(session, meeting, actor)
    say_changed(session, ritual_id, day)


def take_here_back(session: Session, actor: Actor, ritual_id: str, day: date) -> None:
    """Say that one is not there."""
    require_attending(session, actor, ritual_id)
    if meeting := queries.get_occurrence(session, ritual_id, day).meeting:
        session.execute(
            delete(RitualPresence).where(
                RitualPresence.meeting_id == meeting.id, RitualPresence.person_id == actor.person_id
            )
        )
        say_changed(session, ritual_id, day)


def _add_presence(session: Session, meeting: RitualMeeting, actor: Actor) -> None:
    values = {"meeting_id": meeting.id, "person_id": guard.require_person(actor)}
    session.execute(insert(session, RitualPresence, **values).on_conflict_do_nothing())
