"""The rituals of a community, as a tab of its pages."""

import reflex as rx

from learnhub import ui
from learnhub.features.rituals.components.months import meeting_row, month_calendar
from learnhub.features.rituals.components.words import form_name, rhythm_in_words
from learnhub.features.rituals.schemas import RitualRow
from learnhub.features.rituals.state.spaces import SpaceRitualsState
from learnhub.ui.text import _


def rituals() -> rx.Component:
    """What it does again and again, how it was kept, and the next meetings."""
    view = SpaceRitualsState.view
    plan = rx.cond(
        view.can_plan,
        ui.button(_("Plan a ritual"), icon="plus", to=rx.Var.create("/rituals/new?in=") + view.space_id),
    )
    nothing = ui.empty(
        _("It has no ritual yet"),
        _("A coffee, a workshop, a review: once planned, it comes back by itself."),
        plan,
        icon="calendar_sync",
        colour="sky",
    )
    coming = ui.list_(rx.foreach(view.coming, meeting_row))
    shown = rx.fragment(
        ui.list_(rx.foreach(view.rows, _ritual)),
        ui.el.div(plan, class_name="mt4"),
        rx.cond(
            view.coming.length() > 0,
            ui.section(_("Next meetings"), coming, line=False, class_name="mt5"),
        ),
    )
    return rx.cond(view.rows.length() > 0, shown, nothing)


def calendar() -> rx.Component:
    """The days of this month on which it meets, for the eye; the list says them."""
    month = SpaceRitualsState.month
    name = ui.el.span(ui.moment(month.noon, "month"), " ", month.name[:4], class_name="month-name")
    shown = ui.section(_("Rituals"), month_calendar(month), note=name, line=False)
    return rx.cond((month.name != "") & (SpaceRitualsState.view.rows.length() > 0), shown)


def _ritual(row: ui.ViewVar[RitualRow]) -> rx.Component:
    words = _("kept {kept} of {due} times", kept=row.kept, due=row.due)
    kept = ui.el.p(ui.beat_marks(row.marks), words, class_name="t-meta row g2 mt1")
    return ui.row(
        ui.item_title(row.title, to=rx.Var.create("/rituals/") + row.id, lang=row.language),
        ui.meta(ui.el.span(form_name(row.form)), rhythm_in_words(row.rhythm), class_name="mt1"),
        rx.cond(row.due > 0, kept),
        key=row.id,
    )
