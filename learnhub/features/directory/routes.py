"""The directory through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.directory import queries
from learnhub.features.directory.address import CHOSEN_MAX
from learnhub.features.directory.schemas import Asked, ColleagueRow
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.routes.keys import may
from learnhub.features.search.schemas import Words
from learnhub.features.topics.schemas import SkillView

router = APIRouter(tags=["people"])

Reader = Annotated[Actor, Depends(may(PEOPLE_READ))]
Chosen = Annotated[list[Id] | None, Query(max_length=CHOSEN_MAX)]


class ColleagueView(BaseModel):
    """A colleague, with a few of the skills that they share: those asked for, then the strongest."""

    id: Id
    name: str
    initials: str
    colour: str
    job: str
    site: str
    team: str
    skills: list[SkillView]


@router.get("/people")
async def list_people(
    actor: Reader,
    q: Words = "",
    name: Annotated[str, Line(60)] = "",
    skill: Chosen = None,
    team: Chosen = None,
    site: Chosen = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[ColleagueView]:
    """Active colleagues by name: those to whom every word fits and whose name contains each of `name`.

    Words are looked for in names, work, teams, sites, and what somebody practises or helps with.
    """
    asked = Asked(q, tuple(skill or ()), tuple(team or ()), tuple(site or ()))
    found = await db.read(queries.list_by_name, actor, asked, name=name, cursor=cursor, size=limit)
    return Listing[ColleagueView](items=[_view(row) for row in found.items], next=found.next)


def _view(row: ColleagueRow) -> ColleagueView:
    person = row.person
    return ColleagueView(
        id=person.id,
        name=person.name,
        initials=person.initials,
        colour=person.colour,
        job=person.job,
        site=person.site,
        team=row.team,
        skills=[SkillView(skill.topic, skill.level) for skill in row.skills],
    )
