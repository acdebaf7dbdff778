"""What the host console asks before it changes, ends or calls off a session."""

from typing import Literal

import reflex as rx

from learnhub import ui
from learnhub.features.ama.enums import Outcome, Phase
from learnhub.features.ama.pages.schedule import schedule_fields
from learnhub.features.ama.state import AmaHostLiveState, AmaHostState, ScheduleState
from learnhub.ui.text import _

CHANGE = "change-session"


def confirmations() -> list[rx.Component]:
    """The dialogs of a live session, or of one that is planned."""
    live, form = AmaHostLiveState, ScheduleState
    change = ui.dialog(
        ui.form(
            *schedule_fields(),
            ui.dialog_actions(
                ui.button(_("Cancel"), **ui.close_dialog(CHANGE)),
                ui.button(_("Save"), variant="solid", type="submit"),
            ),
            on_submit=form.change,
            draft=rx.Var.create("ama-") + form.ama.id,
        ),
        id=CHANGE,
        title=_("Change the session"),
        width=640,
        closes_on=form.saved,
    )
    end = ui.dialog(
        rx.cond(live.on_air != "", _end_on_air(), _end_now()),
        id="end-session",
        title=_("End this session?"),
        text=_("Nobody can ask or vote any more. Notes and answers become readable for everybody."),
        width=560,
        role="alertdialog",
    )
    call_off = ui.confirm(
        id="call-off",
        title=_("Call this session off?"),
        text=_("It disappears with every question asked for it. This cannot be undone."),
        confirm=_("Call off"),
        on_confirm=AmaHostState.call_off,
    )
    is_planned = (live.phase == Phase.SCHEDULED) & form.is_ready
    return [rx.cond(live.phase == Phase.LIVE, end), rx.cond(is_planned, rx.fragment(change, call_off))]


def _end_now() -> rx.Component:
    return ui.dialog_actions(
        ui.button(_("Cancel"), **ui.close_dialog("end-session")),
        _ends(_("End the session"), ""),
    )


def _end_on_air() -> rx.Component:
    """The same where a question is on air, which nobody has decided about."""
    return rx.fragment(
        ui.el.p(_("And the question on air: answered, or back to the list?"), class_name="t-body t-b"),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("end-session")),
            _ends(_("Back to the list, then end"), Outcome.BACK, variant="surface"),
            _ends(_("Answered, then end"), Outcome.ANSWERED),
        ),
    )


def _ends(label: ui.Text, outcome: str, variant: Literal["solid", "surface"] = "solid") -> rx.Component:
    close = ui.close_dialog("end-session")
    return ui.button(label, variant=variant, on_click=AmaHostState.end(str(outcome)), **close)
