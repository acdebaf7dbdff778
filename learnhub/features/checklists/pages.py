"""The pages of checklists: one to read, their forms, and a run."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.checklists import queries
from learnhub.features.checklists.components import reading, running, writing
from learnhub.features.checklists.room import CHECKLIST, CHECKLISTS_READ, CHECKLISTS_RUN, CHECKLISTS_WRITE
from learnhub.features.checklists.state import (
    ChecklistState,
    EditChecklistState,
    RunLiveState,
    RunState,
    WriteChecklistState,
)
from learnhub.features.discussion.components import (
    LIBRARY,
    edit_item_form,
    form_page,
    item_bar,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
)
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page


def checklist_page() -> rx.Component:
    """A checklist, its last runs, and what was said of it."""
    state, checklist = ChecklistState, ChecklistState.checklist
    start = reading.start_dialog(checklist, state.errors, on_submit=state.start, cleared=state.saved)
    actions = (
        reading.run_button(checklist, "3"),
        follow_button(checklist.id),
        thanks_button(post_id=checklist.id),
    )
    return item_page(
        checklist,
        reading.checklist_head(checklist),
        reading.points_shown(checklist),
        item_foot(checklist, *actions),
        reading.runs_section(state.rows, ui.pager(state.has_more, state.show_more)),
        aside=reading.checklist_aside(checklist),
        dialogs=rx.fragment(
            start,
            reading.checklist_dialogs(checklist, on_remove=state.remove),
            undo_publishing(WriteChecklistState, checklist),
        ),
        on_show=state.load,
    )


def checklist_bar() -> rx.Component:
    """What can be done with a checklist."""
    checklist = ChecklistState.checklist
    return item_bar(checklist, "/checklists", reading.run_button(checklist))


def run_page() -> rx.Component:
    """A run, and nothing else."""
    run = RunState.run
    count = rx.cond(RunLiveState.run_id == run.id, RunLiveState.count, 0)
    return rx.fragment(
        watch(RunLiveState),
        ui.loaded(
            run.id != "",
            running.run_shown(run, count),
            rx.cond(run.is_mine, running.run_dialog(RunState.remove)),
        ),
    )


def new_page() -> rx.Component:
    """The form of a new checklist."""
    state = WriteChecklistState
    fields = writing.checklist_fields(state.text, state.errors)
    title = _("Write a checklist")
    return new_item_form(
        state, CHECKLIST, fields, title=title, draft="checklist-new", on_template=state.begin
    )


def edit_page() -> rx.Component:
    """The form of a checklist that is published."""
    state = EditChecklistState
    fields = writing.checklist_fields(state.text, state.errors)
    return edit_item_form(state, CHECKLIST, fields, title=_("Edit the checklist"), draft="checklist")


PAGES = (
    form_page(
        "/checklists/new", new_page, N_("Write a checklist"),
        load=WriteChecklistState.load, requires=CHECKLISTS_WRITE,
    ),
    Page(
        "/checklists/[checklist_ref]", checklist_page, ChecklistState.checklist.title,
        load=ChecklistState.load, section="library", requires=CHECKLISTS_READ, crumbs=LIBRARY,
        bar=checklist_bar, in_language=True, first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    form_page(
        "/checklists/[checklist_ref]/edit", edit_page, N_("Edit the checklist"),
        load=EditChecklistState.load, requires=CHECKLISTS_WRITE,
    ),
    Page(
        "/runs/[run_ref]", run_page, RunState.run.title, load=RunState.load, section="library",
        requires=CHECKLISTS_RUN, frame="focus",
    ),
)  # fmt: skip
