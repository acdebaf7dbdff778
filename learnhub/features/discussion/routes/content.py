"""What is done with content of any kind through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.features.discussion.schemas import ReasonInput, VoteInput, VoteView
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Voter = Annotated[Actor, Depends(may(CONTENT_VOTE))]
Moderator = Annotated[Actor, Depends(may(CONTENT_MODERATE))]


@router.put("/posts/{content_id}/vote")
async def vote(actor: Voter, content_id: Ref, form: VoteInput) -> VoteView:
    """Vote for something, or withdraw the vote; the key needs the scope of its kind."""
    return await db.write(service.vote, actor, content_id, on=form.on)


@router.put("/content/{content_id}/hidden", status_code=204)
async def hide_content(actor: Moderator, content_id: Ref, form: ReasonInput) -> None:
    """Hide something with a reason that its author reads."""
    await db.write(service.hide, actor, content_id, form.reason)


@router.delete("/content/{content_id}/hidden", status_code=204)
async def unhide_content(actor: Moderator, content_id: Ref) -> None:
    """Show hidden content again."""
    await db.write(service.unhide, actor, content_id)
