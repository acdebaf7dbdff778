"""Reactions through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.people.routes.keys import may
from learnhub.features.reactions import queries, service
from learnhub.features.reactions.room import REACTIONS_ADD
from learnhub.features.reactions.schemas import ReactionInput, ReactionsView

router = APIRouter(tags=["content"])

Reader = Annotated[Actor, Depends(may(REACTIONS_ADD))]


@router.get("/content/{content_id}/reactions")
async def get_reactions(actor: Reader, content_id: Ref) -> ReactionsView:
    """How many learned something from a page of the library and find it useful, and what one says oneself."""
    return await db.read(queries.get_reactions, actor, content_id)


@router.put("/content/{content_id}/reactions")
async def react(actor: Reader, content_id: Ref, form: ReactionInput) -> ReactionsView:
    """React to what colleagues wrote, or no more; that it is outdated is told to its authors only."""
    return await db.write(service.react, actor, content_id, form.reaction, on=form.on)
