"""Small numbers about a person that the frame around every page shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement

from learnhub.access.actor import Actor

BOUND = 100  # the frame says "99+" for it


def _nothing(_actor: Actor, _now: datetime) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a part of the frame's one statement.

    `query` is a subquery of one value, the same for all people: `reader_id` and `now` are its parameters, and
    those that `values(actor, now)` adds. A count stops at `BOUND`, so that it never costs more than that.
    """

    query: ColumnElement[Any]
    values: Callable[[Actor, datetime], Mapping[str, Any]] = _nothing
