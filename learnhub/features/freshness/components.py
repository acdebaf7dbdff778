"""How fresh something is, as pages and lists show it; the page has begun with `show_freshness`."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.freshness.enums import Standing
from learnhub.features.freshness.schedule import DAYS_MAX, DAYS_MIN
from learnhub.features.freshness.state import FreshnessState
from learnhub.features.people.components import person_line
from learnhub.ui.text import _

RHYTHM = "check-rhythm"
RETIRE = "retire"


def mark(checked_at: Any, standing: Any) -> rx.Component:
    """When it was checked, in green, or in amber that it has to be; nothing of what was never checked."""
    checked = ui.el.span(
        ui.icon("check", 14, 2.2), _("Checked {day}", day=ui.moment(checked_at, "date")), class_name="fresh"
    )
    needed = ui.el.span(ui.icon("history", 14, 2.2), _("Check needed"), class_name="fresh fresh-due")
    is_current = (standing == Standing.CURRENT.value) | (standing == "")
    return rx.cond(is_current, rx.cond(checked_at, checked), needed)


def page_mark(_item: Any) -> rx.Component:
    """The same of what the page shows."""
    view = FreshnessState.view
    return rx.cond(~view.is_retired, mark(view.checked_at, view.standing))


def kept_section(_item: Any) -> rx.Component:
    """Who keeps it up to date, when it was checked and is checked next, and what its keeper does."""
    view = FreshnessState.view
    line = person_line(view.owner, detail=rx.cond(view.is_offered, _("has left"), _when()))
    confirm = ui.button(_("Still right"), icon="check", on_click=FreshnessState.confirm(view.id))
    take = ui.button(_("Take it over"), icon="check", on_click=FreshnessState.take(view.id))
    asked = rx.cond(
        view.is_offered & view.can_take,
        take,
        rx.cond(view.can_check & (view.standing != Standing.CURRENT.value), confirm),
    )
    section = ui.section(
        _("Kept up to date"),
        line,
        rx.cond(_why() != "", ui.el.p(_why(), class_name="t-body t-2 mt3")),
        ui.el.div(asked, class_name="mt3"),
        line=False,
    )
    return rx.cond((view.id != "") & ~view.is_retired, section)


def _when() -> rx.Var[str]:
    view = FreshnessState.view
    following = ui.moment(view.due_at, "date")
    both = _("Checked {day}, next {following}", day=ui.moment(view.checked_at, "date"), following=following)
    once = rx.cond(view.checked_at, both, _("First check {day}", day=following))
    return rx.cond(view.standing == Standing.CURRENT.value, once, _("Check needed"))


def _why() -> rx.Var[str]:
    """What casts doubt on it, for those who may do something about it."""
    view = FreshnessState.view
    why = ui.match_text(
        view.cause,
        ("outdated", _("Two colleagues say that it is out of date")),
        ("source", _("What it was made of has changed")),
        ("forgotten", _("Colleagues often forget it: perhaps it can be said more clearly")),
        otherwise="",
    )
    return rx.cond(view.can_check, why, "")


def menu_items(_item: Any) -> rx.Component:
    """What its keeper does, in the menu of the page."""
    view = FreshnessState.view
    return rx.fragment(
        rx.cond(
            view.can_check,
            rx.fragment(
                ui.menu_item(_("Still right"), icon="check", on_click=FreshnessState.confirm(view.id)),
                ui.menu_item(_("When to check it"), icon="history", **ui.open_dialog(RHYTHM)),
                ui.menu_item(_("Retire"), icon="archive", **ui.open_dialog(RETIRE)),
            ),
        ),
        rx.cond(
            view.can_take,
            ui.menu_item(_("Keep it up to date myself"), icon="user", on_click=FreshnessState.take(view.id)),
        ),
    )


def freshness_dialogs(_item: Any) -> rx.Component:
    """The dialogs that these open."""
    view = FreshnessState.view
    days = ui.text_input(
        "every_days",
        type="number",
        min=DAYS_MIN,
        max=DAYS_MAX,
        default_value=view.every_days.to_string(),
        input_mode="numeric",
    )
    hint = _("From {least} to {most} days. You are asked in your inbox.", least=DAYS_MIN, most=DAYS_MAX)
    form = ui.form(
        ui.hidden("content_id", view.id),
        ui.field(
            "every_days",
            _("Days between two checks"),
            days,
            hint=hint,
            error=FreshnessState.errors["every_days"],
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(RHYTHM)),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=FreshnessState.set_rhythm,
        key=view.every_days.to_string(),
    )
    rhythm = ui.dialog(
        form, id=RHYTHM, title=_("When to check it"), width=440, closes_on=FreshnessState.saved
    )
    retire = ui.confirm(
        id=RETIRE,
        title=_("Retire this page?"),
        text=_("It leaves lists and the search. At its address it can still be read, and it can come back."),
        confirm=_("Retire"),
        on_confirm=FreshnessState.retire(view.id),
        danger=False,
    )
    return rx.cond(view.can_check, rx.fragment(rhythm, retire))


def retired_note(_item: Any) -> rx.Component:
    """The line above what is out of the library."""
    view = FreshnessState.view
    back = ui.button(_("Bring it back"), on_click=FreshnessState.bring_back(view.id), size="1")
    said = ui.el.span(_("Retired: it may no longer be true. It is in no list and is not found."))
    note = ui.callout(
        ui.el.span(said, rx.cond(view.can_bring_back, back), class_name="row g3 wrap between"),
        "warning",
        class_name="mb3",
    )
    return rx.cond(view.is_retired, note)
