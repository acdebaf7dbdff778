"""Keyset pagination: a cursor is the sort key of the last row shown, so a page never shifts or repeats."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from learnhub.errors import Invalid

T = TypeVar("T")

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursor of the page after them."""

    items: list[T] = field(default_factory=list)
    next: str | None = None


def encode(*values: Any) -> str:
    """The cursor behind a row with these sort values (text, numbers, aware moments)."""
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def decode(cursor: str, *types: type) -> tuple[Any, ...]:
    """The sort values of a cursor, checked against their types; raises Invalid for anything else."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(types):
            raise ValueError
        return tuple(_as(kind, value) for kind, value in zip(types, values, strict=True))
    except (ValueError, TypeError, binascii.Error) as error:
        raise Invalid("This list has changed. Load it again from the start.") from error


def _as(kind: type, value: Any) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment
    if type(value) is not kind:
        raise ValueError
    return value


def page(rows: list[T], size: int, cursor_of: Any) -> Page[T]:
    """A page from `size + 1` fetched rows; `cursor_of(row)` gives the cursor of the last row shown."""
    shown = rows[:size]
    return Page(items=shown, next=cursor_of(shown[-1]) if len(rows) > size else None)
