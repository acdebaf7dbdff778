"""What both ways to follow a list have in common: what its rows are sorted by, and who is left out."""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, literal_column, select

from learnhub.core.pagination import Keyset
from learnhub.features.discussion.listing.asked import Order, Shape
from learnhub.features.discussion.models import Authorship


def languages_of(shape: Shape) -> list[tuple[int, str]]:
    """Each language of the list with the place of its group."""
    groups = [*enumerate(shape.languages)][shape.behind or 0 :]
    return [(place, language) for place, group in groups for language in group]


def is_of_others(content_id: ColumnElement[str]) -> ColumnElement[bool]:
    # As a value instead of NOT EXISTS, which PostgreSQL may turn into a join that loses the order.
    parts = select(Authorship.person_id).where(Authorship.content_id == content_id)
    mine = parts.where(Authorship.person_id == bindparam("reader_id")).limit(written_out(1))
    return mine.correlate_except(Authorship).scalar_subquery().is_(None)


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
