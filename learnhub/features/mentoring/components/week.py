"""A mentor's week: days, slots, and what follows a booking."""

import reflex as rx

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


def week_line(week: ui.ViewVar[WeekView]) -> rx.Component:
    """Which days are shown and how much is free on them."""
    days = _("{first} to {last}.", first=ui.moment(week.first, "date"), last=ui.moment(week.last, "date"))
    free = rx.cond(
        week.free > 0,
        ngettext_("{n} slot is free.", "{n} slots are free.", week.free),
        _("No slot is free."),
    )
    return ui.el.p(days, " ", free, class_name="t-meta week-line", aria_live="polite")


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


def week_grid(
    week: ui.ViewVar[WeekView],
    shown: rx.Var[str],
    chosen: rx.Var[str],
    can_book: rx.Var[bool],
    on_choose: ui.ById,
) -> rx.Component:
    """The slots day by day: free ones are buttons, taken ones are struck through."""
    return ui.el.div(
        rx.foreach(week.days, lambda day: _day(day, shown, chosen, can_book, on_choose)),
        class_name=rx.cond(week.days.length() > 5, "week-grid week-grid-7", "week-grid"),
    )


def _day(
    day: ui.ViewVar[DayView],
    shown: rx.Var[str],
    chosen: rx.Var[str],
    can_book: rx.Var[bool],
    on_choose: ui.ById,
) -> rx.Component:
    return ui.el.section(
        ui.el.h3(
            ui.el.span(ui.moment(day.noon, "weekday_short"), aria_hidden="true", class_name="t-meta"),
            ui.el.b(ui.moment(day.noon, "number"), aria_hidden="true"),
            ui.only_spoken(ui.moment(day.noon, "full")),
            class_name=rx.cond(day.free > 0, "week-head", "week-head none"),
        ),
        ui.el.div(
            rx.foreach(day.slots, lambda slot: _slot(slot, chosen, can_book, on_choose)),
            rx.cond(day.slots.length() == 0, ui.el.span(_("No slots"), class_name="t-meta no-slots")),
            class_name="slots",
        ),
        class_name=rx.cond(day.key == shown, "week-col is-day", "week-col"),
    )


def _slot(
    slot: ui.ViewVar[SlotView], chosen: rx.Var[str], can_book: rx.Var[bool], on_choose: ui.ById
) -> rx.Component:
    time = ui.moment(slot.starts_at, "time")
    return rx.cond(
        slot.is_free,
        rx.cond(
            can_book, slot_button(slot, chosen, on_choose), ui.el.div(time, class_name="slot slot-shown")
        ),
        ui.el.button(
            time, type="button", disabled=True, aria_label=_("{time}, taken", time=time), class_name="slot"
        ),
    )


def slot_button(slot: ui.ViewVar[SlotView], chosen: rx.Var[str], on_choose: ui.ById) -> rx.Component:
    """A free slot that one can take in hand."""
    return ui.el.button(
        ui.moment(slot.starts_at, "time"),
        type="button",
        aria_pressed=slot.key == chosen,
        on_click=on_choose(slot.key),
        data_sends="",
        class_name="slot",
    )


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
        ("calendar_check", _("On confirmation"), _("Both of you see the session under Today.")),
        ("video", _("Where"), _("The link or the place is on the page of the session, with your question.")),
        ("undo_2", _("If something comes up"), _("Either of you can cancel until it begins.")),
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
