"""/mentoring/sessions/[booking_ref]: one session, for its two people."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import become_buttons
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.mentoring.components import calendar_address, mentor_address, move_address
from learnhub.features.mentoring.enums import Consent
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
        rx.cond((booking.takeaway != "") & booking.is_shared, _share()),
        rx.cond(
            booking.others_takeaway,
            ui.section(
                _("What {name} took away", name=booking.other.name),
                ui.el.p(booking.others_takeaway, class_name="t-read mt3"),
                _agree(),
            ),
        ),
        rx.cond(booking.made.length() > 0, _became()),
    )


def _share() -> rx.Component:
    """From one line of two people to something for everybody, when both want that."""
    booking = State.booking
    name = booking.other.name
    ask = ui.el.div(
        ui.el.p(_("Ask {name} first: it was said between the two of you.", name=name), class_name="t-meta"),
        ui.button(_("Ask {name}", name=name), icon="send", on_click=State.ask),
        class_name="col g3 start mt3",
    )
    waits = ui.el.p(
        _("{name} is asked. Until they agree it stays with you.", name=name), class_name="t-meta mt3"
    )
    agreed = ui.el.div(
        ui.el.p(_("{name} agrees, and is named as an author beside you.", name=name), class_name="t-meta"),
        ui.el.div(*become_buttons(rx.Var.create("takeaway:") + booking.id), class_name="row g3 wrap"),
        class_name="col g3 mt3",
    )
    shown = ui.match_component(
        booking.consent, (Consent.ASKED, waits), (Consent.GIVEN, agreed), otherwise=ask
    )
    return ui.section(_("Share it with everybody"), shown)


def _agree() -> rx.Component:
    """The answer to the other one's question, and the way back from either."""
    booking = State.booking
    yes = ui.button(_("Yes, share it"), variant="solid", icon="check", on_click=State.agree)
    asked = ui.el.div(
        ui.el.p(
            _(
                "{name} would like to share this with everybody, with both your names.",
                name=booking.other.name,
            ),
            class_name="t-meta",
        ),
        ui.el.div(
            yes,
            ui.button(_("No"), on_click=State.refuse),
            class_name="row g3 wrap",
        ),
        class_name="col g3 mt3",
    )
    given = ui.el.div(
        ui.el.p(
            _("You agreed that {name} shares this with everybody.", name=booking.other.name),
            class_name="t-meta",
        ),
        rx.cond(
            booking.made.length() > 0,
            ui.el.p(_("What is published already stays."), class_name="t-meta"),
        ),
        ui.button(_("Take it back"), icon="undo_2", on_click=State.refuse),
        class_name="col g3 start mt3",
    )
    refused = ui.el.div(
        ui.el.p(
            _("You keep this between the two of you. {name} is not told.", name=booking.other.name),
            class_name="t-meta",
        ),
        ui.button(_("Share it after all"), icon="check", on_click=State.agree),
        class_name="col g3 start mt3",
    )
    return ui.match_component(
        booking.others_consent,
        (Consent.ASKED, asked),
        (Consent.GIVEN, given),
        (Consent.REFUSED, refused),
        otherwise=rx.fragment(),
    )


def _became() -> rx.Component:
    """What colleagues read of it now."""
    return ui.section(
        _("What it became"), ui.el.ul(rx.foreach(State.booking.made, _made), class_name="col g2 mt3")
    )


def _made(each: ui.ViewVar[MadeView]) -> rx.Component:
    return ui.el.li(ui.link(each.title, to=each.address, lang=each.language), key=each.id)


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
