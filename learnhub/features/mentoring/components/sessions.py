"""One's sessions in the rail."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.schemas import BookingView
from learnhub.ui.text import _


def session_address(booking: ui.ViewVar[BookingView]) -> rx.Var[str]:
    """The address of a session."""
    return rx.Var.create("/mentoring/sessions/") + booking.id


def calendar_address(booking: ui.ViewVar[BookingView]) -> rx.Var[str]:
    """A session as a file for a calendar."""
    return rx.Var.create("/mentoring/sessions/") + booking.id + "/session.ics"


def move_address(booking: ui.ViewVar[BookingView]) -> rx.Var[str]:
    """Where either of the two chooses another time for a session: the week of its mentor."""
    return rx.Var.create("/mentoring/") + booking.mentor_id + "?move=" + booking.id


def upcoming_row(booking: ui.ViewVar[BookingView]) -> rx.Component:
    """A session to come, in the rail."""
    return _session_row(
        booking,
        ui.date_box(ui.moment(booking.starts_at, "weekday_short"), ui.moment(booking.starts_at, "number")),
        ui.el.p(
            ui.time_range(booking.starts_at, booking.ends_at),
            ", ",
            booking.other.name,
            class_name="t-meta t-num",
        ),
    )


def past_row(booking: ui.ViewVar[BookingView]) -> rx.Component:
    """A session that is over, in the rail."""
    year = ui.moment(booking.starts_at, "year")
    other = ui.el.span(
        _("with {name}", name=booking.other.name),
        rx.cond(year != "", rx.fragment(", ", year)),
        class_name="t-first",
    )
    ask = ui.text_link(_("What did you take away?"), to=session_address(booking))
    return _session_row(
        booking,
        ui.date_box(ui.moment(booking.starts_at, "month_short"), ui.moment(booking.starts_at, "number")),
        ui.meta(other, rx.cond(~booking.was_asked, ask)),
    )


def _session_row(booking: ui.ViewVar[BookingView], leaf: rx.Component, under: rx.Component) -> rx.Component:
    return ui.el.li(
        leaf,
        ui.el.div(
            ui.link(
                booking.question,
                to=session_address(booking),
                lang=booking.question_language,
                class_name="t-body t-m session-question",
            ),
            under,
            class_name="grow",
        ),
        class_name="row g3 top session-row",
    )
