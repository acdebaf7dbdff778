"""Shapes that several routes of the REST interface share."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel

from learnhub.core import ids
from learnhub.core.inputs import Input
from learnhub.core.pagination import Page
from learnhub.features.discussion.schemas import Reason

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


class VoteInput(Input):
    """Vote, or withdraw the vote; sending the same twice changes nothing."""

    on: bool


class HideInput(Input):
    """Why something is hidden; the author reads it."""

    reason: Reason
