"""/mentoring/sessions/[booking_ref]: one session, for its two people."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import calendar_address, mentor_address, move_address
from learnhub.features.mentoring.schemas import TAKEAWAY_MAX
from learnhub.features.mentoring.state import SessionState as State
from learnhub.features.people.components import person_line
from learnhub.ui.text import _

CANCEL = "cancel-session"


def session_page() -> rx.Component:
    """When, with whom, which question, where; the way to move or cancel; and what was taken away."""
    booking = State.booking
    return ui.loaded(
        booking.id,
        ui.el.article(
            _state(),
            ui.heading(
                _(
                    "{day}, {start} to {end}",
                    day=ui.moment(booking.starts_at, "full"),
                    start=ui.moment(booking.starts_at, "time"),
                    end=ui.moment(booking.ends_at, "time"),
                ),
                over=rx.cond(
                    booking.is_mentor, _("Twenty minutes as a mentor"), _("Twenty minutes with a mentor")
                ),
            ),
            ui.el.p(ui.icon("globe", 14, 1.75), booking.zone, class_name="t-meta row g1 session-zone"),
            person_line(booking.other, size="4"),
            ui.section(
                rx.cond(booking.is_mentor, _("What they bring"), _("Your question")),
                ui.el.p(booking.question, lang=booking.question_language, class_name="t-read mt3"),
            ),
            rx.cond(~booking.is_cancelled & ~booking.is_over, ui.section(_("Where"), _place())),
            rx.cond(booking.can_note, _takeaway()),
            rx.cond(~booking.is_over, _actions()),
            class_name="reading session",
        ),
        rows=2,
    )


def _state() -> rx.Component:
    booking = State.booking
    who = rx.cond(
        booking.cancelled_by_me,
        _("You cancelled this session."),
        _("{name} cancelled this session.", name=booking.other.name),
    )
    again = ui.text_link(_("Find another slot"), to=mentor_address(booking.other))
    return rx.cond(
        booking.is_cancelled,
        rx.cond(booking.is_mentor, ui.callout(who), ui.callout(who, "info", again)),
        rx.cond(booking.is_over, ui.callout(_("This session is over."))),
    )


def _place() -> rx.Component:
    booking = State.booking
    nothing = rx.cond(
        booking.is_mentor,
        _("You gave no place or link. Tell {name} where to find you.", name=booking.other.name),
        _("{name} will tell you where.", name=booking.other.name),
    )
    return rx.cond(
        booking.has_link,
        ui.el.div(
            ui.button(_("Open the call"), variant="solid", size="3", icon="video", href=booking.place),
            ui.el.span(booking.place, class_name="t-meta t-clip"),
            class_name="row g3 mt4",
        ),
        ui.el.p(rx.cond(booking.place, booking.place, nothing), class_name="t-body mt3"),
    )


def _takeaway() -> rx.Component:
    booking = State.booking
    return rx.fragment(
        ui.section(
            _("What did you take away?"),
            ui.form(
                ui.field(
                    "text",
                    _("One line"),
                    ui.text_input("text", max_length=TAKEAWAY_MAX, default_value=booking.takeaway),
                    error=State.errors["text"],
                ),
                ui.checkbox(
                    "is_shared",
                    _("Share it with {name}", name=booking.other.name),
                    hint=_("Without this it stays with you."),
                    default_checked=booking.is_shared,
                ),
                ui.form_actions(
                    rx.cond(
                        ~booking.was_asked,
                        ui.button(_("Nothing to note"), variant="ghost", on_click=State.skip),
                    ),
                    ui.button(_("Save"), variant="solid", type="submit"),
                ),
                on_submit=State.note,
                class_name="col g3 mt3",
            ),
        ),
        rx.cond(
            booking.others_takeaway,
            ui.section(
                _("What {name} took away", name=booking.other.name),
                ui.el.p(booking.others_takeaway, class_name="t-read mt3"),
            ),
        ),
    )


def _actions() -> rx.Component:
    booking = State.booking
    word = rx.cond(booking.is_cancelled, _("Take it out of my calendar"), _("Add to my calendar"))
    return ui.el.div(
        rx.cond(
            booking.can_move,
            ui.button(_("Move to another time"), icon="calendar_clock", to=move_address(booking)),
        ),
        ui.button(word, icon="calendar_check", href=calendar_address(booking), download="session.ics"),
        rx.cond(booking.can_cancel, _cancel()),
        class_name="row g3 wrap mt5",
    )


def _cancel() -> rx.Component:
    booking = State.booking
    return rx.fragment(
        ui.button(_("Cancel the session"), icon="undo_2", **ui.open_dialog(CANCEL)),
        ui.dialog(
            ui.dialog_actions(
                ui.button(_("Keep it"), **ui.close_dialog(CANCEL)),
                ui.button(
                    _("Cancel the session"),
                    variant="danger",
                    on_click=State.cancel,
                    **ui.close_dialog(CANCEL),
                ),
            ),
            id=CANCEL,
            title=_("Cancel this session?"),
            text=_("{name} sees that you cancelled. The slot is free again.", name=booking.other.name),
            width=440,
            role="alertdialog",
        ),
    )
