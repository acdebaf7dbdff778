"""The pages of leader notes: the list, one note, and the forms."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    become_items,
    edit_item_form,
    hidden_note,
    item_authors,
    item_foot,
    new_comments,
    post_menu,
    thanks_button,
    undo_comment,
    undo_publishing,
)
from learnhub.features.discussion.components.chain import chain
from learnhub.features.discussion.components.comments import comments_of
from learnhub.features.discussion.components.thanks import thanks_of
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.leaders import queries
from learnhub.features.leaders.components import notes, writing
from learnhub.features.leaders.room import LEADER_NOTE, LEADERS_READ, LEADERS_WRITE
from learnhub.features.leaders.state import (
    EditLeaderNoteState,
    LeaderNotesState,
    LeaderNoteState,
    WriteLeaderNoteState,
)
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

HERE = ((N_("Leader notes"), "/leaders"),)


def write_button() -> rx.Component:
    """The one solid button of the list, for leaders."""
    button = ui.button(_("Write a leader note"), variant="solid", icon="plus", to="/leaders/new")
    return rx.cond(LeaderNotesState.can_write, button)


def list_page() -> rx.Component:
    """Notes, the latest first."""
    state = LeaderNotesState
    rows = ui.el.div(rx.foreach(state.rows, notes.listed), class_name="leader-notes")
    shown = ui.loaded(
        state.is_ready,
        rx.cond(state.rows.length() > 0, rows, notes.nothing()),
        ui.pager(state.has_more, state.show_more),
        rows=4,
    )
    words = _("Once a month a leader goes first: what they learned, what they doubted, what they got wrong.")
    return ui.el.div(
        ui.heading(_("Leaders go first"), words),
        ui.columns([shown], [notes.kept(state.kept)], label=_("About this page")),
    )


def note_page() -> rx.Component:
    """A note, thanks for it, and answers where its author wants them."""
    note = LeaderNoteState.note
    comments = new_comments(
        DiscussionLiveState.comments,
        is_here=DiscussionLiveState.root_id == note.id,
        on_show=LeaderNoteState.load,
    )
    words = [
        notes.note_words(note),
        item_foot(note, thanks_button(post_id=note.id)),
        ui.el.div(thanks_of(post_id=note.id), id="thanks"),
        ui.el.div(
            rx.cond(
                note.is_open,
                comments_of(post_id=note.id, can_comment=note.can_comment),
                notes.closed_note(note),
            ),
            comments,
            id="comments",
        ),
    ]
    aside = [
        item_authors(note),
        follow_button(note.id),
        chain(note, note.title, note.kind),
        *rooms.around("aside", note, in_library=False),
    ]
    shown = ui.loaded(
        note.id != "",
        hidden_note(note),
        *rooms.around("note", note, in_library=False),
        notes.note_head(note),
        ui.columns(words, aside, label=_("About this page")),
        notes.note_dialogs(note, on_remove=LeaderNoteState.remove),
        undo_publishing(WriteLeaderNoteState, note),
        *rooms.around("dialogs", note, in_library=False),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def note_bar() -> rx.Component:
    """What can be done with a note."""
    note = LeaderNoteState.note
    form = rx.Var.create("/leaders/") + note.id + "/edit"
    items = [rx.cond(~note.is_hidden, each) for each in become_items(note.id)]
    bar = rx.fragment(
        post_menu(note, *items, *rooms.around("menu", note, in_library=False), edit={"to": form}),
        rx.cond(note.can_edit, ui.button(_("Edit"), icon="pencil", to=form, data_key="e")),
    )
    return rx.cond(note.id != "", bar)


def new_page() -> rx.Component:
    """The form of a new note, with how it will look beside it."""
    state = WriteLeaderNoteState
    return ui.loaded(state.renewed > 0, writing.writing(state))


def edit_page() -> rx.Component:
    """The form of a note that is published."""
    state = EditLeaderNoteState
    fields = writing.note_fields(state.text, state.errors, state.desk)
    return edit_item_form(state, LEADER_NOTE, fields, title=_("Edit your note"), draft="leader-note")


PAGES = (
    Page(
        "/leaders", list_page, N_("Leader notes"), load=LeaderNotesState.load, section="today",
        requires=LEADERS_READ, bar=write_button,
    ),
    Page(
        "/leaders/new", new_page, N_("Write a leader note"), load=WriteLeaderNoteState.load, section="today",
        requires=LEADERS_WRITE, crumbs=HERE, dock=True,
    ),
    Page(
        "/leaders/[note_ref]", note_page, LeaderNoteState.note.title, load=LeaderNoteState.load,
        section="today", requires=LEADERS_READ, crumbs=HERE, bar=note_bar, in_language=True,
        first_look=FirstLook(queries.get_words, notes.first_look),
    ),
    Page(
        "/leaders/[note_ref]/edit", edit_page, N_("Edit your note"), load=EditLeaderNoteState.load,
        section="today", requires=LEADERS_WRITE, crumbs=HERE, dock=True,
    ),
)  # fmt: skip
