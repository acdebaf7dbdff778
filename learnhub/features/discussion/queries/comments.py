"""Reading comments: one statement, whatever number of posts they are under."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, case, exists, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion import policy
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.content import (
    get_content,
    is_author,
    sources_of,
    with_author,
    with_html,
)
from learnhub.features.discussion.room import COMMENT
from learnhub.features.discussion.schemas import NEVER, CommentSource, CommentView
from learnhub.features.people.refs import PersonRef, ref_in

FIRST = 10  # comments under each post of a page that is opened

_Parent, _Reply = aliased(Content), aliased(Content)
_IS_REPLY = _Parent.kind == COMMENT
_POST_ID = case((_IS_REPLY, _Parent.parent_id), else_=Content.parent_id)
_THREAD_ID = case((_IS_REPLY, _Parent.id), else_=Content.id)
_THREAD_AT = case((_IS_REPLY, _Parent.published_at), else_=Content.published_at)
_DEPTH = case((_IS_REPLY, 1), else_=0)
_AS_READ = Keyset(_THREAD_AT, _THREAD_ID, _DEPTH, Content.published_at, Content.id, descending=False)

# A deleted one is shown without its words while there are replies to it, and a hidden one leaves a line.
_REPLIES = select(_Reply.id).where(_Reply.parent_id == Content.id, _Reply.status == Status.PUBLISHED)
_PLACED = (
    select_columns(
        *(Content.id, _POST_ID.label("post_id"), _THREAD_ID.label("thread_id")),
        *(_THREAD_AT.label("thread_at"), _DEPTH.label("depth")),
        func.row_number().over(partition_by=_POST_ID, order_by=_AS_READ.order()).label("place"),
    )
    .join(_Parent, _Parent.id == Content.parent_id)
    .where(
        Content.root_id == bindparam("root_id"),
        Content.kind == COMMENT,
        _POST_ID.in_(bindparam("post_ids", expanding=True)),
        or_(
            VISIBLE,
            (Content.status == Status.REMOVED) & exists(_REPLIES.correlate_except(_Reply)),
            (Content.status == Status.HIDDEN) & or_(~_IS_REPLY, _Parent.status == Status.PUBLISHED),
        ),
    )
)


def _shown(placed: Any) -> Any:
    near = placed.subquery()
    columns = near.c.post_id, near.c.thread_id, near.c.thread_at, near.c.depth
    return (
        with_author(with_html(select_columns(Content, ContentHtml.html, *columns)))
        .join(near, near.c.id == Content.id)
        .where(near.c.place <= bindparam("most"))
        .order_by(near.c.post_id, near.c.place)
        .options(defer(Content.body))
    )


_Post = aliased(Content)
_IS_ROOT = _Post.id == bindparam("root_id")
_UNDER = (
    select_columns(func.count())
    .select_from(Content)
    .join(_Parent, _Parent.id == Content.parent_id)
    .join(_Post, _Post.id == _POST_ID)
    .where(
        Content.root_id == bindparam("root_id"),
        Content.kind == COMMENT,
        Content.status == Status.PUBLISHED,
        or_(_IS_ROOT, _Post.status == Status.PUBLISHED),
        or_(~_IS_REPLY, _Parent.status.in_((Status.PUBLISHED, Status.REMOVED))),
    )
)
_FIRST = _shown(_PLACED)
_MORE = _shown(_PLACED.where(_AS_READ.behind()))


def list_comments(
    session: Session, actor: Actor, root_id: str, post_ids: Iterable[str], *, size: int = FIRST
) -> dict[str, Page[CommentView]]:
    """The first comments under each of these posts of a root, threads in the order in which they began.

    Who asks is known to see the posts. One without comments is absent.
    """
    values = {"root_id": root_id, "post_ids": list(post_ids), "most": size + 1, **reader(actor)}
    by_post: dict[str, list[Any]] = {}
    for row in session.execute(_FIRST, values):
        by_post.setdefault(row.post_id, []).append(row)
    return {post_id: _page(actor, rows, size) for post_id, rows in by_post.items()}


def list_more_comments(
    session: Session, actor: Actor, post_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[CommentView]:
    """The comments under one post after a cursor; raises NoSuchContent."""
    root_id = get_content(session, actor, post_id).root_id
    if cursor is None:
        return list_comments(session, actor, root_id, [post_id], size=size).get(post_id, Page())
    values = {"root_id": root_id, "post_ids": [post_id], "most": size + 1, **reader(actor)}
    rows = session.execute(_MORE, {**values, **_AS_READ.values(cursor)}).all()
    return _page(actor, rows, size)


def list_comment_sources(
    session: Session, actor: Actor, post_id: str, *, cursor: str | None, size: int
) -> Page[CommentSource]:
    """The same with what was typed, for programs."""
    found = list_more_comments(session, actor, post_id, cursor=cursor, size=size)
    typed = sources_of(session, [view.id for view in found.items])
    return Page([_with_source(view, typed[view.id]) for view in found.items], found.next)


def get_comment_source(session: Session, actor: Actor, comment_id: str) -> CommentSource:
    """What its author typed, for changing it; raises NoSuchContent, and Forbidden for others."""
    content = get_content(session, actor, comment_id, COMMENT)
    is_mine = is_author(session, actor, comment_id)
    guard.require(policy.can_edit(actor, content, is_author=is_mine))
    return CommentSource(id=content.id, language=content.language, body=content.body, edition=content.edition)


def get_post_id(session: Session, comment_id: str) -> str:
    """The post that a comment is about: its parent, or the parent of the comment that it replies to."""
    found = select_columns(_POST_ID).select_from(Content).join(_Parent, _Parent.id == Content.parent_id)
    post_id = session.execute(found.where(Content.id == comment_id)).scalar_one_or_none()
    if post_id is None:
        raise NoSuchContent
    return post_id


def count_under(session: Session, root_id: str) -> int:
    """How many comments everybody who reads a root finds under it: none under what is hidden there."""
    return session.execute(_UNDER, {"root_id": root_id}).scalar_one()


def may_watch(session: Session, actor: Actor, root_id: str) -> bool:
    """Whether somebody may see when there is something new under a root."""
    try:
        get_content(session, actor, root_id)
    except NoSuchContent:
        return False
    return True


def live_comments(session: Session, root_id: str) -> dict[str, Any]:
    """How many comments there are under a root, for the live view."""
    return {"root_id": root_id, "comments": count_under(session, root_id)}


def open_comments(
    session: Session, actor: Actor, root_id: str, post_ids: Iterable[str]
) -> tuple[dict[str, Page[CommentView]], int]:
    """The first comments of a page that is opened, and how many there are under its root."""
    return list_comments(session, actor, root_id, post_ids), count_under(session, root_id)


def get_post_of(session: Session, actor: Actor, comment_id: str) -> str:
    """The same for somebody who reads it; raises NoSuchContent."""
    return get_post_id(session, get_content(session, actor, comment_id, COMMENT).id)


def count_comments(session: Session, post_id: str) -> int:
    """How many comments and replies under a post everybody reads; exact while the post is locked."""
    stands = _Parent.status.in_((Status.PUBLISHED, Status.REMOVED))
    is_under = or_(Content.parent_id == post_id, (_Parent.parent_id == post_id) & _IS_REPLY & stands)
    found = (
        select_columns(func.count())
        .select_from(Content)
        .join(_Parent, _Parent.id == Content.parent_id)
        .where(
            Content.root_id == select(_Reply.root_id).where(_Reply.id == post_id).scalar_subquery(),
            Content.kind == COMMENT,
            Content.status == Status.PUBLISHED,
            is_under,
        )
    )
    return session.execute(found).scalar_one()


def _page(actor: Actor, rows: Sequence[Any], size: int) -> Page[CommentView]:
    shown = page(list(rows), size, _cursor)
    return Page([_view(actor, row) for row in shown.items], shown.next)


def _cursor(row: Any) -> str:
    return encode(row.thread_at, row.thread_id, row.depth, row.Content.published_at, row.Content.id)


def _view(actor: Actor, row: Any) -> CommentView:
    content: Content = row.Content
    is_mine = row.ref_id is not None and row.ref_id == actor.person_id
    is_deleted = content.status == Status.REMOVED
    if content.status == Status.HIDDEN and not is_mine and not policy.can_moderate(actor):
        return _line(row)
    return CommentView(
        id=content.id,
        post_id=row.post_id,
        thread_id=row.thread_id,
        is_reply=row.depth > 0,
        html=row.html or "",
        language=content.language,
        author=PersonRef() if is_deleted else ref_in(row),
        written_at=content.published_at or NEVER,
        edited_at=None if is_deleted else content.edited_at,
        hidden_reason=content.hidden_reason,
        is_hidden=content.status == Status.HIDDEN,
        is_deleted=is_deleted,
        can_reply=policy.can_comment(actor, content),
        can_edit=policy.can_edit(actor, content, is_author=is_mine),
        can_remove=policy.can_remove(actor, content, is_author=is_mine),
        can_moderate=policy.can_moderate(actor) and not is_deleted,
    )


def _line(row: Any) -> CommentView:
    """Where a hidden comment stands, for who may not read it: neither its words nor whose they are."""
    content: Content = row.Content
    return CommentView(
        id=content.id,
        post_id=row.post_id,
        thread_id=row.thread_id,
        is_reply=row.depth > 0,
        language=content.language,
        written_at=content.published_at or NEVER,
        hidden_reason=policy.public_reason(content),
        is_hidden=True,
        is_withheld=True,
        is_waiting=not content.hidden_reason,
    )


def _with_source(view: CommentView, source: Any) -> CommentSource:
    values = {each.name: getattr(view, each.name) for each in fields(view)}
    return CommentSource(**values, body="" if view.is_withheld else source.body, edition=source.edition)
