"""Administering members: the list with its dialogs, and the import of a file."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.access.roles import NAMES, Role
from learnhub.features.people import components as parts
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.queries.members import MEMBER
from learnhub.features.people.schemas import ImportRowView, MemberRow
from learnhub.features.people.state.members import Asking, Filter, ImportState, MembersState
from learnhub.ui.text import _, ngettext_

PAUSE_MS = 250
IMPORT = "/admin/members/import"


def members_bar() -> rx.Component:
    """Invite one person, or many from a file."""
    return rx.fragment(
        ui.button(_("Import CSV"), icon="upload", to=IMPORT),
        ui.button(
            _("Invite people"),
            variant="solid",
            icon="user_plus",
            on_click=MembersState.ask(Asking.INVITE, ""),
        ),
    )


def members_page() -> rx.Component:
    """Everybody with an account, searched and filtered; what is done to one or several."""
    state = MembersState
    counts = _(
        "{active} active, {invited} invited, {suspended} suspended",
        active=ui.number(state.counts.active),
        invited=ui.number(state.counts.invited),
        suspended=ui.number(state.counts.suspended),
    )
    return ui.el.div(
        ui.el.div(
            ui.el.h1(_("Members and roles"), class_name="t-h1"),
            rx.cond(state.is_ready, ui.el.span(counts, class_name="t-meta t-num")),
            class_name="row between wrap mb3",
        ),
        parts.admin_tabs("/admin/members"),
        _filters(),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, _table(), _nobody()),
            ui.pager(state.cursor != "", state.show_more),
            rows=8,
        ),
        _invite_dialog(),
        _link_dialog(),
        _roles_dialog(),
        _suspend_dialog(),
        _withdraw_dialog(),
    )


def _filters() -> rx.Component:
    state = MembersState
    roles = [(MEMBER, _("Member")), *((role.value, _(NAMES[role])) for role in Role)]
    shown = (PersonStatus.ACTIVE, PersonStatus.INVITED, PersonStatus.SUSPENDED)
    search = ui.search_input(
        "search",
        placeholder=_("Name, e-mail or team"),
        size="2",
        default_value=state.filters.search,
        on_change=lambda text: state.narrow(Filter.SEARCH, text).debounce(PAUSE_MS),
    )
    return ui.el.div(
        search,
        _filter(Filter.ROLE, _("Any role"), roles, state.filters.role),
        _filter(Filter.SITE, _("Any site"), parts.pairs_of(state.sites), state.filters.site_id),
        _filter(
            Filter.STATUS,
            _("Any status"),
            [(status.value, parts.status_name(status)) for status in shown],
            state.filters.status,
        ),
        rx.cond(state.selected.length() > 0, _bulk_bar()),
        class_name="filters",
    )


def _filter(by: Filter, anything: Any, options: Any, chosen: Any) -> rx.Component:
    return ui.select(
        by.value,
        options,
        size="2",
        placeholder=anything,
        aria_label=anything,
        value=chosen,
        on_change=lambda value: MembersState.narrow(by, value),
    )


def _bulk_bar() -> rx.Component:
    state = MembersState
    roles = [
        ui.menu_item(_("Make {role}", role=_(NAMES[role])), on_click=state.add_role(role)) for role in Role
    ]
    return ui.el.div(
        ui.el.span(ngettext_("{n} selected", "{n} selected", state.selected.length()), class_name="t-m"),
        ui.menu(ui.button(_("Add role"), variant="ghost", size="1"), *roles, id="bulk-roles"),
        ui.button(_("Suspend"), variant="ghost", size="1", on_click=state.ask(Asking.SUSPEND, "")),
        ui.icon_button("x", _("Clear selection"), size="1", icon_size=14, on_click=state.select_none),
        class_name="bulk",
        role="status",
    )


def _table() -> rx.Component:
    state = MembersState
    everybody = ui.el.input(
        type="checkbox",
        class_name="checkbox",
        aria_label=_("Select all"),
        checked=state.selected.length() == state.rows.length(),
        on_change=lambda _checked: state.select_all(),
    )
    heads = [
        ui.el.th(everybody, scope="col", class_name="cell-check"),
        _("Member"),
        _("Role"),
        ui.el.th(_("Team"), scope="col", class_name="wide-only"),
        ui.el.th(_("Site"), scope="col", class_name="wide-only"),
        _("Status"),
        ui.el.th(_("Last seen"), scope="col", class_name="wide-only"),
        ui.el.th(ui.only_spoken(_("More")), scope="col"),
    ]
    return ui.table(heads, rx.foreach(state.rows, _row), label=_("Members"))


def _row(row: rx.Var[MemberRow]) -> rx.Component:
    state, person = MembersState, row.person
    chosen = state.selected.contains(person.id)
    box = ui.el.input(
        type="checkbox",
        class_name="checkbox",
        aria_label=_("Select {name}", name=person.name),
        checked=chosen,
        on_change=lambda _checked: state.select(person.id),
    )
    roles = ui.button(
        parts.role_names(row.roles),
        size="1",
        icon_after="chevron_down",
        aria_label=_("Roles of {name}", name=person.name),
        on_click=state.ask(Asking.ROLES, person.id),
    )
    seen = rx.cond(
        row.status == PersonStatus.INVITED,
        _("since {date}", date=ui.moment(row.created_at, "date")),
        rx.cond(row.last_seen, ui.ago(row.last_seen), "–"),
    )
    return ui.el.tr(
        ui.el.td(ui.el.label(box, class_name="check-cell"), class_name="cell-check"),
        ui.el.td(parts.person_line(person, detail=row.email)),
        ui.el.td(roles),
        ui.el.td(row.team, class_name="wide-only"),
        ui.el.td(person.site, class_name="wide-only"),
        ui.el.td(parts.status_badge(row.status)),
        ui.el.td(seen, class_name="t-meta t-num wide-only"),
        ui.el.td(_row_menu(row), class_name="t-end"),
        class_name=rx.cond(chosen, "is-chosen", ""),
        key=person.id,
    )


def _row_menu(row: rx.Var[MemberRow]) -> rx.Component:
    state, who = MembersState, row.person.id
    trigger = ui.icon_button("ellipsis", _("More about {name}", name=row.person.name))
    items = rx.match(
        row.status,
        (
            PersonStatus.INVITED.value,
            rx.fragment(
                ui.menu_item(_("New invitation link"), icon="link", on_click=state.make_invite_link(who)),
                ui.menu_item(
                    _("Withdraw invitation"),
                    icon="user_x",
                    danger=True,
                    on_click=state.ask(Asking.WITHDRAW, who),
                ),
            ),
        ),
        (
            PersonStatus.SUSPENDED.value,
            ui.menu_item(_("Reactivate"), icon="user_check", on_click=state.reactivate(who)),
        ),
        rx.fragment(
            ui.menu_item(_("Change roles"), icon="shield", on_click=state.ask(Asking.ROLES, who)),
            ui.menu_item(_("Link for a new password"), icon="key_round", on_click=state.make_reset_link(who)),
            ui.menu_item(_("Suspend"), icon="user_x", danger=True, on_click=state.ask(Asking.SUSPEND, who)),
        ),
    )
    return ui.menu(trigger, items, id=rx.Var.create("member-") + who)


def _nobody() -> rx.Component:
    return ui.empty(
        _("Nobody matches"),
        None,
        ui.button(_("Clear filters"), on_click=MembersState.clear_filters),
        icon="search",
    )


def _dialog(what: Asking, title: Any, *children: Any, **props: Any) -> rx.Component:
    state = MembersState
    return ui.dialog(
        *children,
        id=f"member-{what.value}",
        title=title,
        open=state.asking == what,
        on_close=state.close(what),
        **props,
    )


def _cancel(what: Asking) -> rx.Component:
    return ui.button(_("Cancel"), on_click=MembersState.close(what))


def _invite_dialog() -> rx.Component:
    state = MembersState
    roles = [("", _("Member")), *((role.value, _(NAMES[role])) for role in Role)]
    name = ui.text_input("name", id="invite-name", max_length=120, error=state.errors["name"])
    email = ui.text_input(
        "email", id="invite-email", type="email", max_length=254, error=state.errors["email"]
    )
    form = ui.form(
        ui.field("name", _("Name"), name, error=state.errors["name"], id="invite-name"),
        ui.field("email", _("Work e-mail"), email, error=state.errors["email"], id="invite-email"),
        ui.el.div(
            ui.field("role", _("Role"), ui.select("role", roles)),
            ui.field(
                "language", _("Language"), ui.select("language", [("en", "English"), ("fr", "Français")])
            ),
            class_name="two mt4",
        ),
        ui.el.div(
            parts.group_select("site_id", state.sites, _("Site"), "", _("No site")),
            parts.group_select("team_id", state.teams, _("Team"), "", _("No team")),
            class_name="two mt4",
        ),
        ui.dialog_actions(
            _cancel(Asking.INVITE), ui.button(_("Make the invitation"), variant="solid", type="submit")
        ),
        on_submit=state.invite,
        cleared=state.saved,
        key=state.saved,
    )
    return _dialog(
        Asking.INVITE,
        _("Invite somebody"),
        form,
        text=_("You get a link to hand over. It works once, for 7 days."),
    )


def _link_dialog() -> rx.Component:
    state = MembersState
    note = rx.cond(
        state.link_is_reset,
        _("It works once, for 30 minutes, and is not shown again. Hand it over yourself."),
        _("It works once, for 7 days, and is not shown again. Hand it over yourself."),
    )
    title = rx.cond(
        state.link_is_reset,
        _("A new password for {name}", name=state.link_name),
        _("Invitation for {name}", name=state.link_name),
    )
    return _dialog(
        Asking.LINK,
        title,
        parts.shown_once(state.link, _("Link"), note),
        ui.dialog_actions(ui.button(_("Done"), variant="solid", on_click=state.close(Asking.LINK))),
    )


def _roles_dialog() -> rx.Component:
    state = MembersState

    def box(role: Role, name: rx.Var[str], adds: rx.Var[str]) -> rx.Component:
        held = state.one.roles.contains(role.value)
        return ui.checkbox("roles", name, hint=adds, value=role.value, default_checked=held)

    form = ui.form(
        ui.el.div(*parts.each_role(box), class_name="col g3"),
        ui.dialog_actions(_cancel(Asking.ROLES), ui.button(_("Save roles"), variant="solid", type="submit")),
        on_submit=state.set_roles,
        key=state.one.person.id,
    )
    return _dialog(
        Asking.ROLES,
        _("Roles of {name}", name=state.one.person.name),
        form,
        text=_("Roles add to what every member may do. Whoever gains one signs in again."),
    )


def _suspend_dialog() -> rx.Component:
    state = MembersState
    title = rx.cond(
        state.one.person.id != "",
        _("Suspend {name}?", name=state.one.person.name),
        ngettext_("Suspend {n} person?", "Suspend {n} people?", state.selected.length()),
    )
    return _dialog(
        Asking.SUSPEND,
        title,
        ui.dialog_actions(
            _cancel(Asking.SUSPEND), ui.button(_("Suspend"), variant="danger", on_click=state.suspend)
        ),
        text=_("They are signed out everywhere at once and their keys stop working. What they wrote stays."),
        width=440,
    )


def _withdraw_dialog() -> rx.Component:
    state = MembersState
    return _dialog(
        Asking.WITHDRAW,
        _("Withdraw the invitation of {name}?", name=state.one.person.name),
        ui.dialog_actions(
            _cancel(Asking.WITHDRAW), ui.button(_("Withdraw"), variant="danger", on_click=state.withdraw)
        ),
        text=_("The link stops working."),
        width=440,
    )


def import_page() -> rx.Component:
    """A file of future members: choose it, see what it would do, confirm."""
    state = ImportState
    shown = rx.cond(
        state.links.length() > 0,
        _import_links(),
        rx.cond(state.has_file, _import_preview(), _import_form()),
    )
    return ui.el.div(ui.heading(_("Import members")), ui.loaded(state.is_ready, shown), class_name="reading")


def _import_form() -> rx.Component:
    columns = "name, email, job, team, site, language, role"
    return ui.native_form(
        ui.el.p(
            _(
                "A CSV file whose first line names the columns. Needed: name and email. "
                "Nothing changes before you have seen what it would do."
            ),
            class_name="t-body t-2",
        ),
        ui.el.p(_("Columns that are read: {columns}", columns=columns), class_name="t-meta mt2 mb4"),
        ui.field(
            "file",
            _("CSV file"),
            ui.text_input("file", type="file", accept=".csv,text/csv,text/plain", required=True),
            hint=_("Up to 1 MB and 5,000 lines; commas, semicolons or tabs."),
        ),
        ui.form_actions(
            ui.button(_("Cancel"), to="/admin/members"),
            ui.button(_("Check the file"), variant="solid", type="submit"),
        ),
        action="/auth/members-file",
        enc_type="multipart/form-data",
        class_name="form",
    )


def _import_preview() -> rx.Component:
    state, file = ImportState, ImportState.waiting
    hidden = ngettext_("and {n} more line", "and {n} more lines", file.hidden)
    return ui.el.div(
        _import_summary(),
        ui.table(
            [_("Line"), _("Name"), _("E-mail"), _("What happens")],
            rx.foreach(file.rows, _import_row),
            label=file.file_name,
            class_name="mt4",
        ),
        rx.cond(file.hidden > 0, ui.el.p(hidden, class_name="t-meta mt2")),
        ui.form_actions(
            ui.button(_("Choose another file"), on_click=state.cancel),
            ui.button(
                ngettext_("Invite {n} person", "Invite {n} people", file.good),
                variant="solid",
                on_click=state.confirm,
                disabled=file.good == 0,
            ),
        ),
    )


def _import_summary() -> rx.Component:
    file = ImportState.waiting
    good = ngettext_("{n} person can be invited.", "{n} people can be invited.", file.good)
    bad = ngettext_(
        "{n} line has a problem and is left out.", "{n} lines have a problem and are left out.", file.bad
    )
    return ui.el.div(
        ui.el.p(
            _("Nothing is changed yet."), " ", good, rx.cond(file.bad > 0, " " + bad, ""), class_name="t-body"
        ),
        *(
            rx.cond(names.length() > 0, ui.el.p(label, " ", names.join(", "), class_name="t-body t-2 mt1"))
            for label, names in ((_("New sites:"), file.new_sites), (_("New teams:"), file.new_teams))
        ),
    )


def _import_row(row: rx.Var[ImportRowView]) -> rx.Component:
    happens = rx.cond(row.detail != "", _("invited") + " (" + row.detail + ")", _("invited"))
    return ui.el.tr(
        ui.el.td(row.line, class_name="t-num"),
        ui.el.td(row.name),
        ui.el.td(row.email),
        ui.el.td(
            rx.cond(row.problems.length() > 0, rx.foreach(row.problems, _import_problem), ui.el.span(happens))
        ),
    )


def _import_problem(text: rx.Var[str]) -> rx.Component:
    return ui.el.p(ui.icon("circle_alert", 15), ui.el.span(text), class_name="field-error")


def _import_links() -> rx.Component:
    state = ImportState
    return ui.el.div(
        ui.callout(
            _("These links are shown only now. Each works once, for 7 days. Copy them and hand them over."),
            "warning",
        ),
        ui.el.div(ui.copy_button(state.all_links, _("Copy all")), class_name="row mt4 mb2"),
        ui.table(
            [_("Name"), _("E-mail"), _("Link")],
            rx.foreach(
                state.links,
                lambda link: ui.el.tr(
                    ui.el.td(link[0]), ui.el.td(link[1]), ui.el.td(ui.copy_button(link[2], size="1"))
                ),
            ),
            label=_("Invitation links"),
        ),
        ui.form_actions(ui.button(_("Done"), variant="solid", to="/admin/members")),
    )
