"""The column of the host console with the question on air; before a session its preparation."""

import reflex as rx
from reflex.vars import StringVar

from learnhub import ui
from learnhub.features.ama.components import console, on_air
from learnhub.features.ama.components.composer import first_name
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.pages.console_dialogs import CHANGE
from learnhub.features.ama.state import AmaAnswersState, AmaHostLiveState, AmaHostState
from learnhub.ui.text import _


def session_address(*rest: str) -> StringVar:
    """The address of the session, or of one of its screens."""
    address = rx.Var.create("/ama/") + AmaHostState.ama.id
    return address + rest[0] if rest else address


def air_column() -> rx.Component:
    """What is answered now; what a host does before a session, and after it."""
    state, live = AmaHostState, AmaHostLiveState
    shown = rx.fragment(
        on_air.on_air(live.rows[live.on_air], live.votes[live.on_air], live.on_air_at),
        on_air.note_field(
            live.on_air,
            AmaAnswersState.note,
            first_name(state.ama.leader.name),
            on_open=AmaAnswersState.open_note,
            on_keep=AmaAnswersState.keep_note,
            on_promise=AmaAnswersState.choose_promise,
        ),
        rx.cond(
            is_deciding(),
            on_air.decision(
                live.rows[state.following],
                live.votes[live.on_air],
                on_leave=state.leave,
                on_stay=state.stay,
            ),
            on_air.after_answer(
                on_next=state.answer_and_next(live.on_air),
                on_answered=state.mark_answered(live.on_air),
                on_back=state.put_back(live.on_air),
            ),
        ),
    )
    nothing = on_air.nothing_on_air(live.next.length() > 0, state.answer_and_next(""))
    content = rx.match(
        live.phase,
        (Phase.LIVE.value, rx.cond(live.rows.contains(live.on_air), shown, nothing)),
        (Phase.SCHEDULED.value, _preparation()),
        _over(),
    )
    return ui.el.section(
        content,
        rx.cond(live.phase == Phase.LIVE, console.console_keys()),
        class_name="console-air",
        aria_label=_("Answering now"),
    )


def is_deciding() -> rx.Var[bool]:
    """Whether the host is asked about the question that is still on air."""
    return (AmaHostState.leaving != "") & (AmaHostState.leaving == AmaHostLiveState.on_air)


def _over() -> rx.Component:
    return rx.fragment(
        ui.el.p(_("This session has ended. Its questions stay readable."), class_name="t-body t-2"),
        ui.el.p(_("Notes and answers in writing go on there."), class_name="t-body t-2 mt2"),
        ui.el.div(ui.button(_("Back to the session"), to=session_address()), class_name="row mt4"),
    )


def _preparation() -> rx.Component:
    ama = AmaHostState.ama
    return rx.fragment(
        ui.el.p(ama.title, lang=ama.language, class_name="t-h2"),
        ui.el.p(
            ui.moment(ama.starts_at, "full"),
            ", ",
            ui.time_range(ama.starts_at, ama.ends_at),
            class_name="t-meta t-first mt2 mb4",
        ),
        console.invitation(ama.code, AmaHostState.address),
        ui.el.div(
            ui.button(_("Change"), icon="pencil", **ui.open_dialog(CHANGE)),
            ui.button(_("Call off"), icon="trash_2", **ui.open_dialog("call-off")),
            class_name="row g2 mt4",
        ),
    )
