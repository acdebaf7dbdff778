"""The branches of a list: each follows one index, and together they find everything in it."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    literal_column,
    or_,
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
    """The ids of a list and what they are sorted by, as a part of larger statements.

    `place` is which of the groups of languages a row belongs to.
    """
    return _merged([*_branches(shape)], shape).cte()


def _branches(shape: Shape) -> Iterator[AnySelect]:
    """Statements that each follow one index and together find everything in the list."""
    for kind in shape.kinds:
        if shape.is_of_author:
            yield _signed(shape, kind)
            continue
        for audience, (place, language) in product(range(shape.audiences), _languages(shape)):
            who = (kind, audience, place, language)
            yield from _for_audience(shape, *who, shape.order.listed, shape.order.tagged)
            if shape.with_moderated:
                yield from _for_audience(shape, *who, HIDDEN, HIDDEN)
        if shape.with_hidden:
            yield _own_hidden(shape, kind)


def _languages(shape: Shape) -> list[tuple[int, str]]:
    """Each language of the list with the place of its group."""
    groups = [*enumerate(shape.languages)][shape.behind or 0 :]
    return [(place, language) for place, group in groups for language in group]


def _for_audience(
    shape: Shape, kind: str, audience: int, place: int, language: str, listed: str, tagged: str
) -> Iterator[AnySelect]:
    heard, is_cut = bindparam(f"audience_{audience}"), place == shape.behind

    def equal(table: Any) -> tuple[Any, ...]:
        return table.audience == heard, table.kind == kind, table.language == language

    if not shape.topics:
        yield _branch(shape, Content, place, *equal(Content), text(listed), is_cut=is_cut)
    for topic in range(shape.topics):
        is_tagged = ContentTopic.topic_id == bindparam(f"topic_{topic}")
        conditions = (is_tagged, *equal(ContentTopic), text(tagged))
        yield _branch(shape, ContentTopic, place, *conditions, is_cut=is_cut)


def _signed(shape: Shape, kind: str) -> AnySelect:
    is_author = Authorship.person_id == bindparam("author_id")
    conditions = (is_author, Authorship.kind == kind, text(SIGNED))
    return _branch(shape, Authorship, 0, *conditions, is_cut=shape.behind is not None)


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
    groups = [Content.language.in_(group) for group in shape.languages]
    conditions.append(or_(*groups))
    place = case(*((is_in, n) for n, is_in in enumerate(groups)))
    if shape.behind is not None:
        is_cut = and_(place == shape.behind, keyset(Content, shape.order).behind())
        conditions.append(or_(place > shape.behind, is_cut))
    return _branch(shape, Content, place, *conditions)


def _is_of_others(content_id: ColumnElement[str]) -> ColumnElement[bool]:
    # As a value instead of NOT EXISTS, which PostgreSQL may turn into a join that loses the order.
    parts = select(Authorship.person_id).where(Authorship.content_id == content_id)
    mine = parts.where(Authorship.person_id == bindparam("reader_id")).limit(written_out(1))
    return mine.correlate_except(Authorship).scalar_subquery().is_(None)


def _branch(shape: Shape, table: Any, place: Any, *conditions: Any, is_cut: bool = False) -> AnySelect:
    """Rows of one group of languages; with `is_cut` those behind the last row that was shown."""
    key = keyset(table, shape.order)
    if shape.is_of_others:  # each branch walks past them: a person has few in any list
        conditions = (*conditions, _is_of_others(key.columns[-1]))
    names = (*shape.order.columns, "id")
    columns = (column.label(name) for column, name in zip(key.columns, names, strict=True))
    number = written_out(place) if isinstance(place, int) else place
    statement = select(number.label("place"), *columns).where(*conditions)
    if is_cut:
        statement = statement.where(key.behind())
    first = () if isinstance(place, int) else (place,)
    return statement.order_by(*first, *key.order()).limit(written_out(shape.size))


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
    statement = select(together).order_by(*order_of(together.c, shape.order))
    return statement.limit(written_out(shape.size))


def keyset(table: Any, order: Order) -> Keyset:
    """The columns that sort a list, of a table that has them or of what was found."""
    content_id = table.content_id if hasattr(table, "content_id") else table.id
    return Keyset(*(getattr(table, name) for name in order.columns), content_id, descending=order.descending)


def order_of(found: Any, order: Order) -> list[Any]:
    """How what was found is sorted: group after group of languages."""
    return [found.place, *keyset(found, order).order()]


def key_of(row: Any, order: Order) -> tuple[Any, ...]:
    """The place and the sort values of a row, which a cursor holds."""
    return (row.place, *(getattr(row, name) for name in order.columns), row.id)


def written_out(value: int) -> ColumnElement[int]:
    """Written out: PostgreSQL plans better for a limit that it knows."""
    return literal_column(str(value))
