"""What was made of what, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.discussion import queries
from learnhub.features.discussion.room import CONTENT_HISTORY
from learnhub.features.discussion.schemas import ChainView
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Reader = Annotated[Actor, Depends(may(CONTENT_HISTORY))]


@router.get("/content/{content_id}/chain")
async def get_chain(actor: Reader, content_id: Ref) -> ChainView:
    """What something was made of, and what was made of it. A card or a practice names its `source_id`."""
    return await db.read(queries.read_chain, actor, content_id)
