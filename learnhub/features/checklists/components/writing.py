"""The form of a checklist: its name, and one point a line."""

import reflex as rx

from learnhub import ui
from learnhub.features.checklists.schemas import TEXT_MAX, WHEN_MAX, ChecklistText
from learnhub.features.discussion.components import folded, item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.ui.text import _

Text = ui.ViewVar[ChecklistText]


def checklist_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a checklist, in the order in which one writes it."""
    return [
        told(
            *("title", _("What is checked, in one sentence"), text.title, errors),
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("points", _("One point a line"), text.points, errors, most=TEXT_MAX, rows=8),
        _how(),
        folded(
            _("When is it needed?"),
            text.when != "",
            told("when", _("When it is needed"), text.when, errors, most=WHEN_MAX),
        ),
        item_tags(text, errors),
    ]


def _how() -> rx.Component:
    """What more a line can say, each with the line that says it."""
    rows = (
        ("# " + "…", _("begins a part")),
        ("> " + "…", _("what to know about the point above")),
        ("… ___ m (2.1 – 3.0)", _("asks for a reading, in its unit and usual range")),
    )
    lines = [
        ui.el.div(ui.el.dt(ui.el.code(shown)), ui.el.dd(says), class_name="row g3") for shown, says in rows
    ]
    return ui.el.dl(*lines, class_name="check-how t-meta")
