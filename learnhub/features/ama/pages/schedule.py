"""Announcing a session."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components import schedule
from learnhub.features.ama.state import ScheduleState
from learnhub.ui.text import _

PAUSE_MS = 250


def schedule_page() -> rx.Component:
    """The form of a new session."""
    form = ui.form(
        *schedule_fields(),
        ui.form_actions(
            ui.button(_("Cancel"), to="/ama", size="3"),
            ui.button(_("Announce the session"), variant="solid", type="submit", size="3"),
        ),
        on_submit=ScheduleState.schedule,
        draft="ama-new",
        cleared=ScheduleState.saved,
        once=True,
        class_name="form",
    )
    intro = _("Colleagues can ask and vote as soon as it is announced.")
    return ui.el.div(
        ui.heading(_("Schedule a session"), intro),
        ui.loaded(ScheduleState.is_ready, form),
        class_name="reading",
    )


def schedule_fields() -> list[rx.Component]:
    """The fields of the form, for a new session and a change."""
    state = ScheduleState
    return [
        schedule.words_fields(state.ama, state.errors),
        schedule.time_fields(state.day, state.starts, state.ends, state.zone, state.errors),
        schedule.leader_field(state.leaders, state.ama.leader.id, state.errors),
        schedule.hosts_field(
            state.hosts,
            state.host_ids,
            state.found,
            state.errors,
            on_search=state.find.debounce(PAUSE_MS),
            on_add=state.add_host,
            on_drop=state.drop_host,
        ),
        schedule.moderation_field(state.ama.moderation),
    ]
