"""What somebody keeps for later: read by nobody else."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion.models import Bookmark, Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.content import with_author, with_html
from learnhub.features.discussion.room import CONTENT_KEEP
from learnhub.features.discussion.schemas import BookmarkView
from learnhub.features.people.refs import ref_in

_Root = aliased(Content)
_BY_MOMENT = Keyset(Bookmark.at, Bookmark.content_id)
_KEPT = (
    with_author(
        with_html(
            select(
                *(Bookmark.at, Content.id, Content.kind, Content.root_id, Content.title),
                *(Content.language, Content.is_anonymous, Content.published_at),
                *(_Root.title.label("root_title"), ContentHtml.excerpt),
            )
            .select_from(Bookmark)
            .join(Content, Content.id == Bookmark.content_id)
        ).join(_Root, _Root.id == Content.root_id)
    )
    .where(Bookmark.person_id == bindparam("reader_id"), VISIBLE)
    .order_by(*_BY_MOMENT.order())
    .limit(bindparam("most"))
)
_KEPT_ON = _KEPT.where(_BY_MOMENT.behind())
_AMONG = select(Bookmark.content_id).where(
    Bookmark.person_id == bindparam("reader_id"),
    Bookmark.content_id.in_(bindparam("content_ids", expanding=True)),
)


def list_bookmarks(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[BookmarkView]:
    """What somebody keeps and may still read, what they kept last first; one statement."""
    guard.require_permission(actor, CONTENT_KEEP)
    after = _BY_MOMENT.values(cursor) if cursor else {}
    rows = db.rows(session, _KEPT_ON if cursor else _KEPT, most=size + 1, **after, **reader(actor))
    found = page(rows, size, lambda row: encode(row.at, row.id))
    return Page([_view(row) for row in found.items], found.next)


def bookmarked(session: Session, actor: Actor, content_ids: Iterable[str]) -> set[str]:
    """Which of these somebody keeps; one statement."""
    rows = db.rows(session, _AMONG, content_ids=list(content_ids), reader_id=actor.person_id)
    return {content_id for (content_id,) in rows}


def _view(row: Any) -> BookmarkView:
    return BookmarkView(
        id=row.id,
        kind=row.kind,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        title=row.title or row.root_title,
        excerpt=row.excerpt or "",
        language=row.language,
        author=ref_in(row),
        published_at=None if row.is_anonymous else row.published_at,
    )
