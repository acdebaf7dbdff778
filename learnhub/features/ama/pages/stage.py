"""The projector of the room, led from the console."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components import stage
from learnhub.features.ama.components.lists import title_of
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.state import AmaStageLiveState, AmaStageState
from learnhub.ui.text import _
from learnhub.web.live.watch import watch


def stage_page() -> rx.Component:
    """The question on air, the next two, and how to join."""
    ama, live = AmaStageState.ama, AmaStageLiveState
    question = rx.fragment(*stage.stage_question(live.rows[live.on_air], live.votes[live.on_air]))
    welcome = rx.fragment(*stage.stage_words(ama.title, title_of(ama.leader.name)))
    thanks = rx.fragment(*stage.stage_words(ama.title, _("Thank you. Every question stays readable.")))
    centre = rx.match(
        live.phase,
        (Phase.ENDED.value, thanks),
        rx.cond(live.rows.contains(live.on_air), question, welcome),
    )
    side = stage.stage_side(
        qr=AmaStageState.qr,
        address=AmaStageState.address,
        code=ama.code,
        figures=stage.stage_figures(live.viewers, live.counts["answered"], ama.ends_at),
    )
    is_shown = (ama.id == AmaStageState.ama_ref) & (live.phase != "")
    has_next = (live.next.length() > 0) & (live.phase != Phase.ENDED)
    return rx.fragment(
        watch(live),
        ui.link(
            _("Back to the console"),
            to=rx.Var.create("/ama/") + AmaStageState.ama_ref + "/host",
            data_key="Escape",
            class_name="skip",
        ),
        ui.loaded(
            is_shown,
            ui.el.div(
                ui.el.section(
                    centre,
                    rx.cond(has_next, stage.stage_next(live.next, live.rows, live.votes)),
                    class_name="stage-main",
                ),
                rx.cond(live.phase != Phase.ENDED, side),
                class_name="stage",
            ),
        ),
    )
