"""Where content stands, and what waits, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.communities import service
from learnhub.features.communities.room import COMMUNITIES_JOIN, COMMUNITIES_SHARE
from learnhub.features.communities.schemas import MoveContentInput, SendBackInput, ShowInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(tags=["communities"])

Joiner = Annotated[Actor, Depends(may(COMMUNITIES_JOIN))]
Sharer = Annotated[Actor, Depends(may(COMMUNITIES_SHARE))]


@router.put("/content/{content_id}/space", status_code=204)
async def move_content(actor: Sharer, content_id: Ref, form: MoveContentInput, key: RepeatKey = None) -> None:
    """Move what one wrote to a community, or to the company; all that is under it moves along."""
    await change(key, service.move, actor, content_id, form.space_id)


@router.post("/content/{content_id}/shown", status_code=204)
async def show_in_community(actor: Sharer, content_id: Ref, form: ShowInput, key: RepeatKey = None) -> None:
    """Show in a community what everybody may read and lives elsewhere."""
    await change(key, service.show_in, actor, content_id, form.space_id)


@router.delete("/communities/{space_id}/shown/{content_id}", status_code=204)
async def take_out_of_community(actor: Sharer, space_id: Ref, content_id: Ref) -> None:
    """Show it there no more."""
    await db.write(service.take_out, actor, content_id, space_id)


@router.post("/content/{content_id}/approve", status_code=204)
async def approve_post(actor: Joiner, content_id: Ref, key: RepeatKey = None) -> None:
    """Show what waits in a community that leaves this to one."""
    await change(key, service.approve, actor, content_id)


@router.post("/content/{content_id}/send-back", status_code=204)
async def send_post_back(actor: Joiner, content_id: Ref, form: SendBackInput, key: RepeatKey = None) -> None:
    """Give back what waits in a community, with a reason."""
    await change(key, service.send_back, actor, content_id, form)


@router.post("/content/{content_id}/send-again", status_code=204)
async def send_post_again(actor: Joiner, content_id: Ref, key: RepeatKey = None) -> None:
    """Let wait once more what was sent back to oneself."""
    await change(key, service.send_again, actor, content_id)
