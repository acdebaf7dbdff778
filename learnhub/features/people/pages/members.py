"""Administering members: the list, searched and filtered, and what is done to one or several."""

import reflex as rx

from learnhub import ui
from learnhub.access.roles import NAMES, Role
from learnhub.features.people import components as parts
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.member_filters import MEMBER
from learnhub.features.people.pages.member_dialogs import member_dialogs
from learnhub.features.people.schemas import MemberRow
from learnhub.features.people.state.members import Asking, Filter, MembersState
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
        "{active}, {invited}, {suspended}",
        active=ngettext_("{n} active", "{n} active", state.counts.active),
        invited=ngettext_("{n} invited", "{n} invited", state.counts.invited),
        suspended=ngettext_("{n} suspended", "{n} suspended", state.counts.suspended),
    )
    return ui.el.div(
        ui.el.div(
            ui.el.h1(_("Members and roles"), class_name="t-h1"),
            rx.cond(state.is_ready, ui.el.span(counts, class_name="t-meta t-num")),
            class_name="row between wrap page-head",
        ),
        parts.admin_tabs("/admin/members"),
        _filters(),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, _table(), _nobody()),
            ui.pager(state.has_more, state.show_more),
            rows=8,
        ),
        *member_dialogs(),
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
        key=state.renewed,
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


def _filter(by: Filter, anything: ui.Text, options: ui.Options, chosen: ui.Text) -> rx.Component:
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
    everybody = ui.el.label(
        ui.el.input(
            type="checkbox",
            class_name="checkbox",
            aria_label=_("Select all"),
            checked=state.selected.length() == state.rows.length(),
            on_change=lambda _checked: state.select_all(),
        ),
        class_name="check-cell",
    )
    heads = [
        ui.el.th(everybody, scope="col", class_name="cell-check"),
        _("Member"),
        ui.el.th(_("Role"), scope="col", class_name="wide-only"),
        ui.el.th(_("Team"), scope="col", class_name="wide-only"),
        ui.el.th(_("Site"), scope="col", class_name="wide-only"),
        ui.el.th(_("Status"), scope="col", class_name="wide-only"),
        ui.el.th(_("Last seen"), scope="col", class_name="wide-only"),
        ui.el.th(ui.only_spoken(_("More")), scope="col"),
    ]
    return ui.table(heads, rx.foreach(state.rows, _row), label=_("Members"))


def _row(row: ui.ViewVar[MemberRow]) -> rx.Component:
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
    status = parts.status_badge(row.status)
    seen = rx.cond(
        row.status == PersonStatus.INVITED,
        _("since {date}", date=ui.moment(row.created_at, "date")),
        rx.cond(row.last_seen, ui.lately(row.last_seen), "–"),
    )
    return ui.el.tr(
        ui.el.td(ui.el.label(box, class_name="check-cell"), class_name="cell-check"),
        ui.el.td(
            parts.person_line(person, detail=row.email),
            rx.cond(row.status != PersonStatus.ACTIVE, ui.el.div(status, class_name="only-phone mt1")),
        ),
        ui.el.td(roles, class_name="wide-only"),
        ui.el.td(row.team, class_name="wide-only"),
        ui.el.td(person.site, class_name="wide-only"),
        ui.el.td(status, class_name="wide-only"),
        ui.el.td(seen, class_name="t-meta t-num t-first wide-only"),
        ui.el.td(_row_menu(row), class_name="t-end"),
        class_name=rx.cond(chosen, "is-chosen", ""),
        key=person.id,
    )


def _row_menu(row: ui.ViewVar[MemberRow]) -> rx.Component:
    state, who = MembersState, row.person.id
    correct = ui.menu_item(_("Correct details"), icon="pencil", on_click=state.ask(Asking.CORRECT, who))
    trigger = ui.icon_button("ellipsis", _("More about {name}", name=row.person.name))
    items = rx.match(
        row.status,
        (
            PersonStatus.INVITED.value,
            rx.fragment(
                correct,
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
            rx.fragment(
                correct, ui.menu_item(_("Reactivate"), icon="user_check", on_click=state.reactivate(who))
            ),
        ),
        rx.fragment(
            correct,
            ui.menu_item(_("Change roles"), icon="shield", on_click=state.ask(Asking.ROLES, who)),
            ui.menu_item(_("Link for a new password"), icon="key_round", on_click=state.make_reset_link(who)),
            ui.menu_item(_("Suspend"), icon="user_x", danger=True, on_click=state.ask(Asking.SUSPEND, who)),
        ),
    )
    return ui.menu(trigger, items, id=rx.Var.create("member-") + who)


def _nobody() -> rx.Component:
    return ui.empty(
        rx.cond(
            MembersState.filters.search != "",
            _("Nobody matches “{words}”", words=MembersState.filters.search),
            _("Nobody matches"),
        ),
        None,
        ui.button(_("Clear filters"), on_click=MembersState.clear_filters),
        icon="search",
    )
