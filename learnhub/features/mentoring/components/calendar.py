"""What LearnHub reads from a mentor's own calendar: days as bars, and what had to be guessed."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.schemas import BusyBar, BusyDay, CalendarView
from learnhub.ui.text import _, ngettext_


def busy_day(day: ui.ViewVar[BusyDay]) -> rx.Component:
    """A day from midnight to midnight: a bar for each busy time, and the times in words."""
    times = rx.cond(day.bars.length() > 0, rx.foreach(day.bars, _times), _("nothing"))
    return ui.el.li(
        ui.el.span(ui.moment(day.noon, "day"), class_name="t-body t-m busy-day"),
        ui.el.span(rx.foreach(day.bars, _bar), class_name="busy-track", aria_hidden="true"),
        ui.el.span(rx.cond(day.is_whole, _("all day"), times), class_name="t-meta t-num busy-times"),
        class_name="lh-li busy-row",
    )


def _bar(bar: ui.ViewVar[BusyBar]) -> rx.Component:
    return ui.el.span(class_name="busy-bar", style={"left": bar.left, "width": bar.width})


def _times(bar: ui.ViewVar[BusyBar]) -> rx.Component:
    return ui.el.span(ui.time_range(bar.starts_at, bar.ends_at))


def doubts(calendar: ui.ViewVar[CalendarView]) -> rx.Component:
    """What was guessed or left out; nothing when all is clear."""
    zones = _(
        "LearnHub does not know the time zone of some events: {zones}. Their times were taken in the zone of "
        "your calendar, or else in yours: {zone}.",
        zones=calendar.unknown_zones,
        zone=calendar.zone,
    )
    floating = ngettext_(
        "{n} event has no time zone and was taken in yours: {zone}.",
        "{n} events have no time zone and were taken in yours: {zone}.",
        calendar.floating,
        zone=calendar.zone,
    )
    unread = ngettext_(
        "{n} event could not be understood. It blocks nothing.",
        "{n} events could not be understood. They block nothing.",
        calendar.unread,
    )
    return rx.fragment(
        rx.cond(calendar.unknown_zones != "", ui.callout(zones, "warning", class_name="mb3")),
        rx.cond(calendar.floating > 0, ui.callout(floating, "warning", class_name="mb3")),
        rx.cond(calendar.unread > 0, ui.callout(unread, "warning", class_name="mb3")),
    )
