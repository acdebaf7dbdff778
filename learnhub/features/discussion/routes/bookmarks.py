"""Keeping content for later, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_KEEP
from learnhub.features.discussion.schemas import BookmarkView
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Keeper = Annotated[Actor, Depends(may(CONTENT_KEEP))]


@router.get("/bookmarks")
async def list_bookmarks(
    actor: Keeper, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[BookmarkView]:
    """What one keeps for later and may read, what one kept last first. Nobody else sees it."""
    found = await db.read(queries.list_bookmarks, actor, cursor=cursor, size=limit)
    return Listing[BookmarkView].of(found)


@router.put("/content/{content_id}/bookmark", status_code=204)
async def add_bookmark(actor: Keeper, content_id: Ref) -> None:
    """Keep something for later."""
    await db.write(service.add_bookmark, actor, content_id=content_id)


@router.delete("/content/{content_id}/bookmark", status_code=204)
async def remove_bookmark(actor: Keeper, content_id: Ref) -> None:
    """Keep it no longer."""
    await db.write(service.remove_bookmark, actor, content_id=content_id)
