"""The pages of REX."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.rex.components import editor, parts
from learnhub.features.rex.parts import Part
from learnhub.features.rex.room import REX_WRITE
from learnhub.features.rex.state import EditRexState, WritingLiveState
from learnhub.ui.text import _
from learnhub.web.live import changed, watch
from learnhub.web.pages import Page


def edit_page() -> rx.Component:
    """The editor: one part at a time, each text of which is saved by itself."""
    state, live = EditRexState, WritingLiveState
    shown = ui.match_component(
        state.part,
        (Part.WELL.value, parts.well(state)),
        (Part.WHY.value, parts.why(state, live)),
        (Part.CHANGE.value, parts.change(state)),
        (Part.LESSONS.value, parts.lessons(state)),
        otherwise=parts.happened(state),
    )
    is_why = state.part == Part.WHY.value
    body = ui.el.div(
        editor.parts_nav(state, live),
        shown,
        class_name=rx.cond(is_why, "rexed-body rexed-on-why", "rexed-body"),
    )
    return rx.fragment(
        watch(live),
        changed(live.version, state.refresh, first=False),
        ui.loaded(
            state.rex.id != "",
            ui.el.div(editor.bar(state, live), body, class_name="rexed"),
            ui.shortcuts_dialog([(_("Facts"), editor.shortcuts())]),
        ),
    )


PAGES = (
    Page(
        "/rex/[rex_ref]/edit",
        edit_page,
        N_("Write the REX"),
        load=EditRexState.load,
        section="rex",
        requires=REX_WRITE,
        frame="focus",
    ),
)
