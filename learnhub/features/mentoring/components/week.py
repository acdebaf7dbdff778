"""A mentor's week: days, slots, and what follows a booking."""

from dataclasses import dataclass

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.mentoring.schemas import DayView, SlotView, WeekView
from learnhub.ui.text import _, ngettext_


def week_bar(week: ui.ViewVar[WeekView], on_week: ui.ById) -> rx.Component:
    """The title of the week, the reader's zone, and the way to the weeks before and after."""
    return ui.el.div(
        ui.el.h2(_("Pick a time"), class_name="t-h2"),
        ui.el.div(
            ui.el.span(ui.icon("globe", 14, 1.75), week.zone, class_name="t-meta row g1"),
            _turn("chevron_left", _("Previous week"), week.previous, on_week),
            _turn("chevron_right", _("Next week"), week.next, on_week),
            class_name="row g2",
        ),
        class_name="row between wrap g2",
    )


def _turn(icon: str, label: ui.Text, day: ui.Text, on_week: ui.ById) -> rx.Component:
    return ui.icon_button(icon, label, variant="surface", disabled=day == "", on_click=on_week(day))


def week_line(week: ui.ViewVar[WeekView], name: ui.Text, on_week: ui.ById) -> rx.Component:
    """Which days are shown and how much can be booked on them; when that is nothing, why and when again."""
    days = _("{first} to {last}.", first=ui.moment(week.first, "date"), last=ui.moment(week.last, "date"))
    limits = _(
        "{name} holds at most two sessions a day and four a week, so that each one gets full attention.",
        name=name,
    )
    free = ngettext_(
        "{n} session can still be booked that week.", "{n} sessions can still be booked that week.", week.free
    )
    none = rx.cond(
        week.is_booked_out, _("The sessions of {name} that week are taken.", name=name), _("No slot is free.")
    )
    return ui.el.div(
        ui.el.p(
            days,
            " ",
            rx.cond((week.free > 0) | week.is_booked_out, rx.fragment(limits, " ")),
            rx.cond(week.free > 0, free, none),
            class_name="t-body t-2",
            aria_live="polite",
        ),
        rx.cond(week.next_day, _next_free(week, on_week)),
        class_name="week-line",
    )


def _next_free(week: ui.ViewVar[WeekView], on_week: ui.ById) -> rx.Component:
    return ui.el.p(
        ui.el.button(
            _("Next free day: {day}", day=ui.moment(week.next_at, "long")),
            type="button",
            on_click=on_week(week.next_day),
            data_sends="",
            class_name="t-link t-body",
        )
    )


def day_picker(week: ui.ViewVar[WeekView], shown: rx.Var[str], on_day: ui.ById) -> rx.Component:
    """The days of the week on a phone, each with how much is free."""
    return ui.el.div(
        rx.foreach(week.days, lambda day: _day_pick(day, shown, on_day)),
        role="group",
        aria_label=_("Day"),
        class_name="day-picker",
    )


def _day_pick(day: ui.ViewVar[DayView], shown: rx.Var[str], on_day: ui.ById) -> rx.Component:
    free = rx.cond(day.free > 0, ngettext_("{n} free", "{n} free", day.free), _("none"))
    return ui.el.button(
        ui.moment(day.noon, "weekday_short"),
        ui.el.b(ui.moment(day.noon, "number")),
        free,
        type="button",
        aria_pressed=day.key == shown,
        on_click=on_day(day.key),
        data_sends="",
        class_name=rx.cond(day.free > 0, "day-pick", "day-pick none"),
    )


@dataclass(frozen=True)
class Picking:
    """What of a week is shown and chosen, and what is done with it."""

    shown: rx.Var[str]
    opened: ArrayVar[list[str]]
    chosen: rx.Var[str]
    can_choose: rx.Var[bool]
    on_choose: ui.ById
    on_unfold: ui.ById


def week_grid(week: ui.ViewVar[WeekView], picking: Picking) -> rx.Component:
    """The slots day by day: free ones are buttons that the arrow keys lead to, taken ones are struck through.

    Times between half-hours are narrower and shown on demand.
    """
    return ui.el.div(
        rx.foreach(week.days, lambda day: _day(day, picking)),
        data_arrows="",
        class_name=rx.cond(week.days.length() > 5, "week-grid week-grid-7", "week-grid"),
    )


def _day(day: ui.ViewVar[DayView], picking: Picking) -> rx.Component:
    is_open = (day.more == 0) | picking.opened.contains(day.key)
    return ui.el.section(
        ui.el.h3(
            ui.el.span(ui.moment(day.noon, "weekday_short"), aria_hidden="true", class_name="t-meta"),
            ui.el.b(ui.moment(day.noon, "number"), aria_hidden="true"),
            ui.only_spoken(ui.moment(day.noon, "full")),
            class_name=rx.cond(day.free > 0, "week-head", "week-head none"),
        ),
        ui.el.div(
            rx.foreach(day.slots, lambda slot: rx.cond(is_open | ~slot.is_between, _slot(slot, picking))),
            rx.cond(day.slots.length() == 0, ui.el.span(_("No slots"), class_name="t-meta no-slots")),
            rx.cond(day.more > 0, _more_times(day, is_open, picking.on_unfold)),
            class_name="slots",
        ),
        class_name=rx.cond(day.key == picking.shown, "week-col is-day", "week-col"),
    )


def _more_times(day: ui.ViewVar[DayView], is_open: rx.Var[bool], on_unfold: ui.ById) -> rx.Component:
    return ui.el.button(
        rx.cond(is_open, _("Fewer times"), ngettext_("{n} more time", "{n} more times", day.more)),
        rx.cond(is_open, ui.icon("chevron_up", 14, 1.75), ui.icon("chevron_down", 14, 1.75)),
        type="button",
        aria_expanded=is_open,
        on_click=on_unfold(day.key),
        data_sends="",
        class_name="more-times",
    )


def _slot(slot: ui.ViewVar[SlotView], picking: Picking) -> rx.Component:
    time = ui.moment(slot.starts_at, "time")
    look = rx.cond(slot.is_between, "slot slot-between", "slot")
    free = ui.el.button(
        time,
        type="button",
        aria_pressed=slot.key == picking.chosen,
        on_click=picking.on_choose(slot.key),
        data_sends="",
        class_name=look,
    )
    taken = ui.el.button(
        time, type="button", disabled=True, aria_label=_("{time}, taken", time=time), class_name=look
    )
    shown = ui.el.div(
        time, class_name=rx.cond(slot.is_between, "slot slot-shown slot-between", "slot slot-shown")
    )
    return rx.cond(slot.is_free, rx.cond(picking.can_choose, free, shown), taken)


def nearest_slots(slots: rx.Var[list[SlotView]], on_choose: ui.ById) -> rx.Component:
    """The free slots closest to one that was taken meanwhile."""
    return ui.el.div(
        rx.foreach(
            slots,
            lambda slot: ui.button(ui.moment(slot.starts_at, "short"), on_click=on_choose(slot.key)),
        ),
        class_name="row g2 wrap",
    )


def what_happens() -> rx.Component:
    """What follows a booking."""
    steps = (
        (
            "calendar_check",
            _("On confirmation"),
            _("Both of you find the session, its place and its calendar file under Today."),
        ),
        ("undo_2", _("If something comes up"), _("Move or cancel until it begins. No reason is asked.")),
        ("pencil", _("Afterwards"), _("One line on what you took away. Share it or keep it.")),
    )
    return ui.el.ol(
        *(
            ui.el.li(
                ui.icon(icon, 18, 1.75),
                ui.el.div(ui.el.p(title, class_name="t-body t-m"), ui.el.p(text, class_name="t-meta")),
            )
            for icon, title, text in steps
        ),
        class_name="steps3",
    )
