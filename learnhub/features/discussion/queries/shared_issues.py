"""Reading who has the same issue: counted when asked for, so there is no counter to go wrong."""

from typing import Any

from sqlalchemy import bindparam, exists, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.features.discussion import policy
from learnhub.features.discussion.models import Authorship, Content, SharedIssue
from learnhub.features.discussion.schemas import SharedIssueView

_READER_ID = bindparam("reader_id")
_ISSUE = select_columns(
    Content,
    select_columns(func.count())
    .where(SharedIssue.content_id == Content.id)
    .correlate(Content)
    .scalar_subquery()
    .label("number"),
    exists()
    .where(SharedIssue.content_id == Content.id, SharedIssue.person_id == _READER_ID)
    .label("is_mine"),
    exists()
    .where(Authorship.content_id == Content.id, Authorship.person_id == _READER_ID)
    .label("is_author"),
).where(Content.id == bindparam("content_id"))


def get_shared_issue(session: Session, actor: Actor, content_id: str) -> SharedIssueView:
    """How many have the same issue; who asks is known to see it."""
    row: Any = session.execute(_ISSUE, {"content_id": content_id, "reader_id": actor.person_id}).one()
    can_share = policy.can_share(actor, row.Content, is_author=row.is_author)
    return SharedIssueView(
        count=row.number + 1,
        is_mine=row.is_mine,
        can_share=can_share and is_unsettled(session, row.Content),
    )


def is_unsettled(session: Session, content: Content) -> bool:
    """Whether its room still lets colleagues share it."""
    kind = rooms.kind(content.kind)
    return rooms.resolve(rooms.room_of(kind), kind.shared_while)(session, content.id)
