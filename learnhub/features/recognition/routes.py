"""Thanks from a person to a person through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, once
from learnhub.features.recognition import queries, service
from learnhub.features.recognition.room import RECOGNITION_GIVE, RECOGNITION_READ
from learnhub.features.recognition.schemas import HideInput, RecognitionInput, RecognitionRow, ThankDesk

router = APIRouter(tags=["recognition"])

Reader = Annotated[Actor, Depends(may(RECOGNITION_READ))]
Giver = Annotated[Actor, Depends(may(RECOGNITION_GIVE))]
Moderator = Annotated[Actor, Depends(may(CONTENT_MODERATE))]


@router.get("/people/{person_id}/thanks")
async def list_thanks_received(
    actor: Reader, person_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[RecognitionRow]:
    """What a colleague was thanked for, the latest first: what is public, and what is between you two."""
    found = await db.read(queries.list_received, actor, person_id, cursor=cursor, size=limit)
    return Listing[RecognitionRow].of(found)


@router.get("/people/{person_id}/thanks/new")
async def get_thanks_to_give(actor: Giver, person_id: Ref) -> ThankDesk:
    """What a colleague can be thanked for, by which values, and how many thanks are left this week."""
    return await db.read(queries.get_desk, actor, person_id)


@router.post("/people/{person_id}/thanks", status_code=201)
async def thank_colleague(
    actor: Giver, person_id: Ref, form: RecognitionInput, key: RepeatKey = None
) -> Made:
    """Thank a colleague for one thing, three times a week at most; they are told after ten seconds."""
    return Made(id=await once(key, service.thank_colleague, actor, person_id, form))


@router.delete("/thanks/{recognition_id}", status_code=204)
async def take_back_thanks(actor: Giver, recognition_id: Ref) -> None:
    """Take one's thanks back; nobody is told."""
    await db.write(service.take_back, actor, recognition_id)


@router.put("/thanks/{recognition_id}/hidden", status_code=204)
async def hide_thanks(actor: Giver, recognition_id: Ref, form: HideInput) -> None:
    """Keep thanks that one received from everybody else, or show them again."""
    await db.write(service.hide, actor, recognition_id, on=form.is_hidden)


@router.post("/thanks/{recognition_id}/remove", status_code=204)
async def remove_thanks(actor: Moderator, recognition_id: Ref) -> None:
    """Remove public thanks as a moderator; it is in the audit log."""
    await db.write(service.remove, actor, recognition_id)
