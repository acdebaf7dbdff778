"""/mentoring/[mentor_ref]: pick a slot of a mentor and bring one question."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import (
    day_picker,
    mentor_card,
    nearest_slots,
    week_bar,
    week_grid,
    week_line,
    what_happens,
)
from learnhub.features.mentoring.schemas import QUESTION_MAX
from learnhub.features.mentoring.state import BookState as State
from learnhub.features.mentoring.state import WeekLiveState
from learnhub.ui.text import _
from learnhub.web.live import changed, watch

MY_HOURS = "/mentoring/my-hours"


def booking_page() -> rx.Component:
    """The mentor at the left, their week at the right, the question under it."""
    return ui.loaded(
        State.week.days,
        ui.el.div(mentor_card(State.mentor), ui.el.div(_notices(), _week(), _form()), class_name="booking"),
        _follow(),
        rows=4,
    )


def _follow() -> rx.Component:
    """Reads the week again when somebody changed it; each reader sees it in their own zone."""
    return rx.fragment(watch(WeekLiveState), changed(WeekLiveState.version, State.refresh))


def _notices() -> rx.Component:
    mentor = State.mentor
    return rx.fragment(
        rx.cond(
            mentor.is_me,
            ui.callout(
                _("This is your week as colleagues see it."),
                "info",
                ui.text_link(_("Change my hours"), to=MY_HOURS),
            ),
        ),
        rx.cond(
            mentor.is_paused,
            ui.callout(_("{name} takes no bookings at the moment.", name=mentor.person.name)),
        ),
        rx.cond(
            mentor.booked_id,
            ui.callout(
                _("You have a session: {moment}.", moment=ui.moment(mentor.booked_at, "long")),
                "info",
                ui.text_link(_("Open it"), to=rx.Var.create("/mentoring/sessions/") + mentor.booked_id),
            ),
            rx.cond(
                mentor.open_bookings >= 2,
                ui.callout(_("You have two open sessions already. Book the next one after one of them.")),
            ),
        ),
    )


def _week() -> rx.Component:
    return ui.el.section(
        week_bar(State.week, State.show_week),
        week_line(State.week),
        day_picker(State.week, State.day.key, State.show_day),
        ui.el.h3(ui.moment(State.day.noon, "full"), class_name="t-sec only-phone day-name"),
        week_grid(State.week, State.day.key, State.chosen.key, State.mentor.can_book, State.choose),
    )


def _form() -> rx.Component:
    is_open = (State.chosen.key != "") | (State.problem != "")
    return rx.cond(
        State.mentor.can_book,
        rx.fragment(rx.cond(is_open, _question()), what_happens()),
    )


def _question() -> rx.Component:
    return ui.form(
        ui.hidden("starts_at", State.chosen.key),
        ui.hidden("request_key", State.request_key),
        rx.cond(State.problem, _problem(), ui.el.h3(_when(), class_name="t-title-l mb3")),
        ui.field(
            "question",
            _("What is your question?"),
            ui.text_area("question", 2, max_length=QUESTION_MAX, auto_focus=True),
            error=State.errors["question"],
        ),
        rx.cond(State.chosen.key != "", _confirm()),
        on_submit=State.book,
        draft=rx.Var.create("mentoring-") + State.mentor.person.id,
        cleared=State.saved,
        class_name="lh-panel booking-panel",
    )


def _when() -> rx.Var[str]:
    chosen = State.chosen
    return _(
        "{day}, {start} to {end}",
        day=ui.moment(chosen.starts_at, "full"),
        start=ui.moment(chosen.starts_at, "time"),
        end=ui.moment(chosen.ends_at, "time"),
    )


def _problem() -> rx.Component:
    return ui.el.div(
        ui.callout(State.problem, "warning"),
        nearest_slots(State.nearest, State.choose),
        role="alert",
        class_name="col g3 mb4",
    )


def _confirm() -> rx.Component:
    return ui.dock(
        ui.el.p(_when(), class_name="t-body t-m t-num only-phone"),
        ui.button(_("Back"), size="3", on_click=State.back, class_name="not-phone"),
        ui.button(
            _("Confirm {time}", time=ui.moment(State.chosen.starts_at, "time")),
            variant="solid",
            size="3",
            type="submit",
        ),
        class_name="booking-dock",
    )
