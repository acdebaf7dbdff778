"""Reading thanks: two statements, whatever number of posts they are for."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion import policy
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship, Content, Thanks
from learnhub.features.discussion.queries.content import get_content
from learnhub.features.discussion.schemas import ThanksRow, ThanksView
from learnhub.features.people.refs import ref_in, with_person

SHOWN, ALL = 2, 100

_IDS = bindparam("content_ids", expanding=True)
_IS_MINE = Thanks.person_id == bindparam("reader_id")
_POSTS = select_columns(Content, Content.thanks_count, Authorship.person_id).join(
    Authorship,
    (Authorship.content_id == Content.id) & (Authorship.part == Part.AUTHOR),
    isouter=True,
)
_PLACED = (
    select_columns(
        *(Thanks.content_id, Thanks.person_id, Thanks.reason, Thanks.language, Thanks.at),
        func.row_number()
        .over(partition_by=Thanks.content_id, order_by=[Thanks.at.desc(), Thanks.person_id])
        .label("place"),
        func.count().over(partition_by=Thanks.content_id).label("said"),
    )
    .where(Thanks.content_id.in_(_IDS), or_(Thanks.reason != "", _IS_MINE))
    .subquery()
)
_THANKS = (
    with_person(select_columns(_PLACED), cast(Any, _PLACED.c.person_id))
    .where(or_(_PLACED.c.place <= bindparam("most"), _PLACED.c.person_id == bindparam("reader_id")))
    .order_by(_PLACED.c.content_id, _PLACED.c.place)
)


def list_thanks(
    session: Session, actor: Actor, content_ids: Iterable[str], *, most: int = SHOWN
) -> dict[str, ThanksView]:
    """How many thank for each of these, and the latest who said why; who asks is known to see them."""
    ids = list(content_ids)
    said: dict[str, list[Any]] = {}
    for row in db.rows(session, _THANKS, content_ids=ids, reader_id=actor.person_id, most=most):
        said.setdefault(row.content_id, []).append(row)
    posts = session.execute(_POSTS.where(Content.id.in_(ids))).all()
    return {post.Content.id: _view(actor, post, said.get(post.Content.id, [])) for post in posts}


def list_all_thanks(session: Session, actor: Actor, content_id: str) -> ThanksView:
    """The same for one piece of content, with many more of those who said why; raises NoSuchContent."""
    get_content(session, actor, content_id)
    return list_thanks(session, actor, [content_id], most=ALL)[content_id]


def _view(actor: Actor, post: Any, rows: list[Any]) -> ThanksView:
    mine = next((row for row in rows if row.person_id == actor.person_id), None)
    silent = mine is not None and not mine.reason
    shown = tuple(
        ThanksRow(
            ref_in(row),
            typeset(row.reason, row.language),
            row.language,
            row is mine,
            can_moderate=policy.can_moderate(actor) and row is not mine,
        )
        for row in rows
        if row.reason
    )
    is_author = post.person_id is not None and post.person_id == actor.person_id
    return ThanksView(
        count=post.thanks_count,  # of the database: the session may know an older one
        is_mine=mine is not None,
        words=mine.reason if mine else "",
        can_thank=policy.can_thank(actor, post.Content, is_author=is_author),
        rows=shown,
        said=(rows[0].said if rows else 0) - silent,
    )
