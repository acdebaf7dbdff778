"""Which stories are told in the next meeting: a leader's first, then those that nobody has told in one."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, literal_column, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Content
from learnhub.features.failures.models import Failure
from learnhub.features.failures.queries.wall import BY_LEADERS
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import ComingMeeting
from learnhub.features.leaders import queries as leaders
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.enums import Form
from learnhub.rooms import Proposed

STORIES, MINUTES, LEADER_MINUTES = 4, 3, 5
LOOKED_AT = 20  # of the latest stories, those come first that happened to most
_BY_OTHERS = ~BY_LEADERS
_OPEN = literal_column("'open'")  # the audience of what everybody reads
_STORIES = select_columns(
    Content.id, Content.title, Content.language, Content.hot, Failure.me_too_count
).join(Failure, Failure.content_id == Content.id)


def propose_stories(
    session: Session, actor: Actor, space_id: str, at: datetime, is_taken: ColumnElement[bool]
) -> list[Proposed]:
    """Five stories for a meeting, none of which is on an agenda: one of a leader, and four of others.

    What a leader got wrong comes from their note of this month or the one before, or from the wall. Without
    either its place stays empty. Only what everybody who is there may read is told: what stands in the
    company or in the space of the meeting.
    """
    first = _opening(session, actor, at, is_taken) or _of_a_leader(session, actor, space_id, is_taken)
    rest = _stories(session, actor, space_id, _clause(is_taken, _BY_OTHERS), LOOKED_AT)
    told = sorted(rest, key=lambda row: -row.me_too_count)[:STORIES]
    return [
        *(Proposed(each, LEADER_MINUTES, leads=True) for each in first),
        *(Proposed(row.id, MINUTES) for row in told),
    ]


def get_coming(session: Session, actor: Actor) -> ComingMeeting:
    """The next meeting of small failures, and how many stories are on its agenda."""
    row = rituals.next_meeting(session, actor, Form.SMALL_FAILURES)
    return ComingMeeting(row, rituals.count_points(session, row)) if row else ComingMeeting()


def _opening(session: Session, actor: Actor, at: datetime, is_taken: ColumnElement[bool]) -> list[str]:
    return leaders.list_opening(session, actor, at.date(), is_taken=is_taken, most=1)


def _of_a_leader(session: Session, actor: Actor, space_id: str, is_taken: ColumnElement[bool]) -> list[str]:
    return [row.id for row in _stories(session, actor, space_id, _clause(is_taken, BY_LEADERS), 1)]


@cache
def _clause(is_taken: ColumnElement[bool], *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Kept, because a list makes its statement once for each clause."""
    return and_(~is_taken, or_(Content.audience == _OPEN, Content.audience == bindparam("told_in")), *more)


def _stories(
    session: Session, actor: Actor, space_id: str, clause: ColumnElement[bool], most: int
) -> list[Any]:
    asked = Asked((FAILURE,), listing.HOT, where=clause, values={"told_in": space_id})
    return listing.read_page(session, actor, _STORIES, asked, cursor=None, size=most).items
