"""Sites and teams, with how many people are in them."""

from sqlalchemy import ColumnElement, ScalarSelect, func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.schemas import GroupView


def list_sites(session: Session, actor: Actor) -> list[GroupView]:
    """Every site by name."""
    guard.require_permission(actor, PEOPLE_READ)
    rows = session.exec(select(Site, _members(Person.site_id == Site.id)))
    found = [GroupView(site.id, site.name, members, site.zone, site.country) for site, members in rows]
    return sorted(found, key=lambda group: group.name.casefold())


def list_teams(session: Session, actor: Actor) -> list[GroupView]:
    """Every team by name."""
    guard.require_permission(actor, PEOPLE_READ)
    found = [
        GroupView(team.id, team.name, members)
        for team, members in session.exec(select(Team, _members(Person.team_id == Team.id)))
    ]
    return sorted(found, key=lambda group: group.name.casefold())


def _members(belongs: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(Person).where(belongs).scalar_subquery()
