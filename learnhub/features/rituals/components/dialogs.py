"""What asks before a meeting is moved, called off or ended."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rituals.models import REASON_MAX
from learnhub.ui.text import _

MOVE, CANCEL, END = "move-meeting", "cancel-meeting", "end-meeting"


def dialogs(state: Any) -> rx.Component:
    """Move it, call it off, end it."""
    meeting = state.meeting
    reason = lambda key: ui.field(  # noqa: E731
        "reason",
        _("Why?"),
        ui.text_input("reason", id=key, max_length=REASON_MAX, error=state.errors["reason"]),
        error=state.errors["reason"],
        optional=True,
        id=key,
    )
    move = ui.form(
        ui.el.div(
            ui.field(
                "day",
                _("Day"),
                ui.text_input("day", type="date", default_value=meeting.day, error=state.errors["day"]),
                error=state.errors["day"],
            ),
            ui.field(
                "at",
                _("Starts at"),
                ui.text_input("at", type="time", error=state.errors["at"]),
                hint=_("By the clocks of {zone}", zone=meeting.zone),
                error=state.errors["at"],
            ),
            class_name="two",
        ),
        reason("move-reason"),
        _choices(MOVE, _("Move the meeting")),
        on_submit=state.move,
        cleared=state.saved,
    )
    cancel = ui.form(
        reason("cancel-reason"),
        _choices(CANCEL, _("Call it off")),
        on_submit=state.cancel,
        cleared=state.saved,
    )
    text = _("It stays in the list, struck through. Who wanted to come is told, and you can put it back.")
    return rx.cond(
        meeting.can_host,
        rx.fragment(
            ui.dialog(move, id=MOVE, title=_("Move this meeting"), width=480, closes_on=state.saved),
            ui.dialog(
                cancel,
                id=CANCEL,
                title=_("Call this meeting off?"),
                text=text,
                width=480,
                closes_on=state.saved,
            ),
            ui.confirm(
                id=END,
                title=_("Go to the closing?"),
                text=_("The timer stops. For fifteen minutes everybody who is here is asked two questions."),
                confirm=_("Go to the closing"),
                on_confirm=state.end,
                danger=False,
            ),
        ),
    )


def _choices(dialog: str, word: rx.Var[str]) -> rx.Component:
    return ui.dialog_actions(
        ui.button(_("Cancel"), **ui.close_dialog(dialog)), ui.button(word, variant="solid", type="submit")
    )
