"""What a file does and does not do, the links that come of it, and taking them back."""

import reflex as rx

from learnhub import ui
from learnhub.features.people.schemas import GroupView
from learnhub.features.people.state.imports import ImportState
from learnhub.ui.text import _, ngettext_

WITHDRAW = "withdraw-import"


def rail() -> tuple[rx.Component, ...]:
    """What the file does beside the roles, what it never does, and how to take it back."""
    file = ImportState.file
    title = rx.cond(file.is_done, _("What happened"), _("What will happen"))
    invited = rx.cond(
        file.is_done,
        ngettext_("{n} person is invited", "{n} people are invited", file.invited),
        ngettext_("{n} person will be invited", "{n} people will be invited", file.invited),
    )
    changed = rx.cond(
        file.is_done,
        ngettext_("{n} member is updated", "{n} members are updated", file.changed),
        ngettext_("{n} member will be updated", "{n} members will be updated", file.changed),
    )
    how = rx.cond(
        ImportState.sends_mail,
        _("by e-mail, and with a link for each"),
        _("with a link for each, to hand over"),
    )
    return (
        ui.section(
            title,
            ui.el.ol(
                rx.cond(file.invited > 0, _step("send", invited, how)),
                rx.cond(
                    file.changed > 0,
                    _step("refresh_cw", changed, _("site, team and role; never name or address")),
                ),
                rx.foreach(
                    file.new_sites,
                    lambda site: _new_group("map_pin", _("A new site, {name}", name=site.name), site),
                ),
                rx.foreach(
                    file.new_teams,
                    lambda team: _new_group("users", _("A new team, {name}", name=team.name), team),
                ),
                rx.cond(file.invited + file.changed == 0, _step("circle_check", _("Nothing changes"), "")),
                class_name="col g3 mt2",
            ),
            line=False,
        ),
        ui.section(
            _("What will not change"),
            ui.el.p(
                _(
                    "Nobody is suspended or removed because the file does not name them, and nobody who is "
                    "suspended comes back. A role that somebody has is kept."
                ),
                class_name="t-body t-2 mt1",
            ),
            line=False,
        ),
        _undo(),
    )


def _step(icon: str, title: ui.Text, note: ui.Text) -> rx.Component:
    return ui.el.li(
        ui.icon(icon, 17, 1.75),
        ui.el.div(ui.el.p(title, class_name="t-body t-m"), ui.el.p(note, class_name="t-meta")),
        class_name="row g3 top",
    )


def _new_group(icon: str, title: ui.Text, group: ui.ViewVar[GroupView]) -> rx.Component:
    return _step(icon, title, ngettext_("{n} person", "{n} people", group.members))


def _undo() -> rx.Component:
    file = ImportState.file
    said = _(
        "Invitations that nobody has used can be withdrawn together for 24 hours. "
        "The import and your name are in the audit log."
    )
    button = ui.button(_("Withdraw the invitations"), size="1", **ui.open_dialog(WITHDRAW))
    return ui.section(
        _("If it was the wrong file"),
        ui.el.p(said, class_name="t-meta mt1"),
        rx.cond(file.can_withdraw, ui.el.div(button, class_name="mt3")),
        ui.confirm(
            id=WITHDRAW,
            title=_("Withdraw the invitations?"),
            text=_("Their links stop working. Who has joined stays a member, and updates of members stay."),
            confirm=_("Withdraw"),
            on_confirm=ImportState.withdraw,
        ),
        line=False,
    )


def links() -> rx.Component:
    """The links of those who are new, while they can be seen."""
    state = ImportState
    rows = rx.foreach(
        state.links,
        lambda link: ui.el.tr(
            ui.el.td(link[0]),
            ui.el.td(link[1], class_name="wide-only"),
            ui.el.td(ui.copy_button(link[2], size="1")),
        ),
    )
    return rx.cond(
        state.links.length() > 0,
        ui.el.section(
            ui.callout(
                rx.cond(
                    state.sends_mail,
                    _(
                        "The invitations leave by e-mail. These links are for those whom e-mail does not "
                        "reach: they are shown only now, and each works once, for 7 days."
                    ),
                    _("These links are shown only now. Each works once, for 7 days. Hand them over."),
                ),
                "warning",
            ),
            ui.el.div(
                ui.button(
                    _("All links as CSV"),
                    variant="solid",
                    icon="download",
                    href=state.links_file,
                    download="learnhub-invitations.csv",
                ),
                ui.copy_button(state.all_links, _("Copy all")),
                class_name="row wrap g3 mt4 mb2",
            ),
            ui.table(
                [_("Name"), ui.el.th(_("E-mail"), scope="col", class_name="wide-only"), _("Link")],
                rows,
                label=_("Invitation links"),
            ),
            rx.cond(
                state.more_links > 0,
                ui.el.p(
                    ngettext_(
                        "{n} more link is in the file", "{n} more links are in the file", state.more_links
                    ),
                    class_name="t-meta mt2",
                ),
            ),
            class_name="mb5",
        ),
    )
