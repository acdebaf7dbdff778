"""A checklist as one reads it, and the runs that one may see."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.checklists.models import SUBJECT_MAX
from learnhub.features.checklists.schemas import ChecklistView, PartView, PointView, RunRow
from learnhub.features.discussion.components import (
    item_authors,
    item_dialogs,
    item_first_look,
    item_head,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _, ngettext_

Checklist = ui.ViewVar[ChecklistView]
START = "run-it"


def use_in_words(count: Any) -> rx.Var[str]:
    """How often a checklist was run."""
    return ngettext_("run {n} time", "run {n} times", count)


def run_button(checklist: Checklist, size: Any = "2") -> rx.Component:
    """Opens the dialog in which a run begins."""
    button = ui.button(_("Run it"), icon="list_checks", variant="solid", size=size, **ui.open_dialog(START))
    return rx.cond(checklist.can_run, button)


def checklist_head(checklist: Checklist) -> rx.Component:
    """The title with its kind, its size and its moments."""
    return item_head(
        checklist,
        ui.el.span(ngettext_("{n} point", "{n} points", checklist.count)),
        ui.el.span(ngettext_("{n} min read", "{n} min read", checklist.minutes)),
        rx.cond(checklist.uses > 0, ui.el.span(use_in_words(checklist.uses))),
    )


def points_shown(checklist: Checklist) -> rx.Component:
    """When it is needed, and its parts with boxes, which paper has, too."""
    when = ui.rich_text(checklist.when_html, lang=checklist.language, class_name="mb5")
    parts = rx.foreach(checklist.parts, lambda part: _part(part, checklist.language))
    return ui.el.div(rx.cond(checklist.when_html != "", when), parts, class_name="checklist")


def _part(part: ui.ViewVar[PartView], language: Any) -> rx.Component:
    title = ui.el.h2(part.title, lang=language, class_name="t-sec")
    points = ui.el.ul(
        rx.foreach(part.points, lambda point: _point(point, language)), class_name="check-points"
    )
    return ui.el.section(rx.cond(part.title != "", title), points, class_name="check-part")


def _point(point: ui.ViewVar[PointView], language: Any) -> rx.Component:
    usual = _("usual {low} to {high}", low=point.usual_low, high=point.usual_high)
    reading = ui.el.span(
        ui.el.span(class_name="check-blank", aria_hidden="true"),
        ui.el.span(point.unit),
        rx.cond(point.usual_low != "", ui.el.span(usual, class_name="t-meta")),
        class_name="check-reading",
    )
    return ui.el.li(
        ui.el.span(class_name="check-box", aria_hidden="true"),
        ui.el.div(
            ui.el.span(point.text, lang=language, class_name="t-read-s"),
            rx.cond(point.hint != "", ui.el.p(point.hint, lang=language, class_name="t-meta")),
            rx.cond(point.has_reading, reading),
            class_name="grow",
        ),
        key=point.number,
    )


def start_dialog(checklist: Checklist, errors: ui.Errors, *, on_submit: Any, cleared: Any) -> rx.Component:
    """For what it is run, and whether the team sees it."""
    subject = ui.text_input("subject", max_length=SUBJECT_MAX, auto_complete="off")
    share = ui.checkbox(
        "is_shared",
        _("Share with my team, {team}", team=checklist.team),
        hint=_("They see this run and can tick, too."),
        value="true",
    )
    form = ui.form(
        ui.field(
            *("subject", _("Which one?"), subject), error=errors["subject"], optional=True,
            hint=_("The pump, the desk or the place, in a word."),
        ),
        rx.cond(checklist.team != "", share),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(START)),
            ui.button(_("Start"), variant="solid", type="submit"),
        ),
        on_submit=on_submit,
        cleared=cleared,
        once=True,
    )  # fmt: skip
    return rx.cond(checklist.can_run, ui.dialog(form, id=START, title=_("Run this checklist"), width=440))


def runs_section(rows: Any, *more: rx.Component) -> rx.Component:
    """One's own runs and those of the team, the newest first; nothing before the first."""
    section = ui.section(_("Last runs"), ui.list_(rx.foreach(rows, _run)), *more, class_name="not-print")
    return rx.cond(rows.length() > 0, section)


def _run(row: ui.ViewVar[RunRow]) -> rx.Component:
    to = rx.Var.create("/runs/") + row.id
    title = rx.cond(row.subject != "", row.subject, ui.moment(row.started_at, "short"))
    about = ui.meta(
        rx.cond(row.is_mine, ui.el.span(_("you")), person_name(row.person)),
        ui.el.span(ui.moment(row.started_at, "date")),
        rx.cond(row.team != "", ui.el.span(row.team), ui.el.span(_("only you see it"))),
    )
    open_ = ui.badge(_("{n} of {total}", n=row.settled, total=row.points), "amber")
    return ui.el.li(
        person_avatar(row.person, "2"),
        ui.el.div(ui.link(title, to=to, class_name="t-title-s"), about, class_name="grow"),
        rx.cond(row.finished_at, ui.badge(_("Finished"), "grass"), open_),
        class_name="lh-li row g3",
        key=row.id,
    )


def checklist_aside(checklist: Checklist) -> list[rx.Component]:
    """Who wrote it."""
    return [item_authors(checklist)]


def checklist_dialogs(checklist: Checklist, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    text = _("Its words are gone for everybody, also in its runs. They cannot be recovered.")
    return item_dialogs(checklist, on_remove, title=_("Delete this checklist?"), text=text)


def first_look(checklist: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(checklist, ui.first_text(checklist.html, checklist.language))
