"""What the frame shows of an inbox: how many wait, and when that or what there is to know changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, true
from sqlalchemy import select as select_columns

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import reader
from learnhub.features.notices.models import InboxItem, Notice
from learnhub.features.notices.queries.inbox import READABLE
from learnhub.rooms import BOUND, Figure


def inbox_waiting() -> Figure:
    """How many things wait for the reader, up to the bound.

    They are counted in the order of the inbox, though nobody sees it: without one PostgreSQL looks through
    the whole table for who has thousands.
    """
    waiting = (
        select_columns(InboxItem.id)
        .join(Content, Content.id == InboxItem.content_id, isouter=True)
        .where(
            InboxItem.person_id == bindparam("reader_id"),
            InboxItem.waits == true(),
            InboxItem.archived_at.is_(None),
            READABLE,
        )
        .order_by(InboxItem.last_at.desc(), InboxItem.id.desc())
        .limit(BOUND)
        .subquery()
    )
    return Figure(select_columns(func.count()).select_from(waiting).scalar_subquery(), _values)


def inbox_newest() -> Figure:
    """The number of the newest notice of the reader: another one says that the inbox is to be read again."""
    newest = select_columns(func.coalesce(func.max(Notice.id), 0))
    return Figure(newest.where(Notice.person_id == bindparam("reader_id")).scalar_subquery())


def _values(actor: Actor, _now: datetime) -> Mapping[str, Any]:
    return reader(actor)
