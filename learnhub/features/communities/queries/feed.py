"""What a community holds and shows, and what waits in it."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.communities.queries.one import find_one
from learnhub.features.communities.schemas import FeedRow, OwnPost, WaitingPost
from learnhub.features.discussion import listing
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import UNPUBLISHED, Authorship, Content, ContentHtml
from learnhub.features.discussion.places import Doing
from learnhub.features.discussion.queries import with_author, with_html
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.refs import ref_in

WAITING_MAX = 50

_ROWS = with_author(
    with_html(
        select(
            *(Content.id, Content.kind, Content.root_id, Content.space_id, Content.title, Content.language),
            *(Content.answer_count, Content.comment_count, Content.published_at, ContentHtml.excerpt),
            Content.is_anonymous,
        )
    )
)
_WAITING = (
    with_author(
        with_html(select(Content.id, Content.kind, Content.title, Content.language, ContentHtml.html))
    )
    .where(Content.space_id == bindparam("space_id"), Content.status == Status.WAITING)
    .where(Content.parent_id.is_(None), Content.is_anonymous.is_(False))
    .order_by(Content.activity_at, Content.id)
    .limit(WAITING_MAX)
)

_UNSHOWN = (
    select(Content.id, Content.kind, Content.root_id, Content.title, Content.language, Content.hidden_reason)
    .join(Authorship, Authorship.content_id == Content.id)
    .where(Authorship.person_id == bindparam("person_id"), Authorship.part == Part.AUTHOR)
    .where(text(f"authorship.{UNPUBLISHED}"), Content.status.in_((Status.WAITING, Status.DRAFT)))
    .where(Content.space_id == bindparam("space_id"), Content.parent_id.is_(None))
    .order_by(Content.activity_at.desc(), Content.id)
    .limit(WAITING_MAX)
)


@cache
def _kinds(*, in_library: bool) -> tuple[str, ...]:
    known = rooms.kinds().values()
    return tuple(str(kind) for kind in known if kind.is_source and (kind.in_library or not in_library))


def list_feed(
    session: Session,
    actor: Actor,
    space_id: str,
    *,
    kind: str = "",
    in_library: bool = False,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[FeedRow]:
    """A page of what stands in a community or is shown there, the newest first.

    Perhaps of one `kind`, or of those `in_library`.

    Raises NoSuchCommunity. Whoever sees only its name and purpose sees nothing here.
    """
    find_one(session, actor, space_id)
    known = _kinds(in_library=in_library)
    kinds = (kind,) if kind in known else known
    asked = Asked(kinds, listing.NEWEST, space_id=space_id)
    found = listing.read_page(session, actor, _ROWS, asked, cursor=cursor, size=size)
    return Page([_row(row, space_id) for row in found.items], found.next)


def _row(row: Any, space_id: str) -> FeedRow:
    return FeedRow(
        id=row.id,
        kind=row.kind,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        title=row.title,
        excerpt=row.excerpt or "",
        language=row.language,
        author=ref_in(row),
        answer_count=row.answer_count,
        comment_count=row.comment_count,
        published_at=None if row.is_anonymous else row.published_at,
        is_shown=row.space_id != space_id,
    )


def list_waiting(session: Session, actor: Actor, space_id: str) -> list[WaitingPost]:
    """What waits to be approved, the oldest first, for those who approve there."""
    space = discussion.find_space(session, actor, space_id)
    if space is None or space.kind != SpaceKind.COMMUNITY or not space.may(Doing.APPROVE):
        return []
    return [
        WaitingPost(row.id, row.kind, row.title, row.html or "", row.language, ref_in(row))
        for row in db.rows(session, _WAITING, space_id=space_id)
    ]


def list_unshown(session: Session, actor: Actor, space_id: str) -> list[OwnPost]:
    """What its reader wrote in a community that is not shown yet, the newest first.

    Raises NoSuchCommunity.
    """
    find_one(session, actor, space_id)
    return [
        OwnPost(
            id=row.id,
            kind=row.kind,
            address=rooms.kind(row.kind).at(row.id, row.root_id),
            title=row.title,
            language=row.language,
            reason=row.hidden_reason,
        )
        for row in db.rows(session, _UNSHOWN, person_id=actor.person_id, space_id=space_id)
    ]
