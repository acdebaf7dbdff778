"""A month of meetings: the calendar, and the list that says the same in words."""

import reflex as rx

from learnhub import ui
from learnhub.features.rituals.components.words import form_name, reply_words
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.schemas import DayCell, MeetingRow, MonthView
from learnhub.ui.text import _


def meeting_address(row: ui.ViewVar[MeetingRow], below: str = "") -> rx.Var[str]:
    """The page of a meeting, or what is below it."""
    return rx.Var.create("/rituals/") + row.ritual_id + "/" + row.day + below


def month_bar(month: ui.ViewVar[MonthView], on_month: ui.ById) -> rx.Component:
    """Which month is shown, and the way to the ones before and after."""
    return ui.el.div(
        ui.el.h2(
            ui.el.span(ui.moment(month.noon, "month")), " ", month.name[:4], class_name="t-h2 month-name"
        ),
        ui.el.div(
            ui.icon_button(
                "chevron_left", _("Previous month"), variant="surface", disabled=month.previous == "",
                on_click=on_month(month.previous),
            ),
            ui.button(_("This month"), on_click=on_month("")),
            ui.icon_button(
                "chevron_right", _("Next month"), variant="surface", disabled=month.following == "",
                on_click=on_month(month.following),
            ),
            class_name="row g2",
        ),
        class_name="row between wrap g2 mb3",
    )  # fmt: skip


def month_calendar(month: ui.ViewVar[MonthView]) -> rx.Component:
    """The days with a meeting, and today. The list beside it says more, and is what is read out."""
    heads = rx.foreach(month.weekdays, lambda noon: ui.el.i(ui.moment(noon, "weekday_letter")))
    weeks = rx.foreach(month.weeks, lambda week: rx.foreach(week, _cell))
    return ui.el.div(heads, weeks, aria_hidden="true", class_name="cal")


def _cell(cell: ui.ViewVar[DayCell]) -> rx.Component:
    busy = ui.el.b(cell.number, class_name=rx.cond(cell.is_today, "cal-today", ""))
    day = rx.cond(cell.is_today, ui.el.u(cell.number), ui.el.span(cell.number))
    return rx.cond(cell.is_outside, ui.el.span(), rx.cond(cell.count > 0, busy, day))


def month_list(month: ui.ViewVar[MonthView]) -> rx.Component:
    """The meetings of the month, in order."""
    nothing = ui.empty(
        _("No meeting in this month"),
        _("Plan a ritual: a coffee, a workshop, a review. It comes back by itself."),
        icon="calendar_sync",
        colour="sky",
    )
    rows = ui.list_(rx.foreach(month.rows, meeting_row), class_name="month-list")
    return rx.cond(month.rows.length() > 0, rows, nothing)


def meeting_row(row: ui.ViewVar[MeetingRow]) -> rx.Component:
    """A meeting: when, of which ritual, where, and what became of it."""
    about = [
        ui.el.span(ui.time_range(row.starts_at, row.ends_at), class_name="t-num"),
        ui.el.span(form_name(row.form)),
        rx.cond((row.place != "") & ~row.has_link, ui.el.span(row.place)),
        rx.cond(row.has_link, ui.el.span(_("video call"))),
    ]
    title = ui.item_title(_struck(row, row.title), to=meeting_address(row), lang=row.language)
    return _row(row, title, about)


def day_row(row: ui.ViewVar[MeetingRow]) -> rx.Component:
    """The same among others of its ritual, where only the day is another one."""
    day = _struck(row, ui.moment(row.starts_at, "full"))
    title = ui.el.p(ui.link(day, to=meeting_address(row)), class_name="t-body t-m day-name")
    return _row(row, title, [ui.el.span(ui.time_range(row.starts_at, row.ends_at), class_name="t-num")])


def _struck(row: ui.ViewVar[MeetingRow], words: ui.Text) -> rx.Component:
    return rx.cond(row.state != MeetingStatus.PLANNED, ui.el.s(words), ui.el.span(words))


def _row(row: ui.ViewVar[MeetingRow], title: rx.Component, about: list[rx.Component]) -> rx.Component:
    return ui.row(
        title,
        ui.meta(*about, class_name="mt1"),
        _became(row),
        lead=ui.date_box(ui.moment(row.starts_at, "month_short"), ui.moment(row.starts_at, "number")),
        key=row.ritual_id + row.day,
        data_over=rx.cond(row.is_over, "true", "false"),
    )


def _became(row: ui.ViewVar[MeetingRow]) -> rx.Component:
    cancelled = ui.el.span(_("Not held"), rx.cond(row.why != "", rx.fragment(": ", row.why)))
    planned = rx.cond(
        row.is_held,
        rx.cond(row.is_over, ui.el.span(_("Held")), ui.el.span(_("Going on now"))),
        rx.cond(
            row.is_over,
            ui.el.span(_("Nobody began it")),
            rx.cond(
                row.is_moved,
                ui.el.span(_("Moved from {day}", day=ui.moment(row.usual_at, "day"))),
                rx.cond(row.reply != "", ui.el.span(reply_words(row.reply))),
            ),
        ),
    )
    words = ui.match_component(
        row.state,
        (MeetingStatus.CANCELLED.value, cancelled),
        (MeetingStatus.HOLIDAY.value, ui.el.span(_("Public holiday"))),
        otherwise=planned,
    )
    return ui.el.p(words, class_name="t-meta")
