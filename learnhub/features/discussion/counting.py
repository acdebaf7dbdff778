"""Comparing the counters that content carries with what they count, once a night.

They move in the transaction of what they count, so a difference is a fault; it is logged as an error and left
as it is, for whoever looks for the reason.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.core import db
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import AnonymousVote, Content, Thanks, Vote
from learnhub.features.discussion.room import COMMENT

logger = logging.getLogger(__name__)

NAMED_AT_MOST = 20

Counted = Callable[[], Any]


def compare() -> None:
    """The counters of votes, comments and thanks, and of the use that rooms count."""
    compare_with(
        (
            ("vote_count", Content.id, Content.vote_count, _votes()),
            ("comment_count", Content.id, Content.comment_count, _comments()),
            ("thanks_count", Content.id, Content.thanks_count, _rows_of(Thanks.content_id)),
            ("use_count", Content.id, Content.use_count, _uses()),
        )
    )


def compare_with(counters: Sequence[tuple[str, Any, Any, Any]]) -> None:
    """Log each difference between a counter of a row and the number that a statement counts for its id.

    A counter is its name, the column of ids, its own, and a statement of `id` and `number`; none is zero.
    """
    for name, key, counter, counted in counters:
        for content_id, stored, number in db.read_now(_differences, key, counter, counted):
            logger.error("%s of %s is %d, and %d are there", name, content_id, stored, number)


def _differences(session: Session, key: Any, counter: Any, counted: Any) -> Sequence[Any]:
    found = counted.subquery()
    number = func.coalesce(found.c.number, 0)
    statement = select(key, counter, number).join(found, found.c.id == key, isouter=True)
    return session.execute(statement.where(counter != number).order_by(key).limit(NAMED_AT_MOST)).all()


def _rows_of(column: Any) -> Any:
    return select(column.label("id"), func.count().label("number")).group_by(column)


def _votes() -> Any:
    votes = union_all(
        select(Vote.content_id.label("id")), select(AnonymousVote.content_id.label("id"))
    ).subquery()
    return _rows_of(votes.c.id)


def _uses() -> Any:
    declared = [(name, room.uses) for name, room in rooms.all_rooms().items() if room.uses]
    return union_all(*(rooms.resolve(name, uses)() for name, uses in declared))


def _comments() -> Any:
    parent = aliased(Content)
    stands = parent.status.in_((Status.PUBLISHED, Status.REMOVED))
    published = (Content.kind == COMMENT, Content.status == Status.PUBLISHED)
    under = select(Content.parent_id.label("id")).join(parent, parent.id == Content.parent_id)
    replies = select(parent.parent_id.label("id")).select_from(Content)
    replies = replies.join(parent, parent.id == Content.parent_id)
    counted = union_all(
        under.where(*published, parent.kind != COMMENT),
        replies.where(*published, parent.kind == COMMENT, stands),
    ).subquery()
    return _rows_of(counted.c.id)
