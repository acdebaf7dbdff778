"""The pages of REX: the list, one REX, the form that opens one, and the editor."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    become_items,
    hidden_note,
    item_dialogs,
    new_comments,
    post_menu,
    undo_comment,
)
from learnhub.features.discussion.components.comments import comments_of
from learnhub.features.discussion.components.thanks import thanks_of
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.notices.components import follow_button
from learnhub.features.rex import queries
from learnhub.features.rex.components import doing, editor, lists, opening, parts, reading
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.parts import Part
from learnhub.features.rex.room import REX_READ, REX_WRITE
from learnhub.features.rex.state import (
    EditRexState,
    OpenRexState,
    RexListState,
    RexState,
    WritingLiveState,
)
from learnhub.ui.text import _
from learnhub.web.live import changed, watch
from learnhub.web.pages import FirstLook, Page

HERE = ((N_("REX"), "/rex"),)


def start_button() -> rx.Component:
    """The one solid button of the list."""
    return ui.button(_("Start a REX"), variant="solid", icon="plus", to="/rex/new")


def list_page() -> rx.Component:
    """What one is writing, what is published, and the register of projects."""
    state = RexListState
    main = [
        lists.narrowing(state.shown),
        lists.being_written(state.own),
        rx.cond(
            state.rows.length() > 0, ui.list_(rx.foreach(state.rows, lists.row)), lists.nothing(state.shown)
        ),
        ui.pager(state.has_more, state.show_more),
    ]
    return ui.el.div(
        lists.head(state.coverage),
        ui.loaded(state.is_ready, ui.columns(main, lists.register(), label=_("Projects")), rows=5),
    )


def rex_page() -> rx.Component:
    """A REX with what came of it."""
    state, rex = RexState, RexState.rex
    comments = new_comments(
        DiscussionLiveState.comments, is_here=DiscussionLiveState.root_id == rex.id, on_show=state.load
    )
    main = [
        doing.actions(state),
        *reading.words(rex, state.entries),
        thanks_of(post_id=rex.id),
        comments_of(post_id=rex.id, can_comment=rex.stage == RexStage.PUBLISHED.value),
        comments,
    ]
    aside = [
        doing.effect(state),
        reading.made(rex),
        reading.people(rex, state),
        ui.el.div(
            follow_button(rex.id),
            ui.copy_button(state.markdown, _("Copy as Markdown")),
            class_name="row g3 wrap",
        ),
        *rooms.around("aside", rex, in_library=False),
    ]
    shown = ui.loaded(
        rex.id != "",
        hidden_note(rex),
        *rooms.around("note", rex, in_library=False),
        reading.head(rex),
        doing.steps(state),
        doing.ask_effect(state),
        reading.at_a_glance(rex, state.entries),
        reading.causes(state),
        ui.columns(main, aside, label=_("About this page")),
        item_dialogs(
            rex, on_remove=state.remove, title=_("Delete this REX?"), text=_("It cannot be recovered.")
        ),
        *rooms.around("dialogs", rex, in_library=False),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def rex_bar() -> rx.Component:
    """What can be done with a REX."""
    rex = RexState.rex
    form = rx.Var.create("/rex/") + rex.id + "/edit"
    is_shown = ~rex.is_hidden & (rex.stage == RexStage.PUBLISHED.value)
    items = [
        ui.menu_item(_("Print"), icon="printer", data_print=""),
        *[rx.cond(is_shown, each) for each in become_items(rex.id)],
        *rooms.around("menu", rex, in_library=False),
    ]
    bar = rx.fragment(
        post_menu(rex, *items, edit={"to": form}),
        rx.cond(rex.can_write, ui.button(_("Edit"), icon="pencil", to=form, data_key="e")),
        start_button(),
    )
    return rx.cond(rex.id != "", bar)


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
        "/rex", list_page, N_("REX"), load=RexListState.load, section="rex", requires=REX_READ,
        bar=start_button,
    ),
    Page(
        "/rex/new", opening.opening_form, N_("Start a REX"), load=OpenRexState.load, section="rex",
        requires=REX_WRITE, crumbs=HERE, dock=True,
    ),
    Page(
        "/rex/[rex_ref]", rex_page, RexState.rex.title, load=RexState.load, section="rex",
        requires=REX_READ, crumbs=HERE, bar=rex_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    Page(
        "/rex/[rex_ref]/edit", edit_page, N_("Write the REX"), load=EditRexState.load, section="rex",
        requires=REX_WRITE, frame="focus",
    ),
)  # fmt: skip
