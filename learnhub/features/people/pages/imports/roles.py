"""The roles that a file gives."""

import reflex as rx

from learnhub import ui
from learnhub.access.roles import NAMES, Role
from learnhub.features.people import components as parts
from learnhub.features.people.pages.imports.lists import where
from learnhub.features.people.schemas import ImportRoles, ImportRowView
from learnhub.features.people.state.imports import ImportState
from learnhub.ui.text import _, ngettext_


def are_unconfirmed() -> ui.Flag:
    """Whether a new administrator waits for their tick."""
    return ImportState.file.administrators > ImportState.confirmed.length()


def roles() -> rx.Component:
    """Who gets which role, the widest first; each new administrator asks for a tick."""
    file = ImportState.file
    title = rx.cond(file.is_done, _("The roles that were given"), _("The roles that will be given"))
    return rx.cond(
        file.roles.length() > 0,
        ui.el.section(
            ui.el.h2(title, class_name="t-h2"),
            ui.el.p(_("Read them before the rest: a role opens rights."), class_name="t-meta mb3"),
            ui.el.ul(rx.foreach(file.roles, _role), class_name="lh-panel given-roles"),
            rx.cond(
                ~file.is_done & are_unconfirmed(),
                ui.el.p(_("Confirm each new administrator to import."), class_name="t-meta t-warn mt2"),
            ),
            class_name="mb5",
        ),
    )


def _role(given: ui.ViewVar[ImportRoles]) -> rx.Component:
    is_admin = given.role == Role.ADMINISTRATOR.value
    name = ui.match_text(given.role, *((role.value, _(NAMES[role])) for role in Role), otherwise=_("Member"))
    rights = ui.match_text(
        given.role,
        *((role.value, adds) for role, adds in parts.role_rights().items()),
        otherwise=_("No right beyond reading, answering and sharing."),
    )
    more = rx.cond(given.more > 0, " " + ngettext_("and {n} more", "and {n} more", given.more), "")
    return ui.el.li(
        ui.el.b(given.count, class_name="t-num"),
        ui.el.span(
            rx.cond(is_admin, ui.icon("shield_alert", 16)),
            name,
            class_name=rx.cond(is_admin, "t-body t-m row g2 t-warn", "t-body t-m"),
        ),
        ui.el.div(
            rx.foreach(given.people, lambda row: _gains(row, is_admin)),
            ui.el.p(rights, more, class_name="t-body t-2 t-wrap"),
        ),
        class_name=rx.cond(is_admin, "asks", ""),
    )


def _gains(row: ui.ViewVar[ImportRowView], is_admin: rx.Var[bool]) -> rx.Component:
    who = ui.el.p(
        ui.el.b(row.name, class_name="t-b"),
        ", ",
        where(row),
        rx.cond(row.is_member, _(", a member today"), ""),
        class_name="t-body",
    )
    box = ui.checkbox(
        "confirm",
        _("I confirm {name} as administrator", name=row.name),
        checked=ImportState.confirmed.contains(row.line),
        on_change=lambda _checked: ImportState.tick(row.line),
    )
    return ui.el.div(who, rx.cond(is_admin & ~ImportState.file.is_done, box))
