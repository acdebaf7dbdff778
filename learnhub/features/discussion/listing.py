"""Lists of content that cost the same whatever their length: the ids of a page come in the order of an index.

No index holds what one person may read, and a statement that says it in one clause has the database sort
everything. So a list asks for each audience, kind and topic by equality, a page of each, and merges these few
rows; what is hidden, and only some may see, is asked for beside. Only then are the rows themselves read, and
`VISIBLE` decides about each.

A condition that no index knows, such as a word, is put to the next `reach` rows of the list. A page may then
be short, or empty, and still have a next one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, bindparam, exists, func, literal_column, select, text
from sqlalchemy import union as union_distinct
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import Keyset, Page, encode
from learnhub.features.discussion.models import (
    HIDDEN,
    LISTED,
    LISTED_UNANSWERED,
    SIGNED,
    TAGGED,
    TAGGED_UNANSWERED,
    UNPUBLISHED,
    Authorship,
    Content,
    ContentTopic,
)
from learnhub.features.discussion.policy import VISIBLE, audiences, can_moderate, reader

REACH = 2_000
SHORTEST_REACH = 100
OWN_HIDDEN = 100
UNION_MAX = 100  # SQLite takes no more than 500
SHAPES = 500


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort, and the conditions of the indexes that are sorted so: of content and of its topics.

    `columns` are of `content`; `content_topic` has copies of the same names.
    """

    columns: tuple[str, ...]
    listed: str = LISTED
    tagged: str = TAGGED
    descending: bool = True


NEWEST = Order(("published_at",))
MOST_VOTES = Order(("vote_count",))
MOST_USED = Order(("use_count", "published_at"))
UNANSWERED = Order(("published_at",), LISTED_UNANSWERED, TAGGED_UNANSWERED)
LONGEST_UNANSWERED = Order(("published_at",), LISTED_UNANSWERED, TAGGED_UNANSWERED, descending=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which content a list shows, and in which order.

    With `topics`, what has one of them. With `author_id`, what this person signed, answers and the like
    included, newest first. `of_others` leaves out what the reader has a part in. `hidden` adds what is hidden
    and the reader may see, as a moderator or as its author (of their own the latest hundred). `where` is a
    clause on `content` with the parameters `values`; statements are made once for each such object.
    """

    kinds: Sequence[str]
    order: Order = NEWEST
    topics: Sequence[str] = ()
    author_id: str = ""
    of_others: bool = False
    hidden: bool = False
    where: ColumnElement[bool] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reach: int = REACH

    @property
    def is_filtered(self) -> bool:
        """Whether some of what the indexes find is left out."""
        return self.where is not None or bool(self.author_id)


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are; when `is_more`, at least so many."""

    number: int = 0
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a list is made of as far as its statement depends on it: values only by their number."""

    kinds: tuple[str, ...]
    order: Order
    audiences: int
    topics: int
    is_of_author: bool
    is_of_others: bool
    with_hidden: bool
    with_moderated: bool
    is_behind: bool = False
    size: int = 0


def read_page(
    session: Session, actor: Actor, rows: Select[Any], asked: Asked, *, cursor: str | None, size: int
) -> Page[Row[Any]]:
    """A page of a list. `rows` is a statement on `content` that reads, among others, its id and sort columns.

    One statement; a second one only after a page that is not full because of a condition. Raises Invalid for
    the cursor of another list.
    """
    values = values_of(actor, asked) | (_keyset(Content, asked.order).values(cursor) if cursor else {})
    shape = shape_of(actor, asked, size + 1, is_behind=bool(cursor))
    found = db.rows(session, _page_statement(rows, shape, asked.where, size + 1), **values)
    if len(found) > size:
        return Page(list(found[:size]), encode(*_key_of(found[size - 1], asked.order)))
    if not asked.is_filtered or (found and found[0].looked_at < shape.size):
        return Page(list(found))
    edge = db.rows(session, _edge_statement(shape), **values)
    return Page(list(found), encode(*edge[0]) if edge else None)


def count(session: Session, actor: Actor, asked: Asked, *, most: int) -> Figure:
    """How many there are, counted up to `most`, with a condition only within `reach`."""
    (found,) = _counted(session, actor, [asked], most)
    return found


def count_kinds(session: Session, actor: Actor, asked: Asked, *, most: int) -> dict[str, Figure]:
    """The same for each kind by itself, in one statement."""
    by_kind = [replace(asked, kinds=(kind,)) for kind in asked.kinds]
    found = _counted(session, actor, by_kind, most)
    return {str(kind): figure for kind, figure in zip(asked.kinds, found, strict=True)}


def _counted(session: Session, actor: Actor, lists: Sequence[Asked], most: int) -> list[Figure]:
    shapes = tuple(shape_of(actor, asked, most + 1) for asked in lists)
    values = values_of(actor, lists[0])
    (row,) = db.rows(session, _count_statement(shapes, lists[0].where), **values)
    numbers = zip(row[::2], row[1::2], lists, shapes, strict=True)
    return [
        Figure(min(number, most), number > most or (asked.is_filtered and looked_at == shape.size))
        for number, looked_at, asked, shape in numbers
    ]


def shape_of(actor: Actor, asked: Asked, size: int, *, is_behind: bool = False) -> Shape:
    """The shape of a list of the first `size` rows, or of as many as a condition is put to."""
    kinds, heard = tuple(str(kind) for kind in asked.kinds), len(_padded(audiences(actor)))
    topics = len(_padded(asked.topics))
    if asked.is_filtered:  # the more branches there are, the less is asked of each
        size = max(SHORTEST_REACH, asked.reach // (len(kinds) * heard * max(1, topics)))
    return Shape(
        kinds=kinds,
        order=asked.order,
        audiences=heard,
        topics=topics,
        is_of_author=bool(asked.author_id),
        is_of_others=asked.of_others,
        with_hidden=asked.hidden,
        with_moderated=asked.hidden and can_moderate(actor),
        is_behind=is_behind,
        size=size,
    )


def values_of(actor: Actor, asked: Asked) -> dict[str, Any]:
    """The parameters of every statement about a list, and of `VISIBLE`."""
    named = {f"audience_{n}": audience for n, audience in enumerate(_padded(audiences(actor)))}
    named |= {f"topic_{n}": topic for n, topic in enumerate(_padded(asked.topics))}
    return {**reader(actor), **named, "author_id": asked.author_id, **asked.values}


def _padded(values: Sequence[str]) -> tuple[str, ...]:
    """The values and empty ones, which nothing has, up to a power of two: so there are few shapes."""
    wanted = 1 << (len(values) - 1).bit_length() if values else 0
    return (*values, *[""] * (wanted - len(values)))


def found_in(shape: Shape) -> CTE:
    """The ids of a list and what they are sorted by, as a part of larger statements."""
    return _merged([*_branches(shape)], shape).cte()


@lru_cache(SHAPES)
def _page_statement(
    rows: Select[Any], shape: Shape, where: ColumnElement[bool] | None, size: int
) -> Select[Any]:
    found = found_in(shape)
    statement = rows.join(found, found.c.id == Content.id).where(VISIBLE)
    if where is not None:
        statement = statement.where(where)
    if where is not None or shape.is_of_author:
        looked_at = select(func.count()).select_from(found).scalar_subquery()
        statement = statement.add_columns(looked_at.label("looked_at"))
    return statement.order_by(*_keyset(found.c, shape.order).order()).limit(_number(size))


@lru_cache(SHAPES)
def _edge_statement(shape: Shape) -> Select[Any]:
    """The key of the last row that a condition was put to, if there may be others behind it."""
    found = found_in(shape)
    key = _keyset(found.c, shape.order)
    back = Keyset(*key.columns, descending=not key.descending).order()
    is_full = select(func.count()).select_from(found).scalar_subquery() == shape.size
    return select(*key.columns).where(is_full).order_by(*back).limit(_number(1))


@lru_cache(SHAPES)
def _count_statement(shapes: tuple[Shape, ...], where: ColumnElement[bool] | None) -> Select[Any]:
    return select(*(figure for shape in shapes for figure in _figures(shape, where)))


def _figures(shape: Shape, where: ColumnElement[bool] | None) -> tuple[ColumnElement[int], ...]:
    """How many are shown, and how many were looked at for that."""
    found = found_in(shape)
    all_found = select(func.count()).select_from(found)
    if where is None and not shape.is_of_author:
        return all_found.scalar_subquery(), literal_column("0")
    shown = all_found.join(Content, Content.id == found.c.id).where(VISIBLE)
    shown = shown if where is None else shown.where(where)
    return shown.scalar_subquery(), all_found.scalar_subquery()


def _branches(shape: Shape) -> Iterator[Select[Any]]:
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


def _for_audience(shape: Shape, kind: str, audience: int, listed: str, tagged: str) -> Iterator[Select[Any]]:
    heard = bindparam(f"audience_{audience}")
    if not shape.topics:
        yield _branch(shape, Content, Content.audience == heard, Content.kind == kind, text(listed))
    for topic in range(shape.topics):
        is_tagged = ContentTopic.topic_id == bindparam(f"topic_{topic}")
        heard_and_kind = (ContentTopic.audience == heard, ContentTopic.kind == kind)
        yield _branch(shape, ContentTopic, is_tagged, *heard_and_kind, text(tagged))


def _signed(shape: Shape, kind: str) -> Select[Any]:
    is_author = Authorship.person_id == bindparam("author_id")
    return _branch(shape, Authorship, is_author, Authorship.kind == kind, text(SIGNED))


def _own_hidden(shape: Shape, kind: str) -> Select[Any]:
    """The latest of the reader's own that are hidden: so few that they may be sorted."""
    mine = (
        select(Authorship.content_id)
        .where(Authorship.person_id == bindparam("reader_id"), Authorship.kind == kind)
        .where(text(UNPUBLISHED), text(HIDDEN))
        .order_by(*_keyset(Authorship, NEWEST).order())
        .limit(_number(OWN_HIDDEN))
        .subquery()
    )
    conditions = [Content.id.in_(select(mine.c.content_id)), Content.kind == kind]
    if shape.topics:
        topics = [bindparam(f"topic_{topic}") for topic in range(shape.topics)]
        tags = select(ContentTopic.content_id).where(ContentTopic.content_id == Content.id)
        conditions.append(exists(tags.where(ContentTopic.topic_id.in_(topics)).correlate(Content)))
    return _branch(shape, Content, *conditions)


def _has_part(content_id: ColumnElement[str]) -> ColumnElement[bool]:
    parts = select(Authorship.content_id).where(Authorship.content_id == content_id)
    mine = parts.where(Authorship.person_id == bindparam("reader_id"))
    return exists(mine.correlate_except(Authorship))


def _branch(shape: Shape, table: Any, *conditions: Any) -> Select[Any]:
    key = _keyset(table, shape.order)
    if shape.is_of_others:  # each branch walks past them: a person has few in any list
        conditions = (*conditions, ~_has_part(key.columns[-1]))
    names = (*shape.order.columns, "id")
    columns = (column.label(name) for column, name in zip(key.columns, names, strict=True))
    statement = select(*columns).where(*conditions)
    if shape.is_behind:
        statement = statement.where(key.behind())
    return statement.order_by(*key.order()).limit(_number(shape.size))


def _merged(branches: Sequence[Select[Any]], shape: Shape) -> Select[Any]:
    """The first rows of all branches together. What two of them find is there once."""
    if len(branches) == 1:
        return branches[0]
    if len(branches) > UNION_MAX:
        starts = range(0, len(branches), UNION_MAX)
        branches = [_merged(branches[start : start + UNION_MAX], shape) for start in starts]
        return _merged(branches, shape)
    together = union_distinct(*(branch.subquery().select() for branch in branches)).subquery()
    statement = select(together).order_by(*_keyset(together.c, shape.order).order())
    return statement.limit(_number(shape.size))


def _keyset(table: Any, order: Order) -> Keyset:
    content_id = table.content_id if hasattr(table, "content_id") else table.id
    return Keyset(*(getattr(table, name) for name in order.columns), content_id, descending=order.descending)


def _key_of(row: Any, order: Order) -> tuple[Any, ...]:
    return (*(getattr(row, name) for name in order.columns), row.id)


def _number(value: int) -> ColumnElement[int]:
    """Written out: PostgreSQL plans better for a limit that it knows."""
    return literal_column(str(value))
