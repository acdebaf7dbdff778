"""When mentors are busy by their own calendars."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlmodel import Session, select

from learnhub.core.clock import utcnow
from learnhub.core.ranges import Range
from learnhub.features.mentoring import slots
from learnhub.features.mentoring.models import MentorCalendar


def busy_ranges(cells: Collection[list[int]]) -> list[Range]:
    """Pairs of cells, the second of which is free again, as ranges."""
    return [Range(_moment(first), _moment(end)) for first, end in cells]


def busy_of(session: Session, mentor_ids: Collection[str]) -> dict[str, tuple[Range, ...]]:
    """When the calendars of these mentors say that they are busy, what is over left out; one statement."""
    now = slots.cells(Range(utcnow(), utcnow() + slots.CELL)).start
    rows = session.exec(
        select(MentorCalendar.mentor_id, MentorCalendar.busy).where(MentorCalendar.mentor_id.in_(mentor_ids))
    )
    return {
        mentor_id: tuple(busy_ranges([pair for pair in busy if pair[1] > now])) for mentor_id, busy in rows
    }


def _moment(cell: int) -> datetime:
    return datetime.fromtimestamp(cell * slots.CELL.total_seconds(), UTC)
