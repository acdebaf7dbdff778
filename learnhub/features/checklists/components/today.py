"""On Today: the run that was left."""

import reflex as rx

from learnhub import ui
from learnhub.features.checklists.schemas import OpenRun, RunRow
from learnhub.ui.text import _


def open_run(view: ui.ViewVar[OpenRun]) -> rx.Component:
    """The way back to what one has begun and not finished."""
    return rx.cond(
        view.rows.length() > 0, ui.el.div(rx.foreach(view.rows, _line), class_name="col g3 mb5 open-runs")
    )


def _line(row: ui.ViewVar[RunRow]) -> rx.Component:
    words = ui.el.span(
        ui.el.b(row.title, lang=row.language, class_name="t-m"),
        " ",
        rx.cond(row.subject != "", ui.el.span(row.subject, " ", class_name="t-2")),
        ui.el.span(_("{n} of {total}", n=row.settled, total=row.points), class_name="t-meta"),
        class_name="grow t-body",
    )
    to = rx.Var.create("/runs/") + row.id
    return ui.el.div(
        ui.icon("list_checks", 18),
        words,
        ui.button(_("Go on"), size="1", to=to),
        class_name="lh-strip",
        key=row.id,
    )
