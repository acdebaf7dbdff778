"""Pages of rows that are all at hand, in the order in which an index would give them."""

from collections.abc import Callable, Iterable
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core.pagination import Page, decode, encode
from learnhub.features.discussion.listing.asked import Order
from learnhub.features.discussion.listing.rows import keyset
from learnhub.features.discussion.models import Content


def page_at_hand(
    actor: Actor,
    rows: Iterable[Any],
    order: Order,
    *,
    cursor: str | None,
    size: int,
    group: Callable[[Any], int] = lambda _row: 0,
) -> Page[Any]:
    """A page of rows with an id, a language and the columns of an order.

    Within each `group`, what the reader does not read comes last. Raises Invalid for the cursor of another
    list.
    """

    def place(row: Any) -> int:
        return 2 * group(row) + (row.language not in actor.languages)

    def key(row: Any) -> tuple[Any, ...]:
        return (*(getattr(row, name) for name in order.columns), row.id)

    found = sorted(sorted(rows, key=key, reverse=order.descending), key=place)
    if cursor:
        last_place, *values = decode(cursor, int, *keyset(Content, order).types())
        last = tuple(values)
        is_behind = (lambda row: key(row) < last) if order.descending else (lambda row: key(row) > last)
        found = [
            row for row in found if place(row) > last_place or (place(row) == last_place and is_behind(row))
        ]
    shown = found[:size]
    return Page(shown, encode(place(shown[-1]), *key(shown[-1])) if len(found) > size else None)
