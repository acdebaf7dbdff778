"""Shapes that several routes of the REST interface share."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, Field

from learnhub.core import ids
from learnhub.core.pagination import CURSOR_MAX, Page

T = TypeVar("T")

LIMIT_MAX = 100

Ref = Annotated[str, Path(pattern=ids.PATTERN, description="The id in its address.")]
Id = Annotated[str, Field(pattern=ids.PATTERN)]
Cursor = Annotated[
    str | None,
    Query(
        pattern="^[A-Za-z0-9_-]+$",
        max_length=CURSOR_MAX,
        description="`next` of the page before; leave it out for the first page.",
    ),
]
Limit = Annotated[int, Query(ge=1, le=LIMIT_MAX, description="How many items a page has at most.")]


class Made(BaseModel):
    """What a request made."""

    id: Id


class Listing(BaseModel, Generic[T]):
    """A page of a list; `next` is null on the last one."""

    items: list[T]
    next: str | None

    @classmethod
    def of(cls, page: Page[T]) -> "Listing[T]":
        """The page of a query."""
        return cls(items=page.items, next=page.next)
