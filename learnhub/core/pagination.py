"""Keyset pagination: a cursor is the sort key of the last row shown, so a page never shifts or repeats."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, TypeDecorator, UnaryExpression, bindparam, tuple_

from learnhub.core.i18n import N_
from learnhub.core.text import is_storable
from learnhub.errors import Invalid

T = TypeVar("T")

PAGE_SIZE = 20
CURSOR_MAX = 2_000
BIGINT_MAX = 2**63 - 1
LIST_CHANGED = N_("This list has changed. Load it again from the start.")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursor of the page after them."""

    items: list[T] = field(default_factory=list)
    next: str | None = None


def encode(*values: Any) -> str:
    """The cursor behind a row with these sort values (text, numbers, days, aware moments)."""
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def decode(cursor: str, *types: type) -> tuple[Any, ...]:
    """The sort values of a cursor, checked against their types; raises Invalid for anything else."""
    try:
        if len(cursor) > CURSOR_MAX:
            raise ValueError
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(types):
            raise ValueError
        return tuple(_as(kind, value) for kind, value in zip(types, values, strict=True))
    except (ValueError, TypeError, binascii.Error) as error:
        raise Invalid(LIST_CHANGED) from error


def part(
    rows: Sequence[T], size: int, cursor: str | None, *, key: Callable[[T], str] = attrgetter("id")
) -> Page[T]:
    """A page of a list that is short enough to be read as a whole; raises Invalid when its place is gone."""
    start = 0
    if cursor:
        (last,), keys = decode(cursor, str), [key(row) for row in rows]
        if last not in keys:
            raise Invalid(LIST_CHANGED)
        start = keys.index(last) + 1
    return page(rows[start:], size, lambda row: encode(key(row)))


def _as(kind: type, value: Any) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None or not MINYEAR < moment.year < MAXYEAR:  # which another zone may not have
            raise ValueError
        return moment
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind or not _fits(value):
        raise ValueError
    return value


def _fits(value: Any) -> bool:
    """Whether a database takes a value as a parameter."""
    match value:
        case str():
            return is_storable(value)
        case int():
            return abs(value) <= BIGINT_MAX
        case _:
            return True


class Keyset:
    """The order of a list: the columns that sort it, all in one direction; no two rows agree in all of them.

    They are compared as one row value, which both engines look up in an index of these columns. Spelled out
    with OR, they would read and drop everything before the place. What sorts the other way is given negated.
    """

    def __init__(self, *columns: Any, descending: bool = True) -> None:
        self.columns: tuple[ColumnElement[Any], ...] = columns
        self.descending = descending

    def order(self) -> list[UnaryExpression[Any]]:
        """For `order_by`."""
        return [column.desc() if self.descending else column.asc() for column in self.columns]

    def behind(self) -> ColumnElement[bool]:
        """The clause for what comes after a cursor, with the parameters that `values` gives."""
        marks = [bindparam(f"after_{n}", type_=column.type) for n, column in enumerate(self.columns)]
        key, last = tuple_(*self.columns), tuple_(*marks)
        return key < last if self.descending else key > last

    def values(self, cursor: str) -> dict[str, Any]:
        """The parameters of `behind` from a cursor; raises Invalid for any other text."""
        return self.named(decode(cursor, *self.types()))

    def types(self) -> list[type]:
        """What a cursor holds."""
        return [_python_type(column) for column in self.columns]

    def named(self, last: Iterable[Any]) -> dict[str, Any]:
        """The parameters of `behind` for the last row that was shown."""
        return {f"after_{n}": value for n, value in enumerate(last)}


def _python_type(column: ColumnElement[Any]) -> type:
    stored = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return stored.python_type


def page(rows: Sequence[T], size: int, cursor_of: Callable[[T], str]) -> Page[T]:
    """A page from `size + 1` fetched rows; `cursor_of(row)` gives the cursor of the last row shown."""
    shown = list(rows[:size])
    return Page(items=shown, next=cursor_of(shown[-1]) if len(rows) > size else None)
