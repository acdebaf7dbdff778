"""The lines of the file one by one: those to correct, those to look at twice, and all others."""

import reflex as rx

from learnhub import ui
from learnhub.features.people.schemas import ImportRowView
from learnhub.features.people.state.imports import ImportState
from learnhub.ui import file_preview
from learnhub.ui.text import _, ngettext_


def meanwhile() -> rx.Component:
    """What became different since the file was sent."""
    file = ImportState.file
    rows = rx.foreach(
        file.meanwhile,
        lambda row: ui.el.p(
            where(row),
            " ",
            _("{name}: {outcome}", name=row.name, outcome=_outcome(row)),
            class_name="t-first",
        ),
    )
    return rx.cond(
        ~file.is_done & (file.meanwhile.length() > 0),
        ui.callout(
            ui.el.div(ui.el.p(_("Members have changed since you sent the file:"), class_name="t-m"), rows),
            "warning",
            class_name="mb4",
        ),
    )


def where(row: ui.ViewVar[ImportRowView]) -> ui.Text:
    """The line of a person, or the lines."""
    several = _("lines {first} to {last}", first=row.line, last=row.last)
    return rx.cond(row.last > row.line, several, _("line {n}", n=row.line))


def _outcome(row: ui.ViewVar[ImportRowView]) -> ui.Text:
    return ui.match_text(
        row.outcome,
        ("invited", _("will be invited")),
        ("changed", _("is a member and will be updated")),
        ("kept", _("is a member, nothing changes")),
        otherwise=row.problems.join(" "),
    )


def look_alikes() -> rx.Component:
    """New addresses that are easily taken for other ones."""
    file = ImportState.file
    return rx.cond(
        file.look_alikes.length() > 0,
        ui.el.section(
            ui.el.h2(_("Addresses to look at twice"), class_name="t-h2"),
            ui.el.p(_("They are imported unless you change the file."), class_name="t-meta"),
            ui.el.ul(rx.foreach(file.look_alikes, _problem), class_name="file-lines"),
            class_name="mb5",
        ),
    )


def problems() -> rx.Component:
    """The lines that are left out, each with the reason."""
    file = ImportState.file
    title = ngettext_("The line to correct", "The lines to correct", file.bad)
    download = ui.native_form(
        ui.button(_("These lines as CSV"), variant="ghost", icon="download", type="submit"),
        action="/auth/members-problems",
    )
    return rx.cond(
        file.bad > 0,
        ui.el.section(
            ui.el.div(
                ui.el.div(
                    ui.el.h2(title, class_name="t-h2"),
                    ui.el.p(_("Nothing is guessed: what is missing stays with you."), class_name="t-meta"),
                ),
                download,
                class_name="row between base wrap",
            ),
            ui.el.ul(rx.foreach(file.problems, _problem), class_name="file-lines"),
            ui.pager(file.more_problems > 0, ImportState.show_more),
            class_name="mb5",
        ),
    )


def _problem(row: ui.ViewVar[ImportRowView]) -> rx.Component:
    number = rx.cond(row.last > row.line, row.line.to(str) + "–" + row.last.to(str), row.line.to(str))
    return ui.el.li(
        ui.el.b(number, class_name="t-num"),
        ui.el.div(
            rx.cond(
                row.name != "",
                ui.el.p(row.name, class_name="t-body t-m"),
                ui.el.p(_("without a name"), class_name="t-body t-3"),
            ),
            ui.el.p(row.email, class_name="t-meta t-wrap"),
        ),
        file_preview.reasons(row.problems),
    )


def people() -> rx.Component:
    """Everybody the file is about, one by one, for who wants to read them."""
    file = ImportState.file
    rows = rx.foreach(
        file.rows,
        lambda row: ui.el.tr(
            ui.el.td(row.line, class_name="t-num"),
            ui.el.td(row.name),
            ui.el.td(row.email, class_name="wide-only"),
            ui.el.td(_happens(row)),
        ),
    )
    return rx.cond(
        file.good > 0,
        ui.el.details(
            ui.el.summary(_("Everybody, line by line"), class_name="t-link t-body"),
            ui.table(
                [
                    _("Line"),
                    _("Name"),
                    ui.el.th(_("E-mail"), scope="col", class_name="wide-only"),
                    _("What happens"),
                ],
                rows,
                label=file.file_name,
                class_name="mt4",
            ),
            rx.cond(
                file.more_rows > 0,
                ui.el.p(
                    ngettext_("and {n} more line", "and {n} more lines", file.more_rows),
                    class_name="t-meta mt2",
                ),
            ),
        ),
    )


def _happens(row: ui.ViewVar[ImportRowView]) -> ui.Text:
    what = ui.match_text(
        row.outcome,
        ("invited", _("invited")),
        ("changed", _("updated")),
        otherwise=_("unchanged"),
    )
    return rx.cond(row.detail != "", what + " (" + row.detail + ")", what)
