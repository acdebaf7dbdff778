"""/mentoring/my-calendar: what LearnHub reads from one's own calendar."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import busy_day, doubts
from learnhub.features.mentoring.schemas import ADDRESS_MAX
from learnhub.features.mentoring.state import MyCalendarState as State
from learnhub.ui.text import _

DISCONNECT = "disconnect-calendar"


def calendar_page() -> rx.Component:
    """The days to come as they were read; before that, and below them, the form for an address."""
    intro = _(
        "Your slots keep clear of it. LearnHub keeps when you are busy and nothing else: no title, no place."
    )
    return ui.el.div(
        ui.heading(_("What we read from your calendar"), intro),
        ui.loaded(State.is_ready, rx.cond(State.calendar.is_on, _connected(), _form())),
        class_name="reading",
    )


def _connected() -> rx.Component:
    calendar = State.calendar
    age = ui.meta(
        ui.el.span(calendar.host),
        rx.cond(calendar.read_at, ui.el.span(_("read {when}", when=ui.ago(calendar.read_at)))),
        ui.el.span(_("read again every 15 minutes")),
    )
    failed = _("The last try did not work. What was read before still counts.")
    problem = ui.callout(ui.el.span(calendar.problem, " ", failed), "warning", class_name="mb3")
    return rx.fragment(
        ui.el.div(age, class_name="mb4"),
        rx.cond(calendar.problem != "", problem),
        doubts(calendar),
        ui.section(_("The next 14 days"), ui.el.ul(rx.foreach(calendar.days, busy_day))),
        ui.section(_("Another calendar"), _form(), class_name="mt5"),
        ui.el.div(_disconnect(), class_name="mt5"),
    )


def _form() -> rx.Component:
    return ui.form(
        ui.field(
            "address",
            _("Address of your calendar"),
            ui.text_input("address", max_length=ADDRESS_MAX, required=True, auto_complete="off"),
            hint=_(
                "The private address in iCalendar format: in Google Calendar under “Settings and sharing”, "
                "in Outlook under “Publish a calendar”. It is kept encrypted and shown to nobody."
            ),
            error=State.errors["address"],
        ),
        ui.form_actions(ui.button(_("Read this calendar"), variant="solid", size="3", type="submit")),
        on_submit=State.connect,
        cleared=State.saved,
        class_name="form mt3",
    )


def _disconnect() -> rx.Component:
    return rx.fragment(
        ui.button(_("Stop reading it"), icon="calendar_x", **ui.open_dialog(DISCONNECT)),
        ui.confirm(
            id=DISCONNECT,
            title=_("Stop reading your calendar?"),
            text=_("Its address and what was read are forgotten. Your slots no longer keep clear of it."),
            confirm=_("Stop reading it"),
            on_confirm=State.disconnect,
        ),
    )
