"""The library through the REST interface: what it lists, and how that can be narrowed."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AfterValidator

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.library import queries
from learnhub.features.library.address import is_listed
from learnhub.features.library.room import LIBRARY_READ
from learnhub.features.library.schemas import Converted, LibraryFacets, LibraryRow
from learnhub.features.people.routes.keys import may
from learnhub.features.search.browsing import Search
from learnhub.features.search.queries.filters import facts
from learnhub.features.search.routes import Searched

CHOICES_MAX = 20

router = APIRouter(prefix="/library", tags=["library"])

Reader = Annotated[Actor, Depends(may(LIBRARY_READ))]


def _kind(name: str) -> str:
    if not is_listed(name):
        raise ValueError("The library lists no such kind.")
    return name


def _fact(name: str) -> str:
    if name not in facts():
        raise ValueError("No such thing can be asked of an item.")
    return name


def _narrowed(
    search: Searched,
    kind: Annotated[list[Annotated[str, AfterValidator(_kind)]] | None, Query(max_length=CHOICES_MAX)] = None,
    only: Annotated[list[Annotated[str, AfterValidator(_fact)]] | None, Query(max_length=CHOICES_MAX)] = None,
) -> Search:
    return replace(search, kinds=tuple(kind or ()), only=tuple(only or ()))


Narrowed = Annotated[Search, Depends(_narrowed)]


@router.get("/items")
async def list_library_items(
    actor: Reader, search: Narrowed, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[LibraryRow]:
    """What is published in the library and has every word, of some kinds, topics and languages.

    `only` are things that must be true of it; the facets name them. With words, the newest that have them are
    sorted.
    """
    found = await db.read(queries.list_content, actor, search=search, cursor=cursor, size=limit)
    return Listing[LibraryRow].of(found)


@router.get("/facets")
async def get_library_facets(actor: Reader, search: Narrowed) -> LibraryFacets:
    """How much of the library matches, and how much would with each other choice."""
    return await db.read(queries.get_facets, actor, search=search)


@router.get("/converted")
async def get_converted(actor: Reader) -> Converted:
    """How many pages were made of answers, sessions and other pages, of the newest 600 that one reads."""
    return await db.read(queries.get_converted, actor)
