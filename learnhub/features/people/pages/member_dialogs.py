"""What is asked before members are invited, given roles, suspended or left out."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.access.roles import NAMES, Role
from learnhub.features.people import components as parts
from learnhub.features.people.state.members import Asking, MembersState
from learnhub.ui.text import _, ngettext_


def member_dialogs() -> list[rx.Component]:
    """Every dialog of the list of members; one is open at a time."""
    return [
        _invite_dialog(),
        _correct_dialog(),
        _link_dialog(),
        _roles_dialog(),
        _suspend_dialog(),
        _withdraw_dialog(),
    ]


def _dialog(what: Asking, title: ui.Text, *children: Any, **props: Any) -> rx.Component:
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
            ui.field("language", _("Language"), ui.select("language", state.languages)),
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
        text=rx.cond(
            state.sends_mail,
            _(
                "The invitation leaves by e-mail, and you get a link to hand over. Each works once, "
                "for 7 days."
            ),
            _("You get a link to hand over. It works once, for 7 days."),
        ),
    )


def _correct_dialog() -> rx.Component:
    state, one = MembersState, MembersState.one
    name = ui.text_input(
        "name",
        id="correct-name",
        max_length=120,
        default_value=one.person.name,
        error=state.errors["name"],
    )
    email = ui.text_input(
        "email",
        id="correct-email",
        type="email",
        max_length=254,
        default_value=one.email,
        error=state.errors["email"],
    )
    form = ui.form(
        ui.field("name", _("Name"), name, error=state.errors["name"], id="correct-name"),
        ui.field("email", _("Work e-mail"), email, error=state.errors["email"], id="correct-email"),
        ui.el.div(
            parts.group_select(
                "site_id", state.sites, _("Site"), one.site_id, _("No site"), control="correct-site"
            ),
            parts.group_select(
                "team_id", state.teams, _("Team"), one.team_id, _("No team"), control="correct-team"
            ),
            class_name="two mt4",
        ),
        ui.dialog_actions(_cancel(Asking.CORRECT), ui.button(_("Save"), variant="solid", type="submit")),
        on_submit=state.correct,
        key=one.person.id,
    )
    return _dialog(
        Asking.CORRECT,
        _("Correct details"),
        form,
        text=_("With another e-mail address, links that were handed over before stop working."),
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
    mailed = ui.el.p(
        _("An e-mail with a link of its own is on its way to {email}.", email=state.link_email),
        class_name="t-body mb4",
    )
    return _dialog(
        Asking.LINK,
        title,
        rx.cond(state.link_email != "", mailed),
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
