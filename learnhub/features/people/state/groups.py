"""Administering sites, teams and the company."""

from typing import Annotated

import reflex as rx

from learnhub.core import db, public_holidays, zones
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.people import queries, service
from learnhub.features.people.room import COMPANY_MANAGE, GROUPS_MANAGE
from learnhub.features.people.schemas import (
    CompanyInput,
    CompanyView,
    GroupView,
    SiteInput,
    SiteRow,
    TeamInput,
)
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.vars import StateVar, state_var

Reference = Annotated[str, Line(12)]
CountryCode = Annotated[str, Line(2)]


def _pairs(names: dict[str, str]) -> list[list[str]]:
    return [[code, name] for code, name in names.items()]


class TeamsState(FormMixin, rx.State):
    """The list of teams (tables: team, person)."""

    teams: StateVar[list[GroupView]] = state_var([])
    one: StateVar[GroupView] = state_var(GroupView())
    is_open: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(GROUPS_MANAGE)
    async def load(self):
        """Show the teams."""
        self.teams = await read(queries.list_teams)
        self.is_open, self.errors = False, {}
        self.is_ready = True

    @action(GROUPS_MANAGE)
    async def edit(self, team_id: Reference):
        """Open the form, of a team or of a new one."""
        self.one = next((team for team in self.teams if team.id == team_id), GroupView())
        self.errors, self.is_open = {}, True

    @action(GROUPS_MANAGE)
    async def close(self):
        """Close the form."""
        self.is_open = False

    @action(GROUPS_MANAGE)
    async def save(self, form: TeamInput):
        """Add the team, or rename it."""
        if self.one.id:
            await write(service.rename_team, team_id=self.one.id, form=form)
        else:
            await write(service.add_team, form=form)
        self.saved += 1
        self.is_open = False
        self.teams = await read(queries.list_teams)
        await toast(self, N_("The list of teams is saved."))

    @action(GROUPS_MANAGE)
    async def delete(self, team_id: Reference):
        """Take a team off the list."""
        await write(service.delete_team, team_id=team_id)
        self.teams = await read(queries.list_teams)


class SitesState(FormMixin, rx.State):
    """The list of sites (tables: site, person). `regions` are those of the country in the open form."""

    sites: StateVar[list[SiteRow]] = state_var([])
    zones: StateVar[list[str]] = state_var([])
    countries: StateVar[list[list[str]]] = state_var([])
    regions: StateVar[list[list[str]]] = state_var([])
    one: StateVar[GroupView] = state_var(GroupView())
    is_open: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(GROUPS_MANAGE)
    async def load(self):
        """Show the sites, then the teams under them."""
        self.sites = await read(queries.list_site_rows)
        self.zones = list(zones.names())
        self.countries = _pairs(public_holidays.country_names(actor().language))
        self.is_open, self.errors = False, {}
        self.is_ready = True
        return TeamsState.load

    @action(GROUPS_MANAGE)
    async def edit(self, site_id: Reference):
        """Open the form, of a site or of a new one."""
        company = await db.read(queries.get_company)
        self.one = next((site for site in self.sites if site.id == site_id), GroupView(zone=company.zone))
        self.zones = list(zones.offered(self.one.zone))
        self.regions = _pairs(public_holidays.region_names(self.one.country))
        self.errors, self.is_open = {}, True

    @action(GROUPS_MANAGE)
    async def choose_country(self, country: CountryCode):
        """Offer the regions of the country that is chosen in the form."""
        self.regions = _pairs(public_holidays.region_names(country))

    @action(GROUPS_MANAGE)
    async def close(self):
        """Close the form."""
        self.is_open = False

    @action(GROUPS_MANAGE)
    async def save(self, form: SiteInput):
        """Add the site, or change it."""
        if self.one.id:
            await write(service.change_site, site_id=self.one.id, form=form)
        else:
            await write(service.add_site, form=form)
        self.saved += 1
        self.is_open = False
        self.sites = await read(queries.list_site_rows)
        await toast(self, N_("The list of sites is saved."))

    @action(GROUPS_MANAGE)
    async def delete(self, site_id: Reference):
        """Take a site off the list."""
        await write(service.delete_site, site_id=site_id)
        self.sites = await read(queries.list_site_rows)


class CompanyState(FormMixin, rx.State):
    """What the company decides for itself (tables: setting, space)."""

    company: StateVar[CompanyView] = state_var(CompanyView())
    zones: StateVar[list[str]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(COMPANY_MANAGE)
    async def load(self):
        """Show what was decided so far."""
        self.company = await db.read(queries.get_company)
        self.zones = list(zones.offered(self.company.zone))
        self.errors = {}
        self.is_ready = True

    @action(COMPANY_MANAGE)
    async def save(self, form: CompanyInput):
        """Save the decisions."""
        await write(service.save_company, form=form)
        self.company = await db.read(queries.get_company)
        self.saved += 1
        await toast(self, N_("Saved."))
