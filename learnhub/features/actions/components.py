"""On Today: what one has agreed to do."""

import reflex as rx

from learnhub import ui
from learnhub.features.actions.schemas import OwedAction, OwedActions
from learnhub.ui.text import _


def owed(view: ui.ViewVar[OwedActions]) -> rx.Component:
    """What is due first, each with the way to where it was agreed."""
    shown = ui.el.section(
        ui.el.h2(_("What you said you would do"), class_name="t-sec"),
        ui.el.ul(rx.foreach(view.rows, _row), class_name="col g3 mt3"),
    )
    return rx.cond(view.rows.length() > 0, shown)


def _row(row: ui.ViewVar[OwedAction]) -> rx.Component:
    due = _("by {day}", day=ui.moment(row.due_at, "date"))
    return ui.el.li(
        ui.link(row.words, to=row.address, class_name="t-body t-m"),
        ui.meta(
            ui.el.span(due, class_name=rx.cond(row.is_late, "t-num t-warn", "t-num")),
            ui.el.span(row.title, lang=row.language),
        ),
        key=row.id,
    )
