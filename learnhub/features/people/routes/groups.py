"""Sites and teams through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db, pagination
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people import queries, service
from learnhub.features.people.room import GROUPS_MANAGE, PEOPLE_READ
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change
from learnhub.features.people.schemas import GroupView, SiteInput, TeamInput

router = APIRouter(tags=["administration"])

Reader = Annotated[Actor, Depends(may(PEOPLE_READ))]
Administrator = Annotated[Actor, Depends(may(GROUPS_MANAGE))]


@router.get("/sites")
async def list_sites(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[GroupView]:
    """Sites by name."""
    return Listing[GroupView].of(pagination.part(await db.read(queries.list_sites, actor), limit, cursor))


@router.post("/sites", status_code=201)
async def add_site(actor: Administrator, form: SiteInput, key: RepeatKey = None) -> Made:
    """Put a site on the list."""
    return Made(id=await change(key, service.add_site, actor, form=form))


@router.put("/sites/{site_id}", status_code=204)
async def change_site(actor: Administrator, site_id: Ref, form: SiteInput) -> None:
    """Change a site's name, zone and country."""
    await db.write(service.change_site, actor, site_id=site_id, form=form)


@router.delete("/sites/{site_id}", status_code=204)
async def delete_site(actor: Administrator, site_id: Ref) -> None:
    """Take a site off the list, when nobody is there."""
    await db.write(service.delete_site, actor, site_id=site_id)


@router.get("/teams")
async def list_teams(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[GroupView]:
    """Teams by name."""
    return Listing[GroupView].of(pagination.part(await db.read(queries.list_teams, actor), limit, cursor))


@router.post("/teams", status_code=201)
async def add_team(actor: Administrator, form: TeamInput, key: RepeatKey = None) -> Made:
    """Put a team on the list."""
    return Made(id=await change(key, service.add_team, actor, form=form))


@router.put("/teams/{team_id}", status_code=204)
async def rename_team(actor: Administrator, team_id: Ref, form: TeamInput) -> None:
    """Change a team's name."""
    await db.write(service.rename_team, actor, team_id=team_id, form=form)


@router.delete("/teams/{team_id}", status_code=204)
async def delete_team(actor: Administrator, team_id: Ref) -> None:
    """Take a team off the list, when nobody is in it."""
    await db.write(service.delete_team, actor, team_id=team_id)
