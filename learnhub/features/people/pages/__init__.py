"""The pages about people's accounts and their administration."""

from learnhub.core.i18n import N_
from learnhub.features.people.pages import doors, groups, imports, members, settings
from learnhub.features.people.room import (
    ADMIN,
    COMPANY_MANAGE,
    GROUPS_MANAGE,
    MEMBERS_MANAGE,
    PROFILE_EDIT,
    TOKENS_MANAGE,
)
from learnhub.features.people.state.doors import DoorState, SetUpState
from learnhub.features.people.state.groups import CompanyState, SitesState
from learnhub.features.people.state.imports import ImportState
from learnhub.features.people.state.members import MembersState
from learnhub.features.people.state.settings import SettingsState, SignInsState, TokensState
from learnhub.web.pages import Page

ADMINISTRATION = ((N_("Administration"), ADMIN),)
ME = ((N_("Me"), "/me"),)
SETTINGS = ((N_("Settings"), "/settings"),)

PAGES = (
    Page("/sign-in", doors.sign_in_page, doors.sign_in_title(), load=DoorState.load, frame="plain"),
    Page(
        "/forgotten",
        doors.forgotten_page,
        N_("Choose a new password"),
        load=DoorState.load_forgotten,
        frame="plain",
    ),
    Page("/setup", doors.set_up_page, N_("Set up LearnHub"), load=SetUpState.load, frame="plain"),
    Page("/invite", doors.invite_page, N_("Join LearnHub"), load=DoorState.load_link, frame="plain"),
    Page("/reset", doors.reset_page, N_("Choose a new password"), load=DoorState.load_link, frame="plain"),
    Page(
        "/settings",
        settings.settings_page,
        N_("Settings"),
        load=SettingsState.load,
        section="settings",
        requires=PROFILE_EDIT,
        crumbs=ME,
    ),
    Page(
        "/settings/appearance",
        settings.appearance_page,
        N_("Language and appearance"),
        load=SettingsState.load,
        section="settings",
        requires=PROFILE_EDIT,
        crumbs=SETTINGS,
    ),
    Page(
        "/settings/sign-ins",
        settings.sign_ins_page,
        N_("Password and browsers"),
        load=SignInsState.load,
        section="settings",
        requires=PROFILE_EDIT,
        crumbs=SETTINGS,
    ),
    Page(
        "/settings/tokens",
        settings.tokens_page,
        N_("API keys"),
        load=TokensState.load,
        section="settings",
        requires=TOKENS_MANAGE,
        crumbs=SETTINGS,
    ),
    Page(
        "/admin/members",
        members.members_page,
        N_("Members and roles"),
        load=MembersState.load,
        section="members",
        requires=MEMBERS_MANAGE,
        bar=members.members_bar,
        crumbs=ADMINISTRATION,
    ),
    Page(
        "/admin/members/import",
        imports.import_page,
        N_("Import members"),
        load=ImportState.load,
        section="members",
        requires=MEMBERS_MANAGE,
        bar=imports.import_bar,
        crumbs=(*ADMINISTRATION, (N_("Members and roles"), "/admin/members")),
    ),
    Page(
        "/admin/groups",
        groups.groups_page,
        N_("Sites and teams"),
        load=SitesState.load,
        section="members",
        requires=GROUPS_MANAGE,
        crumbs=ADMINISTRATION,
        in_language=True,
    ),
    Page(
        "/admin/company",
        groups.company_page,
        N_("Company"),
        load=CompanyState.load,
        section="members",
        requires=COMPANY_MANAGE,
        crumbs=ADMINISTRATION,
    ),
)
