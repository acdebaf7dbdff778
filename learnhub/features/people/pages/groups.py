"""Administering sites, teams and the company."""

from collections.abc import Callable
from typing import TypeVar

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.people import components as parts
from learnhub.features.people.schemas import DayOff, GroupView, SiteRow
from learnhub.features.people.state.groups import CompanyState, SitesState, TeamsState
from learnhub.ui.text import _, ngettext_

Group = TypeVar("Group", bound=GroupView)


def groups_page() -> rx.Component:
    """Both lists."""
    sites = _list(
        SitesState,
        SitesState.sites,
        title=_("Sites"),
        add=_("Add site"),
        nothing=_("No site yet"),
        why=_("People choose their site in their profile."),
        detail=_site_detail,
        icon="building_2",
    )
    teams = _list(
        TeamsState,
        TeamsState.teams,
        title=_("Teams"),
        add=_("Add team"),
        nothing=_("No team yet"),
        why=_("People choose their team in their profile."),
        detail=lambda team: ui.meta(_people(team)),
        icon="users",
    )
    return ui.el.div(
        ui.heading(_("Sites and teams")),
        parts.admin_tabs("/admin/groups"),
        ui.el.div(sites, teams, class_name="pair"),
        _site_dialog(),
        _team_dialog(),
    )


def _site_detail(site: ui.ViewVar[SiteRow]) -> rx.Component:
    place = rx.cond(site.place != "", ui.el.span(site.place))
    holidays = ui.meta(_("Next public holidays"), rx.foreach(site.days_off, _day_off))
    return rx.fragment(
        ui.meta(_people(site), site.zone, place), rx.cond(site.days_off.length() > 0, holidays)
    )


def _day_off(day: ui.ViewVar[DayOff]) -> rx.Component:
    return ui.el.span(_("{name}, {day}", name=day.name, day=ui.moment(day.noon, "day")))


def _people(group: ui.ViewVar[GroupView]) -> rx.Var[str]:
    return ngettext_("{n} person", "{n} people", group.members)


def _list(
    state: type[SitesState] | type[TeamsState],
    groups: ArrayVar[list[Group]],
    *,
    title: ui.Text,
    add: ui.Text,
    nothing: ui.Text,
    why: ui.Text,
    detail: Callable[[ui.ViewVar[Group]], rx.Component],
    icon: str,
) -> rx.Component:
    def row(group: ui.ViewVar[Group]) -> rx.Component:
        confirm = f"delete-{group.id}"
        remove = rx.cond(
            group.members == 0,
            ui.icon_button("trash_2", _("Delete {name}", name=group.name), **ui.open_dialog(confirm)),
        )
        return ui.row(
            ui.el.p(group.name, class_name="t-m"),
            detail(group),
            lead=ui.grey_tile(icon),
            actions=ui.el.span(
                ui.icon_button("pencil", _("Change {name}", name=group.name), on_click=state.edit(group.id)),
                remove,
                ui.confirm(
                    id=confirm,
                    title=_("Delete {name}?", name=group.name),
                    text=_("Nobody is in it."),
                    confirm=_("Delete"),
                    on_confirm=state.delete(group.id),
                ),
                class_name="row g1",
            ),
        )

    listed = ui.list_(rx.foreach(groups, row))
    return ui.section(
        title,
        ui.loaded(
            state.is_ready,
            rx.cond(groups.length() > 0, listed, ui.empty(nothing, why, icon=icon)),
        ),
        more=ui.button(add, icon="plus", size="1", on_click=state.edit("")),
    )


def _site_dialog() -> rx.Component:
    state = SitesState
    name = ui.text_input(
        "name", id="site-name", default_value=state.one.name, max_length=80, error=state.errors["name"]
    )
    form = ui.form(
        ui.field("name", _("Name"), name, error=state.errors["name"], id="site-name"),
        ui.field(
            "zone",
            _("Time zone"),
            ui.select(
                "zone",
                parts.zone_pairs(state.zones),
                id="site-zone",
                default_value=state.one.zone,
            ),
            id="site-zone",
        ),
        ui.field(
            "country",
            _("Country"),
            ui.select(
                "country",
                state.countries,
                id="site-country",
                placeholder=_("No country"),
                default_value=state.one.country,
                on_change=state.choose_country,
            ),
            hint=_("Its public holidays count as days off there."),
            error=state.errors["country"],
            id="site-country",
        ),
        rx.cond(state.regions.length() > 0, _region_field()),
        _form_actions(state),
        on_submit=state.save,
        key=f"site-{state.one.id}-{state.saved}",
    )
    title = rx.cond(state.one.id != "", _("Change {name}", name=state.one.name), _("Add site"))
    return ui.dialog(form, id="site", title=title, open=state.is_open, on_close=state.close)


def _region_field() -> rx.Component:
    state = SitesState
    select = ui.select(
        "region",
        state.regions,
        id="site-region",
        placeholder=_("The whole country"),
        default_value=state.one.region,
        key=state.regions.to_string(),
    )
    return ui.field(
        "region",
        _("Region"),
        select,
        hint=_("Where it has public holidays of its own."),
        error=state.errors["region"],
        id="site-region",
    )


def _team_dialog() -> rx.Component:
    state = TeamsState
    name = ui.text_input(
        "name", id="team-name", default_value=state.one.name, max_length=80, error=state.errors["name"]
    )
    form = ui.form(
        ui.field("name", _("Name"), name, error=state.errors["name"], id="team-name"),
        _form_actions(state),
        on_submit=state.save,
        key=f"team-{state.one.id}-{state.saved}",
    )
    title = rx.cond(state.one.id != "", _("Change {name}", name=state.one.name), _("Add team"))
    return ui.dialog(form, id="team", title=title, open=state.is_open, on_close=state.close)


def _form_actions(state: type[SitesState] | type[TeamsState]) -> rx.Component:
    return ui.dialog_actions(
        ui.button(_("Cancel"), on_click=state.close),
        ui.button(_("Save"), variant="solid", type="submit"),
    )


def company_page() -> rx.Component:
    """The company's name, languages and words of welcome, and what new people begin with."""
    state, company = CompanyState, CompanyState.company
    form = ui.form(
        ui.hidden("edition", company.edition),
        ui.field(
            "name",
            _("Name of the company"),
            ui.text_input("name", default_value=company.name, max_length=80, error=state.errors["name"]),
            error=state.errors["name"],
        ),
        ui.field(
            "languages",
            _("Languages offered"),
            ui.select(
                "languages",
                [
                    ("en,fr", _("English and French")),
                    ("fr,en", _("French and English")),
                    ("en", _("English only")),
                    ("fr", _("French only")),
                ],
                default_value=company.languages.join(","),
            ),
            hint=_("The first one is for people who have not chosen. Who has chosen another one keeps it."),
            error=state.errors["languages"],
        ),
        ui.field(
            "zone",
            _("Time zone"),
            ui.select("zone", parts.zone_pairs(state.zones), default_value=company.zone),
            hint=_("New sites have it, and new people without a site."),
            error=state.errors["zone"],
        ),
        ui.field(
            "theme",
            _("Appearance"),
            ui.select(
                "theme",
                [("system", _("As each device is set")), ("light", _("Light")), ("dark", _("Dark"))],
                default_value=company.theme,
            ),
            hint=_("How LearnHub looks to new people until they choose."),
        ),
        _sentence("sentence_en", _("Words beside the sign-in, in English"), company.sentence_en),
        _sentence("sentence_fr", _("Words beside the sign-in, in French"), company.sentence_fr),
        ui.checkbox(
            "shows_article",
            _("Show article 1 of the charter beside the sign-in"),
            hint=_("With how many wrote and signed it. Strangers who open the sign-in read it, too."),
            default_checked=company.shows_article,
        ),
        ui.form_actions(ui.button(_("Save"), variant="solid", size="3", type="submit")),
        on_submit=state.save,
        draft="company",
        key=state.saved.to_string() + company.to_string(),
        class_name="form",
    )
    return ui.el.div(
        ui.heading(_("Company")),
        parts.admin_tabs("/admin/company"),
        ui.el.div(ui.loaded(state.is_ready, form), class_name="narrow"),
    )


def _sentence(name: str, label: ui.Text, value: ui.Text) -> rx.Component:
    error = CompanyState.errors[name]
    box = ui.text_input(name, default_value=value, max_length=200, error=error)
    return ui.field(name, label, box, hint=_("Empty: a sentence of ours."), error=error, optional=True)
