"""What one hears of through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.notices.queries.choices import get_choices
from learnhub.features.notices.room import NOTICES_CHANGE, NOTICES_READ
from learnhub.features.notices.schemas import ChoicesInput, ChoicesView
from learnhub.features.notices.service.choices import save_choices
from learnhub.features.people.routes.keys import may

router = APIRouter(prefix="/me", tags=["people"])


@router.get("/notices")
async def get_notice_choices(actor: Annotated[Actor, Depends(may(NOTICES_READ))]) -> ChoicesView:
    """What you hear of, on which way and when, as changing it asks for."""
    return await db.read(get_choices, actor)


@router.put("/notices", status_code=204)
async def save_notice_choices(
    actor: Annotated[Actor, Depends(may(NOTICES_CHANGE))], form: ChoicesInput
) -> None:
    """Choose it; `inbox` and `mail` name the kinds that reach you there."""
    await db.write(save_choices, actor, form=form)
