"""People through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.people import queries
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.routes.keys import may
from learnhub.features.people.schemas import ProfileView

router = APIRouter(tags=["people"])

Reader = Annotated[Actor, Depends(may(PEOPLE_READ))]


@router.get("/me")
async def get_me(actor: Reader) -> ProfileView:
    """The owner of the key."""
    return await db.read(queries.get_profile, actor, actor.person_id or "")


@router.get("/people/{person_id}")
async def get_person(actor: Reader, person_id: Ref) -> ProfileView:
    """A colleague."""
    return await db.read(queries.get_profile, actor, person_id)
