"""Sites and teams, with how many people are in them."""

from dataclasses import asdict
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, public_holidays
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.schemas import DayOff, GroupView, SiteRow

DAYS_OFF = 3  # are shown of each site


def list_sites(session: Session, actor: Actor) -> list[GroupView]:
    """Every site by name."""
    guard.require_permission(actor, PEOPLE_READ)
    rows = session.exec(select(Site, _members(Person.site_id == Site.id)))
    found = [
        GroupView(site.id, site.name, members, site.zone, site.country, site.region) for site, members in rows
    ]
    return sorted(found, key=lambda group: group.name.casefold())


def list_site_rows(session: Session, actor: Actor) -> list[SiteRow]:
    """Every site by name, with its next public holidays."""
    return [_row(actor, site) for site in list_sites(session, actor)]


def _row(actor: Actor, site: GroupView) -> SiteRow:
    country = public_holidays.country_names(actor.language).get(site.country, site.country)
    region = public_holidays.region_names(site.country).get(site.region, "")
    found = public_holidays.next_holidays(
        site.country, site.region, clock.today(site.zone), count=DAYS_OFF, language=actor.language
    )
    return SiteRow(
        **asdict(site),
        place=", ".join(filter(None, (region, country))),
        days_off=[DayOff(_noon(each.day, actor.zone), each.name) for each in found],
    )


def _noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(zone))


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
