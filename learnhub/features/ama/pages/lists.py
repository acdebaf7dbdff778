"""All sessions, and joining one by its code."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components.ended import owed_list
from learnhub.features.ama.components.lists import attend_button, join_form, session_row
from learnhub.features.ama.room import AMA
from learnhub.features.ama.schemas import AmaRow
from learnhub.features.ama.state import AmaListState, AttendanceState, JoinState
from learnhub.ui.text import _


def schedule_button() -> rx.Component:
    """For leaders."""
    button = ui.button(_("Schedule a session"), variant="solid", icon="plus", to="/ama/new")
    return rx.cond(AmaListState.can_schedule, button)


def ama_list_page() -> rx.Component:
    """What is on, what comes, what was; and the code from a screen."""
    state = AmaListState
    nothing_planned = (state.live.length() == 0) & (state.scheduled.length() == 0)
    main = [
        ui.heading(_("Ask me anything"), _("Leaders answer live. Votes set the order.")),
        ui.loaded(
            state.is_ready,
            rx.cond(state.live.length() > 0, _sessions(_("Live now"), state.live)),
            rx.cond(state.scheduled.length() > 0, _sessions(_("Scheduled"), state.scheduled)),
            rx.cond(nothing_planned, _nothing()),
            rx.cond(
                state.rows.length() > 0,
                _sessions(_("Ended"), state.rows, ui.pager(state.has_more, state.show_more)),
            ),
        ),
    ]
    join = join_form(on_join=JoinState.join, error=JoinState.errors["code"])
    return ui.columns(main, [join, owed_list(state.owed)])


def _sessions(title: ui.Text, rows: rx.Var[list[AmaRow]], *more: rx.Component) -> rx.Component:
    return ui.section(title, ui.list_(rx.foreach(rows, _session)), *more)


def _session(row: ui.ViewVar[AmaRow]) -> rx.Component:
    is_attending = AttendanceState.attending.contains(row.id)
    toggle = AttendanceState.attend(row.id, ~is_attending)
    return session_row(row, attend_button(is_attending, on_press=toggle))


def _nothing() -> rx.Component:
    return ui.empty(
        _("No session is planned"),
        _("When a leader announces one, you can ask right away, with or without your name."),
        rx.cond(AmaListState.can_schedule, ui.button(_("Schedule a session"), to="/ama/new")),
        icon=AMA.icon,
        colour=AMA.colour,
    )


def join_page() -> rx.Component:
    """Leads on to the session of the code; asks again when there is none."""
    unknown = _("No session has this code. Check the six digits on the screen.")
    asked = rx.fragment(
        ui.heading(_("Join a session")),
        ui.callout(unknown, "warning", class_name="mb5"),
        join_form(on_join=JoinState.join, error=JoinState.errors["code"]),
    )
    return ui.el.div(rx.cond(JoinState.is_unknown, asked, ui.skeleton_rows(2)), class_name="reading")
