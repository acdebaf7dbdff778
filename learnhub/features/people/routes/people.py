"""People through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people import queries
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.routes.keys import may
from learnhub.features.people.schemas import ProfileView

router = APIRouter(tags=["people"])

Reader = Annotated[Actor, Depends(may(PEOPLE_READ))]


@router.get("/me")
async def get_me(actor: Reader) -> ProfileView:
    """The owner of the key."""
    return await db.read(queries.get_profile, actor, actor.person_id or "")


@router.get("/people")
async def list_people(
    actor: Reader,
    name: Annotated[str, Line(60, 2)],
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[PersonRef]:
    """Active colleagues whose name contains each of these words, by name."""
    found = await db.read(queries.list_people, actor, name=name, cursor=cursor, size=limit)
    return Listing[PersonRef].of(found)


@router.get("/people/{person_id}")
async def get_person(actor: Reader, person_id: Ref) -> ProfileView:
    """A colleague."""
    return await db.read(queries.get_profile, actor, person_id)
