"""/mentoring/[mentor_ref]: pick a slot of a mentor and bring one question."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import (
    Picking,
    day_picker,
    mentor_card,
    move_address,
    nearest_slots,
    other_row,
    session_address,
    week_bar,
    week_grid,
    week_line,
    what_happens,
)
from learnhub.features.mentoring.schemas import QUESTION_MAX
from learnhub.features.mentoring.state import BookState as State
from learnhub.features.mentoring.state import WeekLiveState
from learnhub.features.questions.room import QUESTION
from learnhub.ui.text import _
from learnhub.web.live import changed, watch

MY_HOURS = "/mentoring/my-hours"
CANCEL = "cancel-booked-session"


def booking_page() -> rx.Component:
    """The mentor at the left; at the right one's session with them, or their week and the question."""
    has_session = (State.booking.id != "") & ~State.is_moving
    week = rx.fragment(_week(), _others(), _form(), _steps())
    return ui.loaded(
        State.week.days,
        ui.el.div(
            mentor_card(State.mentor),
            ui.el.div(_notices(), rx.cond(has_session, _booked(), week)),
            class_name="booking",
        ),
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
            State.is_moving,
            ui.callout(
                _(
                    "The session with {name} is on {moment}. Its question stays.",
                    name=State.booking.other.name,
                    moment=ui.moment(State.booking.starts_at, "long"),
                ),
                "info",
                ui.text_link(_("Keep the time"), to=session_address(State.booking)),
            ),
            rx.cond(
                mentor.is_me,
                ui.callout(
                    _("This is your week as colleagues see it."),
                    "info",
                    ui.text_link(_("Change my hours"), to=MY_HOURS),
                ),
            ),
        ),
        rx.cond(
            mentor.back_at & ~mentor.is_paused,
            ui.callout(
                _(
                    "{name} is back on {day}.",
                    name=mentor.person.name,
                    day=ui.moment(mentor.back_at, "full"),
                )
            ),
        ),
        rx.cond(
            mentor.is_paused,
            ui.callout(_("{name} takes no bookings at the moment.", name=mentor.person.name)),
        ),
        rx.cond(
            ~State.is_moving & (mentor.booked_id == "") & (mentor.open_bookings >= 2),
            ui.callout(_("You have two open sessions already. Book the next one after one of them.")),
        ),
    )


def _booked() -> rx.Component:
    booking, name = State.booking, State.mentor.person.name
    return rx.fragment(
        ui.el.h2(_("You already have twenty minutes with {name}", name=name), class_name="t-h2"),
        ui.el.p(
            _("One at a time leaves room for others. You can book again once this one has taken place."),
            class_name="t-body t-2 week-line",
        ),
        ui.panel(
            ui.date_box(
                ui.moment(booking.starts_at, "weekday_short"), ui.moment(booking.starts_at, "number")
            ),
            ui.el.div(
                ui.el.h3(_when(booking.starts_at, booking.ends_at), class_name="t-title-l t-first"),
                ui.meta(booking.zone, ui.ahead(booking.starts_at)),
                ui.el.p(
                    booking.question, lang=booking.question_language, class_name="t-read booked-question"
                ),
                rx.cond(booking.can_cancel, _change()),
                ui.text_link(_("See the session"), to=session_address(booking), class_name="t-body"),
                class_name="grow",
            ),
            class_name="row top booked",
        ),
        _others(),
    )


def _change() -> rx.Component:
    return ui.el.div(
        ui.button(
            _("Move to another time"),
            variant="solid",
            size="3",
            icon="calendar_clock",
            to=move_address(State.booking),
        ),
        ui.button(_("Cancel the session"), variant="ghost", size="3", **ui.open_dialog(CANCEL)),
        ui.confirm(
            id=CANCEL,
            title=_("Cancel this session?"),
            text=_("{name} sees that you cancelled. The slot is free again.", name=State.booking.other.name),
            confirm=_("Cancel the session"),
            on_confirm=State.cancel,
        ),
        class_name="row g3 wrap mb4",
    )


def _others() -> rx.Component:
    """Who can help instead: only where the week has nothing to book."""
    return rx.cond(
        (State.booking.id != "") & ~State.is_moving | State.week.is_booked_out & ~State.mentor.is_me,
        ui.section(
            _("Something that cannot wait"),
            ui.list_(
                rx.foreach(State.others, other_row),
                ui.row(
                    ui.el.p(_("Ask everybody"), class_name="t-body t-b"),
                    ui.el.p(_("Whoever knows answers in writing."), class_name="t-meta"),
                    lead=ui.tile(QUESTION.icon, QUESTION.colour),
                    actions=ui.button(_("Ask a question"), to="/questions/ask"),
                ),
            ),
            class_name="mt6",
        ),
    )


def _week() -> rx.Component:
    picking = Picking(
        shown=State.day.key,
        opened=State.opened,
        chosen=State.chosen.key,
        can_choose=State.mentor.can_book | State.is_moving,
        on_choose=State.choose,
        on_unfold=State.unfold,
    )
    return ui.el.section(
        week_bar(State.week, State.show_week),
        week_line(State.week, State.mentor.person.name, State.show_week),
        day_picker(State.week, State.day.key, State.show_day),
        ui.el.h3(ui.moment(State.day.noon, "full"), class_name="t-sec only-phone day-name"),
        week_grid(State.week, picking),
    )


def _form() -> rx.Component:
    is_open = (State.chosen.key != "") | (State.problem != "")
    form = rx.cond(State.is_moving, _move(), _question())
    return rx.cond((State.mentor.can_book | State.is_moving) & is_open, form)


def _steps() -> rx.Component:
    return rx.cond(State.mentor.can_book, what_happens())


def _question() -> rx.Component:
    return ui.form(
        ui.hidden("starts_at", State.chosen.key),
        ui.hidden("request_key", State.request_key),
        _head(),
        ui.field(
            "question",
            _("What is your question?"),
            ui.text_area("question", 2, max_length=QUESTION_MAX, auto_focus=True),
            error=State.errors["question"],
        ),
        rx.cond(State.chosen.key != "", _confirm(_("Confirm {time}", time=_time()))),
        on_submit=State.book,
        draft=rx.Var.create("mentoring-") + State.mentor.person.id,
        cleared=State.saved,
        class_name="lh-panel booking-panel",
    )


def _move() -> rx.Component:
    return ui.form(
        ui.hidden("starts_at", State.chosen.key),
        _head(),
        ui.el.p(State.booking.question, lang=State.booking.question_language, class_name="t-read"),
        rx.cond(State.chosen.key != "", _confirm(_("Move to {time}", time=_time()))),
        on_submit=State.move,
        class_name="lh-panel booking-panel",
    )


def _head() -> rx.Component:
    when = _when(State.chosen.starts_at, State.chosen.ends_at)
    return rx.cond(State.problem, _problem(), ui.el.h3(when, class_name="t-title-l mb3"))


def _time() -> rx.Var[str]:
    return ui.moment(State.chosen.starts_at, "time")


def _when(start: ui.Moment, end: ui.Moment) -> rx.Var[str]:
    return _(
        "{day}, {start} to {end}",
        day=ui.moment(start, "full"),
        start=ui.moment(start, "time"),
        end=ui.moment(end, "time"),
    )


def _problem() -> rx.Component:
    return ui.el.div(
        ui.callout(State.problem, "warning"),
        nearest_slots(State.nearest, State.choose),
        role="alert",
        class_name="col g3 mb4",
    )


def _confirm(word: ui.Text) -> rx.Component:
    return ui.dock(
        ui.el.p(
            _when(State.chosen.starts_at, State.chosen.ends_at), class_name="t-body t-m t-num only-phone"
        ),
        ui.button(_("Back"), size="3", on_click=State.back, class_name="not-phone"),
        ui.button(word, variant="solid", size="3", type="submit"),
        class_name="booking-dock",
    )
