"""Pages of a list, counts of it, and what else is read of its first rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Row, case, func, literal_column, select, true
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.i18n import LANGUAGES
from learnhub.core.pagination import Keyset, Page, decode, encode
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.listing.asked import Asked, Shape, language_groups, shape_of, values_of
from learnhub.features.discussion.listing.branches import found_in
from learnhub.features.discussion.listing.rows import key_of, keyset, order_of, written_out
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE

SHAPES = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are; when `is_more`, at least so many."""

    number: int = 0
    is_more: bool = False


def read_page(
    session: Session, actor: Actor, rows: AnySelect, asked: Asked, *, cursor: str | None, size: int
) -> Page[Row[Any]]:
    """A page of a list. `rows` is a statement on `content` that reads, among others, its id and sort columns.

    One statement, two with a condition. A page that is not full because of it has a next one all the same,
    behind the last row that was looked at. Raises Invalid for the cursor of another list.
    """
    behind, last = _place_of(actor, asked, cursor) if cursor else (None, {})
    values, shape = values_of(actor, asked) | last, shape_of(actor, asked, size + 1, behind=behind)
    if asked.is_filtered:
        return _filtered_page(session, rows, asked, shape, values, size)
    found = db.rows(session, _page_statement(rows, shape, size + 1), **values)
    following = encode(*key_of(found[size - 1], asked.order)) if len(found) > size else None
    return Page(list(found[:size]), following)


def _filtered_page(
    session: Session, rows: AnySelect, asked: Asked, shape: Shape, values: dict[str, Any], size: int
) -> Page[Row[Any]]:
    found = db.rows(session, _kept_statement(shape, asked.where, size + 1), **values)
    keys = [row for row in found if row.id][:size]
    read = {row.id: row for row in db.rows(session, _these(rows), listed=[key.id for key in keys])}
    items = [read[key.id] for key in keys if key.id in read]
    if len(found) > size:
        return Page(items, encode(*key_of(keys[-1], asked.order)))
    if not found or found[0].looked_at < shape.size:
        return Page(items)
    edge = [getattr(found[0], f"edge_{number}") for number in range(len(asked.order.columns) + 1)]
    return Page(items, encode(found[0].edge_place, *edge))


def _place_of(actor: Actor, asked: Asked, cursor: str) -> tuple[int, dict[str, Any]]:
    """The group of languages and the key of the last row shown; the reader may read others since."""
    key = keyset(Content, asked.order)
    place, *last = decode(cursor, int, *key.types())
    return min(max(place, 0), len(language_groups(actor, asked)) - 1), key.named(last)


def count(session: Session, actor: Actor, asked: Asked, *, most: int) -> Figure:
    """How many there are, counted up to `most`, with a condition only within `reach`."""
    (found,) = _counted(session, actor, [asked], most)
    return found


def count_kinds(session: Session, actor: Actor, asked: Asked, *, most: int) -> dict[str, Figure]:
    """The same for each kind by itself, in one statement."""
    by_kind = [replace(asked, kinds=(kind,)) for kind in asked.kinds]
    found = _counted(session, actor, by_kind, most)
    return {str(kind): figure for kind, figure in zip(asked.kinds, found, strict=True)}


def count_each(
    session: Session, actor: Actor, asked: Asked, conditions: Mapping[str, ColumnElement[bool]], *, most: int
) -> dict[str, Figure]:
    """Of how many each condition holds, within `reach`, in one statement.

    A statement is made for each mapping: pass the same clauses again.
    """
    shape = shape_of(actor, asked, most + 1, is_filtered=True)
    statement = _count_each_statement(shape, asked.where, tuple(conditions.items()))
    (row,) = db.rows(session, statement, **values_of(actor, asked))
    is_more = row.looked_at == shape.size
    return {
        name: figure(number or 0, most, is_more=is_more)
        for name, number in zip(conditions, row, strict=False)
    }


def count_languages(session: Session, actor: Actor, asked: Asked, *, most: int) -> dict[str, Figure]:
    """The same for each language by itself, in one statement."""
    reach = asked.reach // len(LANGUAGES)
    by_language = [replace(asked, languages=(language,), reach=reach) for language in LANGUAGES]
    return dict(zip(LANGUAGES, _counted(session, actor, by_language, most), strict=True))


def _counted(session: Session, actor: Actor, lists: Sequence[Asked], most: int) -> list[Figure]:
    shapes = tuple(shape_of(actor, asked, most + 1) for asked in lists)
    values = values_of(actor, lists[0])
    (row,) = db.rows(session, _count_statement(shapes, lists[0].where), **values)
    return [
        figure(number, most, is_more=asked.is_filtered and looked_at == shape.size)
        for number, looked_at, asked, shape in zip(row[::2], row[1::2], lists, shapes, strict=True)
    ]


def figure(number: int, most: int, *, is_more: bool) -> Figure:
    """What was counted, of which no more than `most` is said."""
    return Figure(min(number, most), is_more or number > most)


def read_within(
    session: Session, actor: Actor, rows: AnySelect, asked: Asked, *, size: int
) -> tuple[Sequence[Row[Any]], bool]:
    """What a statement on `content`, such as counts by a column, finds in the first rows of a list.

    So many rows, or as many as a condition is put to; and whether the list goes on behind them.
    """
    shape = shape_of(actor, asked, size)
    found = db.rows(session, _within_statement(rows, shape, asked.where), **values_of(actor, asked))
    return found, bool(found) and found[0].looked_at == shape.size


@lru_cache(SHAPES)
def _page_statement(rows: AnySelect, shape: Shape, size: int) -> AnySelect:
    found = found_in(shape)
    statement = _joined(rows, found, VISIBLE).add_columns(found.c.place)
    return statement.order_by(*order_of(found.c, shape.order)).limit(written_out(size))


@lru_cache(SHAPES)
def _kept_statement(shape: Shape, where: ColumnElement[bool] | None, size: int) -> AnySelect:
    """The keys of what meets a condition, beside that of the last row that the condition was put to.

    It is put to one row after the other until there are enough. Without any there is one row, of the edge
    alone. What is shown of them is read by another statement: PostgreSQL, which cannot know how many meet the
    condition, would read whole tables for them.
    """
    found = found_in(shape)
    in_order = select(found).order_by(*order_of(found.c, shape.order)).subquery("in_order")
    kept = _joined(select(in_order).select_from(Content), in_order, VISIBLE, where)
    kept = kept.order_by(*order_of(in_order.c, shape.order)).limit(written_out(size)).subquery("kept")
    edge = _edge_of(found, shape).subquery("edge")
    statement = select(kept, edge).select_from(edge).join(kept, true(), isouter=True)
    return statement.order_by(*order_of(kept.c, shape.order))


@lru_cache(SHAPES)
def _these(rows: AnySelect) -> AnySelect:
    return rows.where(among(Content.id, "listed"))


def _edge_of(found: CTE, shape: Shape) -> AnySelect:
    """The key of the last row that a condition was put to, and how many these are."""
    key = keyset(found.c, shape.order)
    back = Keyset(*key.columns, descending=not key.descending).order()
    named = (column.label(f"edge_{number}") for number, column in enumerate(key.columns))
    edge = select(found.c.place.label("edge_place"), *named, _number_of(found).label("looked_at"))
    return edge.order_by(found.c.place.desc(), *back).limit(written_out(1))


@lru_cache(SHAPES)
def _count_statement(shapes: tuple[Shape, ...], where: ColumnElement[bool] | None) -> AnySelect:
    return select(*(figure for shape in shapes for figure in _figures(shape, where)))


def _figures(shape: Shape, where: ColumnElement[bool] | None) -> tuple[ColumnElement[int], ...]:
    """How many are shown, and how many were looked at for that."""
    is_counted_alone = where is None and _rule_of(shape) is None
    found = found_in(shape, in_order=not is_counted_alone)
    if is_counted_alone:
        return _number_of(found), literal_column("0")
    shown = _joined(select(func.count()).select_from(Content), found, _rule_of(shape), where)
    return shown.scalar_subquery(), _number_of(found)


@lru_cache(SHAPES)
def _count_each_statement(
    shape: Shape, where: ColumnElement[bool] | None, conditions: tuple[tuple[str, ColumnElement[bool]], ...]
) -> AnySelect:
    found = found_in(shape)
    holds = (func.sum(case((condition, 1), else_=0)).label(name) for name, condition in conditions)
    return _joined(_looking(select(*holds).select_from(Content), found), found, _rule_of(shape), where)


@lru_cache(SHAPES)
def _within_statement(rows: AnySelect, shape: Shape, where: ColumnElement[bool] | None) -> AnySelect:
    found = found_in(shape)
    return _joined(_looking(rows, found), found, _rule_of(shape), where)


def _rule_of(shape: Shape) -> ColumnElement[bool] | None:
    """What decides about a row that is only counted: an index by audience says enough, any other not."""
    return VISIBLE if shape.is_of_author or shape.is_of_space else None


def _joined(rows: AnySelect, found: FromClause, *conditions: ColumnElement[bool] | None) -> AnySelect:
    statement = rows.join(found, found.c.id == Content.id)
    return statement.where(*(condition for condition in conditions if condition is not None))


def _looking(rows: AnySelect, found: CTE) -> AnySelect:
    """With the number of rows that were looked at."""
    return rows.add_columns(_number_of(found).label("looked_at"))


def _number_of(found: CTE) -> ColumnElement[int]:
    return select(func.count()).select_from(found).scalar_subquery()
