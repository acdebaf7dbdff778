"""Skills through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db, pagination
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people.room import PEOPLE_READ, PROFILE_EDIT
from learnhub.features.people.routes.keys import may
from learnhub.features.profile import queries
from learnhub.features.profile.schemas import SkillInput
from learnhub.features.topics import service
from learnhub.features.topics.schemas import SkillView

router = APIRouter(tags=["people"])

Reader = Annotated[Actor, Depends(may(PEOPLE_READ))]
Owner = Annotated[Actor, Depends(may(PROFILE_EDIT))]


@router.get("/me/skills")
async def list_own_skills(
    actor: Owner, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[SkillView]:
    """What one has said of oneself, the strongest first."""
    return _page(await db.read(queries.list_own_skills, actor), limit, cursor)


@router.put("/me/skills", status_code=204)
async def set_skill(actor: Owner, form: SkillInput) -> None:
    """Say how one stands to a topic, which may be new; an earlier statement about it is replaced."""
    await db.write(service.set_skill, actor, form.name, form.level)


@router.delete("/me/skills/{topic_id}", status_code=204)
async def remove_skill(actor: Owner, topic_id: Ref) -> None:
    """Say nothing about a topic any more."""
    await db.write(service.remove_skill, actor, topic_id)


@router.get("/people/{person_id}/skills")
async def list_skills(
    actor: Reader, person_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[SkillView]:
    """What a colleague says of their skills, the strongest first."""
    return _page(await db.read(queries.list_skills, actor, person_id), limit, cursor)


def _page(skills: list[SkillView], limit: int, cursor: str | None) -> Listing[SkillView]:
    return Listing[SkillView].of(pagination.part(skills, limit, cursor, key=lambda skill: skill.topic.id))
