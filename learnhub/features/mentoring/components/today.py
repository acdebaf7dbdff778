"""What Today shows of mentoring."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.schemas import BookingView
from learnhub.ui.text import _


def to_note(booking: ui.ViewVar[BookingView]) -> rx.Component:
    """Asks what was taken away from a session that is over."""
    to = rx.Var.create("/mentoring/sessions/") + booking.id
    return rx.cond(
        booking.id != "",
        ui.el.section(
            ui.el.h2(_("What did you take away?"), class_name="t-sec"),
            ui.el.p(
                _("One line on your twenty minutes with {name}.", name=booking.other.name),
                " ",
                ui.text_link(_("Note it"), to=to),
                class_name="t-body t-2 mt2",
            ),
        ),
    )


def next_session(booking: ui.ViewVar[BookingView]) -> rx.Component:
    """The next session, or where to find a mentor."""
    to = rx.Var.create("/mentoring/sessions/") + booking.id
    booked = ui.el.div(
        ui.date_box(ui.moment(booking.starts_at, "weekday_short"), ui.moment(booking.starts_at, "number")),
        ui.el.div(
            ui.link(booking.question, to=to, lang=booking.question_language, class_name="t-body t-m"),
            ui.el.p(
                ui.time_range(booking.starts_at, booking.ends_at),
                ", ",
                booking.other.name,
                class_name="t-meta t-num",
            ),
            class_name="grow",
        ),
        class_name="row g3 top mt3",
    )
    nothing = ui.el.p(
        _("Twenty minutes with somebody who has done it before."),
        " ",
        ui.text_link(_("Find a mentor"), to="/mentoring"),
        class_name="t-body t-2 mt2",
    )
    return ui.el.section(
        ui.el.h2(_("Next mentoring"), class_name="t-sec"), rx.cond(booking.id != "", booked, nothing)
    )
