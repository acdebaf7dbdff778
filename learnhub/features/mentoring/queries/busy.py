"""When mentors are busy by their own calendars."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session

from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.clock import utcnow
from learnhub.core.ranges import Range
from learnhub.features.mentoring import slots
from learnhub.features.mentoring.models import MentorCalendar

_BUSY = select(MentorCalendar.mentor_id, MentorCalendar.busy).where(among(MentorCalendar.mentor_id, "ids"))


def busy_ranges(cells: Collection[list[int]]) -> list[Range]:
    """Pairs of cells, the second of which is free again, as ranges."""
    return [Range(_moment(first), _moment(end)) for first, end in cells]


def busy_of(session: Session, mentor_ids: Collection[str]) -> dict[str, tuple[Range, ...]]:
    """When the calendars of these mentors say that they are busy, what is over left out; one statement."""
    now = slots.cells(Range(utcnow(), utcnow() + slots.CELL)).start
    rows = db.rows(session, _BUSY, ids=mentor_ids)
    return {
        mentor_id: tuple(busy_ranges([pair for pair in busy if pair[1] > now])) for mentor_id, busy in rows
    }


def _moment(cell: int) -> datetime:
    return datetime.fromtimestamp(cell * slots.CELL.total_seconds(), UTC)
