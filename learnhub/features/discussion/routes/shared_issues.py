"""Having the same issue, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.discussion.room import CONTENT_SHARE
from learnhub.features.discussion.schemas import SharedIssueView
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Sharer = Annotated[Actor, Depends(may(CONTENT_SHARE))]


@router.put("/posts/{content_id}/shared-issue")
async def share_issue(actor: Sharer, content_id: Ref) -> SharedIssueView:
    """Say that one has this question too, and follow it."""
    return await db.write(service.share_issue, actor, content_id=content_id)


@router.delete("/posts/{content_id}/shared-issue")
async def unshare_issue(actor: Sharer, content_id: Ref) -> SharedIssueView:
    """Say so no more."""
    return await db.write(service.unshare_issue, actor, content_id=content_id)
