"""The import of a file of future members."""

import reflex as rx

from learnhub import ui
from learnhub.features.people.schemas import ImportRowView
from learnhub.features.people.state.members import ImportState
from learnhub.ui.text import _, ngettext_


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


def _import_row(row: ui.ViewVar[ImportRowView]) -> rx.Component:
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
