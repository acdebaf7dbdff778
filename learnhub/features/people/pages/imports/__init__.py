"""The import of members from a file: choose it, see what it would do, confirm, see what it did."""

import reflex as rx

from learnhub import ui
from learnhub.features.people.pages.imports.aftermath import links, rail
from learnhub.features.people.pages.imports.figures import figures, head, split
from learnhub.features.people.pages.imports.lists import look_alikes, meanwhile, people, problems
from learnhub.features.people.pages.imports.roles import are_unconfirmed, roles
from learnhub.features.people.state.imports import ImportState
from learnhub.ui.text import _, ngettext_


def import_bar() -> rx.Component:
    """What can be done with the file; on phones it is in the dock."""
    return rx.cond(ImportState.has_file, ui.el.div(*_actions(), class_name="row g3 wide-only"))


def _actions() -> tuple[rx.Component, ...]:
    file, state = ImportState.file, ImportState
    nobody = file.invited + file.changed == 0
    people = ngettext_("Import {n} person", "Import {n} people", file.invited + file.changed)
    main = ui.button(
        people, variant="solid", icon="user_plus", on_click=state.confirm, disabled=are_unconfirmed()
    )
    other, instead = (
        ui.button(_("Choose another file"), variant=variant, on_click=state.cancel)
        for variant in ("surface", "solid")
    )
    return (
        rx.cond(
            file.is_done,
            rx.fragment(other, ui.button(_("Done"), variant="solid", to="/admin/members")),
            rx.cond(nobody, instead, rx.fragment(other, main)),
        ),
    )


def import_page() -> rx.Component:
    """A file of members: choose it, see what it would do, confirm, see what it did."""
    state = ImportState
    form = ui.el.div(ui.heading(_("Import members")), _import_form(), class_name="reading")
    return ui.loaded(state.is_ready, rx.cond(state.has_file, _preview(), form))


def _import_form() -> rx.Component:
    return ui.native_form(
        ui.el.p(
            _(
                "A CSV file in which one line names the columns. Needed: name and e-mail. "
                "Nothing changes before you have seen what it would do."
            ),
            class_name="t-body t-2",
        ),
        ui.el.p(
            _("Columns that are read: name, e-mail, job title, team, site, language, role."),
            class_name="t-meta mt2 mb4",
        ),
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


def _preview() -> rx.Component:
    return ui.el.div(
        head(),
        split(),
        figures(),
        ui.columns((meanwhile(), links(), roles(), look_alikes(), problems(), people()), rail()),
        ui.dock(*_actions(), class_name="import-dock"),
    )
