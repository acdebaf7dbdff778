"""What every change of a meeting begins and ends with."""

from datetime import date
from typing import Any

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.models import Content
from learnhub.features.rituals import policy, queries
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.errors import (
    IsCancelled,
    NotRunning,
)
from learnhub.features.rituals.events import (
    MeetingChanged,
)
from learnhub.features.rituals.models import (
    Ritual,
    RitualMeeting,
)
from learnhub.features.rituals.room import RITUAL


def require_attending(session: Session, actor: Actor, ritual_id: str) -> Content:
    """The ritual, for somebody who takes part."""
    content = discussion_queries.get_content(session, actor, ritual_id, RITUAL)
    guard.require(policy.can_attend(actor, content))
    return content


def require_hosting(session: Session, actor: Actor, ritual_id: str) -> Content:
    """The ritual, locked, for one of its hosts."""
    content = discussion_queries.get_content_for_update(session, actor, ritual_id, RITUAL)
    is_host = discussion_queries.is_author(session, actor, ritual_id)
    guard.require(policy.can_host(actor, content, is_host=is_host))
    return content


def row_of(session: Session, ritual_id: str, day: date) -> RitualMeeting:
    """The row of a meeting, locked; it is made when there is none yet."""
    session.execute(
        insert(session, RitualMeeting, **_new_row(ritual_id, day)).on_conflict_do_nothing(
            index_elements=["ritual_id", "day"]
        )
    )
    statement = select(RitualMeeting).where(RitualMeeting.ritual_id == ritual_id, RitualMeeting.day == day)
    return session.exec(statement.with_for_update().execution_options(populate_existing=True)).one()


def _new_row(ritual_id: str, day: date) -> dict[str, Any]:
    return RitualMeeting(ritual_id=ritual_id, day=day).model_dump()


def open_row_of(session: Session, ritual_id: str, day: date) -> RitualMeeting:
    """The row of a meeting that is held or to come, to prepare it or to note something."""
    found = queries.get_occurrence(session, ritual_id, day)
    if found.state != MeetingStatus.PLANNED:
        raise IsCancelled
    return row_of(session, ritual_id, day)


def require_run(session: Session, actor: Actor, ritual_id: str, day: date) -> RitualMeeting:
    """The row of a meeting, for one of its hosts."""
    require_hosting(session, actor, ritual_id)
    return open_row_of(session, ritual_id, day)


def require_running(session: Session, actor: Actor, ritual_id: str, day: date) -> RitualMeeting:
    """The same while it goes on; raises NotRunning."""
    meeting = require_run(session, actor, ritual_id, day)
    if meeting.began_at is None or meeting.ended_at is not None:
        raise NotRunning
    return meeting


def say_changed(session: Session, ritual_id: str, day: date) -> None:
    """Tell everybody who has the page of a meeting open."""
    bus.record(session, MeetingChanged(ritual_id, day.isoformat()))


def note_change(ritual: Ritual) -> None:
    """Let calendars know that there is something new."""
    ritual.sequence, ritual.changed_at = ritual.sequence + 1, utcnow()
