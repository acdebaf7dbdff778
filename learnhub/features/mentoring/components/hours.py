"""What a mentor declares: weekdays and blocked days."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.schemas import DayOffView, HoursView, WeekdayView
from learnhub.ui.text import _, ngettext_


def weekday_name(weekday: rx.Var[int]) -> rx.Var[str]:
    """The name of a weekday, 0 being Monday."""
    return ui.match_text(weekday, *enumerate(weekday_names()), otherwise="")


def weekday_names() -> list[rx.Var[str]]:
    """Monday to Sunday."""
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]


def weekday_row(day: ui.ViewVar[WeekdayView], on_remove: ui.ById) -> rx.Component:
    """A weekday with its hours, each of which can be removed."""
    return ui.el.li(
        ui.el.span(weekday_name(day.weekday), class_name="t-body t-m hours-day"),
        ui.el.div(
            rx.foreach(day.hours, lambda hours: _hours(hours, day, on_remove)),
            rx.cond(day.hours.length() == 0, ui.el.span(_("No hours"), class_name="t-meta")),
            class_name="row g2 wrap grow",
        ),
        class_name="lh-li row g3 hours-row",
    )


def _hours(hours: ui.ViewVar[HoursView], day: ui.ViewVar[WeekdayView], on_remove: ui.ById) -> rx.Component:
    label = _(
        "Remove {day} {starts} to {ends}",
        day=weekday_name(day.weekday),
        starts=ui.clock(hours.starts),
        ends=ui.clock(hours.ends),
    )
    return ui.el.span(
        ui.el.span(ui.clock_range(hours.starts, hours.ends), class_name="t-num"),
        ui.icon_button("x", label, size="1", icon_size=14, on_click=on_remove(hours.id)),
        class_name="hours",
    )


def day_off_row(off: ui.ViewVar[DayOffView], on_unblock: Callable[..., Any]) -> rx.Component:
    """Blocked days, what still stands on them, and the way back."""
    first, last = ui.moment(off.noon, "full"), ui.moment(off.last_noon, "full")
    name = rx.cond(off.day == off.until, first, _("{first} to {last}", first=first, last=last))
    give_back = on_unblock(off.day, off.until)
    return ui.el.li(
        ui.el.span(name, class_name="t-body t-m grow"),
        rx.cond(
            off.sessions > 0,
            ui.badge(ngettext_("{n} session stands", "{n} sessions stand", off.sessions), "amber"),
        ),
        ui.icon_button(
            "x",
            _("Give {day} back", day=name),
            size="1",
            icon_size=14,
            on_click=give_back,
        ),
        class_name="lh-li row g3 hours-row",
    )
