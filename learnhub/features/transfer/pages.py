"""The import of files into the library: choose one, see what it would do, confirm, see what it did."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import LIBRARY, language_field
from learnhub.features.transfer.queries import kinds_listed
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.features.transfer.schemas import ImportRow
from learnhub.features.transfer.state import LibraryImportState
from learnhub.ui import file_preview
from learnhub.ui.text import _, in_words, ngettext_
from learnhub.web.pages import Page

UNDO = "undo-import"


def import_bar() -> rx.Component:
    """What can be done with the file; on phones it is in the dock."""
    return rx.cond(LibraryImportState.has_file, ui.el.div(*_actions(), class_name="row g3 wide-only"))


def _actions() -> tuple[rx.Component, ...]:
    file, state = LibraryImportState.file, LibraryImportState
    to_do = file.new + file.changed
    begin = rx.cond(
        file.is_started,
        _("Go on"),
        ngettext_("Import {n} note", "Import {n} notes", to_do),
    )
    other = ui.button(_("Choose another file"), on_click=state.cancel)
    main = ui.button(begin, variant="solid", icon="upload", on_click=state.confirm, busy=state.is_running)
    return (
        rx.cond(
            file.is_done,
            rx.fragment(
                rx.cond(file.can_undo, ui.button(_("Undo the import"), **ui.open_dialog(UNDO))),
                other,
                ui.button(_("To the library"), variant="solid", to="/library"),
            ),
            rx.cond(
                to_do > 0,
                rx.fragment(rx.cond(state.is_running, rx.fragment(), other), main),
                ui.button(_("Choose another file"), variant="solid", on_click=state.cancel),
            ),
        ),
    )


def import_page() -> rx.Component:
    """The form, or the file that waits."""
    state = LibraryImportState
    form = ui.el.div(ui.heading(_("Import into the library")), _import_form(), class_name="reading")
    return ui.loaded(state.is_ready, rx.cond(state.has_file, _preview(), form))


def _import_form() -> rx.Component:
    return ui.native_form(
        ui.el.p(
            _(
                "A zip of notes with their pictures: a vault of Obsidian, an export of Notion as "
                "Markdown, a space of Confluence as HTML, or what LearnHub exported. Nothing is written "
                "before you have seen what it would do."
            ),
            class_name="t-body t-2 mb4",
        ),
        ui.field(
            "file",
            _("Zip or Markdown file"),
            ui.text_input("file", type="file", accept=".zip,.md,.markdown,application/zip", required=True),
            hint=_("Up to 100 MB and 5,000 notes. Links between notes are kept."),
        ),
        language_field(LibraryImportState.language),
        ui.el.p(
            _("It counts for notes that do not name their language. You become the author of what is new."),
            class_name="t-meta mt2",
        ),
        ui.form_actions(
            ui.button(_("Cancel"), to="/library"),
            ui.button(_("Check the file"), variant="solid", type="submit"),
        ),
        action="/auth/library-file",
        enc_type="multipart/form-data",
        class_name="form",
    )


def _preview() -> rx.Component:
    return ui.el.div(
        _head(),
        _split(),
        _figures(),
        _progress(),
        _problems(),
        _left_out(),
        _rows(),
        ui.dock(*_actions(), class_name="import-dock"),
        ui.confirm(
            id=UNDO,
            title=_("Undo the import?"),
            text=_("The new pages are deleted, except those that were edited since. Updated pages stay."),
            confirm=_("Undo the import"),
            on_confirm=LibraryImportState.undo,
        ),
    )


def _head() -> rx.Component:
    file = LibraryImportState.file
    to_do, words = file.new + file.changed, in_words
    said = rx.match(
        file.is_done,
        (True, ngettext_("{n} note is imported.", "{n} notes are imported.", to_do)),
        ngettext_("{words} note is ready.", "{words} notes are ready.", to_do, words=words(to_do)),
    )
    bad = ngettext_("{n} note is left out.", "{n} notes are left out.", file.bad)
    state = rx.cond(
        file.is_done,
        _("imported"),
        rx.cond(file.is_started, _("being imported"), _("nothing is changed yet")),
    )
    notes = ngettext_("{n} note", "{n} notes", file.notes)
    return file_preview.head(file.file_name, notes, state, said, rx.cond(file.bad > 0, " " + bad, ""))


def _split() -> rx.Component:
    """The parts of the file as a bar; each has its word and figure below."""
    file = LibraryImportState.file
    return file_preview.split((file.new + file.changed, ""), (file.bad, "bad"), (file.kept, "blank"))


def _figures() -> rx.Component:
    file = LibraryImportState.file
    pictures = rx.fragment(
        rx.cond(file.pictures > 0, ngettext_("with {n} picture", "with {n} pictures", file.pictures), ""),
        rx.cond((file.pictures > 0) & (file.clips > 0), ", ", ""),
        rx.cond(file.clips > 0, ngettext_("with {n} video", "with {n} videos", file.clips), ""),
    )
    return file_preview.figures(
        file_preview.figure(file.new, _("new"), pictures),
        file_preview.figure(
            file.changed,
            _("to update"),
            rx.cond(file.changed > 0, _("the version before stays in the history"), ""),
        ),
        file_preview.figure(
            file.kept, _("as it is"), rx.cond(file.kept > 0, _("the same is here already"), "")
        ),
        file_preview.figure(
            file.bad, _("left out"), rx.cond(file.bad > 0, _("with the reason below"), ""), warn=file.bad > 0
        ),
    )


def _progress() -> rx.Component:
    file = LibraryImportState.file
    said = _("{done} of {total} notes seen to", done=file.done, total=file.notes)
    return rx.cond(
        file.is_started & ~file.is_done,
        ui.el.div(
            ui.progress(file.done, file.notes, said),
            ui.el.p(said, class_name="t-meta mt2", role="status"),
            class_name="mb5",
        ),
    )


def _problems() -> rx.Component:
    file = LibraryImportState.file
    return rx.cond(
        file.bad > 0,
        ui.el.section(
            ui.el.h2(_("Left out"), class_name="t-h2"),
            ui.el.ul(rx.foreach(file.problems, _problem), class_name="note-lines"),
            rx.cond(
                file.more_problems > 0,
                ui.el.p(
                    ngettext_("and {n} more", "and {n} more", file.more_problems), class_name="t-meta mt2"
                ),
            ),
            class_name="mb5",
        ),
    )


def _problem(row: ui.ViewVar[ImportRow]) -> rx.Component:
    return ui.el.li(_named(row), file_preview.reasons(row.problems))


def _named(row: ui.ViewVar[ImportRow]) -> rx.Component:
    return ui.el.div(
        ui.el.p(rx.cond(row.title != "", row.title, row.path), class_name="t-body t-m t-wrap"),
        ui.el.p(row.path, class_name="t-meta t-wrap"),
    )


def _left_out() -> rx.Component:
    file = LibraryImportState.file
    more = rx.cond(file.more_others > 0, " …", "")
    return rx.cond(
        file.others.length() > 0,
        ui.el.p(
            _(
                "Not read, since they are neither notes nor pictures in them: {names}",
                names=file.others.join(", "),
            ),
            more,
            class_name="t-meta t-wrap mb5",
        ),
    )


def _rows() -> rx.Component:
    file = LibraryImportState.file
    return rx.cond(
        file.rows.length() > 0,
        ui.el.section(
            ui.el.h2(_("What becomes of each note"), class_name="t-h2"),
            ui.el.ul(rx.foreach(file.rows, _row), class_name="note-lines"),
            rx.cond(
                file.more_rows > 0,
                ui.el.p(ngettext_("and {n} more", "and {n} more", file.more_rows), class_name="t-meta mt2"),
            ),
        ),
    )


def _row(row: ui.ViewVar[ImportRow]) -> rx.Component:
    kinds = ((str(kind), _(rooms.kind(kind).one)) for kind in kinds_listed())
    kind = ui.match_text(row.kind, *kinds, otherwise="")
    is_done = LibraryImportState.file.is_done
    becomes = ui.match_text(
        row.outcome,
        ("new", rx.cond(is_done, _("{kind}, new", kind=kind), _("becomes: {kind}", kind=kind))),
        ("undone", _("deleted again")),
        ("changed", rx.cond(is_done, _("updated"), _("will be updated"))),
        otherwise=_("stays as it is"),
    )
    remarks = rx.foreach(row.remarks, lambda text: ui.el.p(text, class_name="t-meta t-wrap"))
    opened = rx.cond(
        is_done & (row.outcome != "undone"),
        ui.link(becomes, to=row.address, class_name="t-link t-body"),
        ui.el.p(becomes, class_name="t-body"),
    )
    return ui.el.li(_named(row), ui.el.div(opened, remarks))


PAGES = (
    Page(
        "/library/import", import_page, N_("Import into the library"), load=LibraryImportState.load,
        section="library", requires=LIBRARY_IMPORT, bar=import_bar, crumbs=LIBRARY, dock=True,
    ),
)  # fmt: skip
