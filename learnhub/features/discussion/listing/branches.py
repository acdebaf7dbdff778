"""The branches of a list: each follows one index, and together they find everything in it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    bindparam,
    exists,
    literal_column,
    select,
    text,
    union_all,
)
from sqlalchemy import union as distinct_union

from learnhub.core.pagination import Keyset
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.listing.asked import NEWEST, Order, Shape
from learnhub.features.discussion.models import (
    HIDDEN,
    SIGNED,
    UNPUBLISHED,
    Authorship,
    Content,
    ContentTopic,
)

OWN_HIDDEN = 100
UNION_MAX = 100  # SQLite takes no more than 500


def found_in(shape: Shape) -> CTE:
    """The ids of a list and what they are sorted by, as a part of larger statements."""
    return _merged([*_branches(shape)], shape).cte()


def _branches(shape: Shape) -> Iterator[AnySelect]:
    """Statements that each follow one index and together find everything in the list."""
    for kind in shape.kinds:
        if shape.is_of_author:
            yield _signed(shape, kind)
            continue
        for audience in range(shape.audiences):
            yield from _for_audience(shape, kind, audience, shape.order.listed, shape.order.tagged)
            if shape.with_moderated:
                yield from _for_audience(shape, kind, audience, HIDDEN, HIDDEN)
        if shape.with_hidden:
            yield _own_hidden(shape, kind)


def _for_audience(shape: Shape, kind: str, audience: int, listed: str, tagged: str) -> Iterator[AnySelect]:
    heard = bindparam(f"audience_{audience}")
    if not shape.topics:
        yield _branch(shape, Content, Content.audience == heard, Content.kind == kind, text(listed))
    for topic in range(shape.topics):
        is_tagged = ContentTopic.topic_id == bindparam(f"topic_{topic}")
        heard_and_kind = (ContentTopic.audience == heard, ContentTopic.kind == kind)
        yield _branch(shape, ContentTopic, is_tagged, *heard_and_kind, text(tagged))


def _signed(shape: Shape, kind: str) -> AnySelect:
    is_author = Authorship.person_id == bindparam("author_id")
    return _branch(shape, Authorship, is_author, Authorship.kind == kind, text(SIGNED))


def _own_hidden(shape: Shape, kind: str) -> AnySelect:
    """The latest of the reader's own that are hidden: so few that they may be sorted."""
    mine = (
        select(Authorship.content_id)
        .where(Authorship.person_id == bindparam("reader_id"), Authorship.kind == kind)
        .where(text(UNPUBLISHED), text(HIDDEN))
        .order_by(*keyset(Authorship, NEWEST).order())
        .limit(written_out(OWN_HIDDEN))
        .subquery()
    )
    conditions = [Content.id.in_(select(mine.c.content_id)), Content.kind == kind]
    if shape.topics:
        topics = [bindparam(f"topic_{topic}") for topic in range(shape.topics)]
        tags = select(ContentTopic.content_id).where(ContentTopic.content_id == Content.id)
        conditions.append(exists(tags.where(ContentTopic.topic_id.in_(topics)).correlate(Content)))
    return _branch(shape, Content, *conditions)


def _is_of_others(content_id: ColumnElement[str]) -> ColumnElement[bool]:
    # As a value instead of NOT EXISTS, which PostgreSQL may turn into a join that loses the order.
    parts = select(Authorship.person_id).where(Authorship.content_id == content_id)
    mine = parts.where(Authorship.person_id == bindparam("reader_id")).limit(written_out(1))
    return mine.correlate_except(Authorship).scalar_subquery().is_(None)


def _branch(shape: Shape, table: Any, *conditions: Any) -> AnySelect:
    key = keyset(table, shape.order)
    if shape.is_of_others:  # each branch walks past them: a person has few in any list
        conditions = (*conditions, _is_of_others(key.columns[-1]))
    names = (*shape.order.columns, "id")
    columns = (column.label(name) for column, name in zip(key.columns, names, strict=True))
    statement = select(*columns).where(*conditions)
    if shape.is_behind:
        statement = statement.where(key.behind())
    return statement.order_by(*key.order()).limit(written_out(shape.size))


def _merged(branches: Sequence[AnySelect], shape: Shape) -> AnySelect:
    """The first rows of all branches together. What two of them find is there once."""
    if len(branches) == 1:
        return branches[0]
    if len(branches) > UNION_MAX:
        starts = range(0, len(branches), UNION_MAX)
        branches = [_merged(branches[start : start + UNION_MAX], shape) for start in starts]
        return _merged(branches, shape)
    union = distinct_union if shape.with_hidden or shape.topics > 1 else union_all
    together = union(*(branch.subquery().select() for branch in branches)).subquery()
    statement = select(together).order_by(*keyset(together.c, shape.order).order())
    return statement.limit(written_out(shape.size))


def keyset(table: Any, order: Order) -> Keyset:
    """The columns that sort a list, of a table that has them or of what was found."""
    content_id = table.content_id if hasattr(table, "content_id") else table.id
    return Keyset(*(getattr(table, name) for name in order.columns), content_id, descending=order.descending)


def key_of(row: Any, order: Order) -> tuple[Any, ...]:
    """The sort values of a row."""
    return (*(getattr(row, name) for name in order.columns), row.id)


def written_out(value: int) -> ColumnElement[int]:
    """Written out: PostgreSQL plans better for a limit that it knows."""
    return literal_column(str(value))
