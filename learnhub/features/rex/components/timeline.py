"""What was seen when, and the fields of the editor that save themselves."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rex.components.causes import both_labels
from learnhub.features.rex.components.scripts import SavedField
from learnhub.features.rex.models import ENTRY_MAX, VIEWPOINT_MAX
from learnhub.features.rex.schemas import SeenView
from learnhub.features.wording import components as wording
from learnhub.ui.text import _


def saved_field(state: Any, *, unit: ui.Text, **props: Any) -> rx.Component:
    """A text that saves itself under the name `unit`."""
    rex = state.rex
    return SavedField.create(
        unit=unit,
        draft=rx.Var.create("rex-") + rex.id + "-" + unit,
        saved=state.answers,
        labels=rx.Var.create(both_labels()),
        language=rex.language,
        is_read_only=~rex.can_write,
        on_save=state.save,
        on_here=state.write_here,
        on_typed=lambda about, text: wording.on_typed(about, rex.language)(text),
        key=unit,
        **props,
    )


def timeline(state: Any) -> rx.Component:
    """What was seen when; views that differ stand side by side, each with its viewpoint."""
    rows = ui.el.ol(rx.foreach(state.entries, lambda entry: _entry(state, entry)), class_name="rexed-entries")
    form = ui.form(
        _moment_fields(state.errors),
        ui.field(
            "words",
            _("What was seen?"),
            ui.text_area("words", 2, max_length=ENTRY_MAX, error=state.errors["words"]),
            error=state.errors["words"],
        ),
        ui.form_actions(ui.button(_("Add to the timeline"), type="submit")),
        on_submit=state.add_entry,
        draft=rx.Var.create("rex-entry-") + state.rex.id,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    add = ui.el.details(ui.el.summary(_("Add a moment"), class_name="t-link t-body"), form)
    return ui.section(
        _("Timeline"),
        ui.el.p(
            _("Two people saw it differently? Write both, each with its viewpoint."), class_name="t-meta"
        ),
        rx.cond(state.entries.length() > 0, rows),
        rx.cond(state.rex.can_write, add),
        class_name="mt5",
    )


def _moment_fields(errors: ui.Errors) -> rx.Component:
    return ui.el.div(
        ui.field(
            "day",
            _("Day"),
            ui.text_input("day", type="date", error=errors["day"]),
            error=errors["day"],
        ),
        ui.field("at", _("Time"), ui.text_input("at", type="time", error=errors["at"]), error=errors["at"]),
        ui.field(
            "viewpoint",
            _("Seen by"),
            ui.text_input("viewpoint", max_length=VIEWPOINT_MAX, placeholder=_("a team, a place, a post")),
            optional=True,
        ),
        class_name="rexed-moment",
    )


def _entry(state: Any, entry: ui.ViewVar[SeenView]) -> rx.Component:
    unit = rx.Var.create("entry:") + entry.id
    label = rx.cond(
        entry.viewpoint != "",
        _("Seen by {who}", who=entry.viewpoint),
        _("Seen at this moment"),
    )
    words = saved_field(
        state, unit=unit, words=entry.words, edition=entry.edition, label=label, most=ENTRY_MAX, rows=1
    )
    remove = ui.icon_button("x", _("Take this moment out"), size="1", on_click=state.remove_entry(entry.id))
    return ui.el.li(
        ui.el.div(
            ui.el.span(ui.moment(entry.at, "short"), class_name="t-meta t-num"),
            rx.cond(state.rex.can_write, remove),
            class_name="row between g2",
        ),
        words,
        key=entry.id,
        class_name=rx.cond(entry.is_again, "rexed-entry rexed-again", "rexed-entry"),
    )
