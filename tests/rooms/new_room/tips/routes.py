"""Tips through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Made, Ref
from learnhub.core import db
from learnhub.features.people.routes.keys import may
from learnhub.features.tips import queries, service
from learnhub.features.tips.room import TIPS_READ, TIPS_WRITE
from learnhub.features.tips.schemas import TipInput, TipView

router = APIRouter(tags=["tips"])

Reader = Annotated[Actor, Depends(may(TIPS_READ))]
Writer = Annotated[Actor, Depends(may(TIPS_WRITE))]


@router.post("/tips", status_code=201)
async def write_tip(actor: Writer, form: TipInput) -> Made:
    """Write a tip."""
    return Made(id=await db.write(service.write_tip, actor, form))


@router.get("/tips/{tip_id}")
async def get_tip(actor: Reader, tip_id: Ref) -> TipView:
    """A tip."""
    return await db.read(queries.get_tip, actor, tip_id)
