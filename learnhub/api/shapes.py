"""Shapes that several routes of the REST interface share."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel

from learnhub.core import ids
from learnhub.core.pagination import Page

T = TypeVar("T")

Ref = Annotated[
    str, Path(pattern=f"^[{ids.ALPHABET}]{{{ids.LENGTH}}}$", description="The id in its address.")
]
Cursor = Annotated[
    str | None,
    Query(max_length=400, description="`next` of the page before; leave it out for the first page."),
]


class Made(BaseModel):
    """What a request made."""

    id: str


class Listing(BaseModel, Generic[T]):
    """A page of a list; `next` is null on the last one."""

    items: list[T]
    next: str | None = None

    @classmethod
    def of(cls, page: Page[T]) -> "Listing[T]":
        """The page of a query."""
        return cls(items=page.items, next=page.next)
