"""The freshness of content through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.freshness import queries, service
from learnhub.features.freshness.room import CONTENT_CHECK
from learnhub.features.freshness.schemas import FreshnessView, RhythmInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(tags=["content"])

Keeper = Annotated[Actor, Depends(may(CONTENT_CHECK))]


@router.get("/content/{content_id}/freshness")
async def get_freshness(actor: Keeper, content_id: Ref) -> FreshnessView:
    """Who keeps something in the library up to date, when it was checked, and when it is checked next."""
    return await db.read(queries.get_freshness, actor, content_id)


@router.put("/content/{content_id}/freshness", status_code=204)
async def set_rhythm(actor: Keeper, content_id: Ref, form: RhythmInput, key: RepeatKey = None) -> None:
    """Choose after how many days what one keeps is checked again."""
    await change(key, service.set_rhythm, actor, content_id, form)


@router.post("/content/{content_id}/confirm", status_code=204)
async def confirm_content(actor: Keeper, content_id: Ref, key: RepeatKey = None) -> None:
    """Say of what one keeps that it is still right."""
    await change(key, service.confirm, actor, content_id)


@router.post("/content/{content_id}/retire", status_code=204)
async def retire_content(actor: Keeper, content_id: Ref, key: RepeatKey = None) -> None:
    """Take what one keeps out of lists and the search; it can be read on at its address."""
    await change(key, service.retire, actor, content_id)


@router.post("/content/{content_id}/bring-back", status_code=204)
async def bring_back_content(actor: Keeper, content_id: Ref, key: RepeatKey = None) -> None:
    """Put what was retired back into the library, as checked."""
    await change(key, service.bring_back, actor, content_id)


@router.post("/content/{content_id}/take", status_code=204)
async def take_content(actor: Keeper, content_id: Ref, key: RepeatKey = None) -> None:
    """Keep something up to date from now on: what one wrote, or what is offered since its owner left."""
    await change(key, service.take, actor, content_id)
