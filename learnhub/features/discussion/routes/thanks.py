"""Thanks through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_THANK
from learnhub.features.discussion.schemas import ThankInput, ThanksView
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Moderator = Annotated[Actor, Depends(may(CONTENT_MODERATE))]
Thanker = Annotated[Actor, Depends(may(CONTENT_THANK))]


@router.get("/posts/{content_id}/thanks")
async def get_thanks(actor: Thanker, content_id: Ref) -> ThanksView:
    """How many thank for something, and the latest hundred who said why."""
    return await db.read(queries.list_all_thanks, actor, content_id)


@router.put("/posts/{content_id}/thanks")
async def thank(actor: Thanker, content_id: Ref, form: ThankInput) -> ThanksView:
    """Thank whoever wrote something; again, to give another reason."""
    return await db.write(service.thank, actor, form, content_id=content_id)


@router.delete("/posts/{content_id}/thanks/{person_id}/reason")
async def remove_thanks_reason(actor: Moderator, content_id: Ref, person_id: Ref) -> ThanksView:
    """Take the words out of somebody's thanks; the thanks stay."""
    return await db.write(service.remove_reason, actor, content_id=content_id, person_id=person_id)


@router.delete("/posts/{content_id}/thanks")
async def withdraw_thanks(actor: Thanker, content_id: Ref) -> ThanksView:
    """Thank no more."""
    return await db.write(service.withdraw_thanks, actor, content_id=content_id)
