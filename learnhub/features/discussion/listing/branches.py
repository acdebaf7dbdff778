"""The branches of a list: each follows one index, and together they find everything in it."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from sqlalchemy import (
    CTE,
    and_,
    bindparam,
    case,
    exists,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy import union as distinct_union

from learnhub.core.statements import AnySelect
from learnhub.features.discussion.listing.asked import NEWEST, Shape
from learnhub.features.discussion.listing.lateral import followed
from learnhub.features.discussion.listing.rows import (
    is_of_others,
    keyset,
    languages_of,
    order_of,
    written_out,
)
from learnhub.features.discussion.models import (
    HIDDEN,
    LISTED,
    SHARED,
    SIGNED,
    UNPUBLISHED,
    Authorship,
    Content,
    ContentShare,
    ContentTopic,
)
from learnhub.features.discussion.policy import READS_IN_SPACE

OWN_HIDDEN = 100
UNION_MAX = 100  # SQLite takes no more than 500


def found_in(shape: Shape, *, in_order: bool = True) -> CTE:
    """The ids of a list and what they are sorted by, as a part of larger statements.

    `place` is which of the groups of languages a row belongs to. Without `in_order` they are any `size` of
    it, for counting.
    """
    return _merged([*_branches(shape, in_order=in_order)], shape).cte()


def _branches(shape: Shape, *, in_order: bool) -> Iterator[AnySelect]:
    """Statements that each follow one index, or many in a loop, and together find everything in the list."""
    # A loop goes over audiences. What is asked for by an author or a space has branches on both.
    if not shape.is_sqlite and not shape.is_of_author and not shape.is_of_space:
        yield from followed(shape, in_order=in_order)
        yield from (_own_hidden(shape, kind) for kind in shape.kinds if shape.with_hidden)
        return
    for kind in shape.kinds:
        if shape.is_of_author:
            yield _signed(shape, kind)
            continue
        if shape.is_of_space:  # topics and what is hidden are not asked for beside a space
            yield from _in_space(shape, kind)
            continue
        for audience, (place, language) in product(range(shape.audiences), languages_of(shape)):
            who = (kind, audience, place, language)
            yield from _for_audience(shape, *who, shape.order.listed, shape.order.tagged)
            if shape.with_moderated:
                yield from _for_audience(shape, *who, HIDDEN, HIDDEN)
        if shape.with_hidden:
            yield _own_hidden(shape, kind)


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


def _in_space(shape: Shape, kind: str) -> Iterator[AnySelect]:
    """What is at home there, which `VISIBLE` decides about, and what is shown to whoever reads there."""
    for place, language in languages_of(shape):
        for table, *more in ((Content, text(LISTED)), (ContentShare, text(SHARED), READS_IN_SPACE)):
            conditions = (
                table.space_id == bindparam("space_id"),
                table.kind == kind,
                table.language == language,
            )
            yield _branch(shape, table, place, *conditions, *more, is_cut=place == shape.behind)


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


def _branch(shape: Shape, table: Any, place: Any, *conditions: Any, is_cut: bool = False) -> AnySelect:
    """Rows of one group of languages; with `is_cut` those behind the last row that was shown."""
    key = keyset(table, shape.order)
    if shape.is_of_others:  # each branch walks past them: a person has few in any list
        conditions = (*conditions, is_of_others(key.columns[-1]))
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
    union = distinct_union if shape.with_hidden or shape.topics > 1 or shape.is_of_space else union_all
    together = union(*(branch.subquery().select() for branch in branches)).subquery()
    statement = select(together).order_by(*order_of(together.c, shape.order))
    return statement.limit(written_out(shape.size))
