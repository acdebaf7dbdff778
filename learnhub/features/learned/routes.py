"""What a month taught, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.learned import queries, service
from learnhub.features.learned.room import LEARNED_ARRANGE, LEARNED_READ
from learnhub.features.learned.schemas import LearnedOrderInput, LearnedView
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["learned"])

Reader = Annotated[Actor, Depends(may(LEARNED_READ))]
Arranger = Annotated[Actor, Depends(may(LEARNED_ARRANGE))]
Month = Annotated[str, Path(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", examples=["2026-11"])]


@router.get("/learned/{month}")
async def get_learned(actor: Reader, month: Month) -> LearnedView:
    """The five most useful contents of a month, what came right after, and whether the meeting was held.

    The score is 3 for each time something was applied, 2 for each "I learned something", and 1 for each
    "useful", thank-you, "me too" and review it is kept in. What has fewer than five of these is left out, and
    of each kind two are taken at most, as long as there are others.
    """
    return await db.read(queries.get_month, actor, month)


@router.put("/learned/{month}/order", status_code=204)
async def arrange_learned(actor: Arranger, month: Month, form: LearnedOrderInput) -> None:
    """Choose which contents of a month are shown and in which order: leaders, and hosts of that meeting."""
    await db.write(service.arrange, actor, month, form)
