"""Pages about content of any kind."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components.bookmarks import bookmark_row
from learnhub.features.discussion.components.drafts import shared_draft
from learnhub.features.discussion.components.fields import markdown_field
from learnhub.features.discussion.components.history import revision_row
from learnhub.features.discussion.components.kinds import field_word, kind_label
from learnhub.features.discussion.room import CONTENT_HISTORY, CONTENT_KEEP, CONTENT_SUGGEST
from learnhub.features.discussion.schemas.suggestions import LONGEST_TITLE, SectionSource
from learnhub.features.discussion.state import BookmarkListState, HistoryState, SuggestState
from learnhub.ui.text import _
from learnhub.web.pages import Page


def history_page() -> rx.Component:
    """All editions of one piece of content."""
    state = HistoryState
    head = ui.heading(
        rx.cond(state.head.title != "", state.head.title, _("History")),
        _("Each version, with the words that were removed and added."),
        over=ui.el.div(
            kind_label(state.head.kind),
            ui.text_link(_("Back to it"), to=state.head.address),
            class_name="row g3",
        ),
    )
    rows = ui.list_(rx.foreach(state.rows, lambda row: revision_row(row, state.restore(row.number))))
    shown = ui.el.div(head, rows, ui.pager(state.has_more, state.show_more), class_name="reading")
    return ui.loaded((state.head.id != "") & (state.head.id == state.content_ref), shown)


def kept_page() -> rx.Component:
    """What its reader keeps for later."""
    state = BookmarkListState
    nothing = ui.empty(
        _("Nothing kept yet"),
        _("The bookmark of a card, a question or an answer puts it here."),
        ui.button(_("Open the library"), to="/library"),
        icon="bookmark",
    )
    rows = ui.list_(rx.foreach(state.rows, bookmark_row))
    return ui.el.div(
        ui.heading(_("What I kept"), _("Only you see this list. Nobody is told what you keep.")),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, rows, nothing),
            ui.pager(state.has_more, state.show_more),
            rows=5,
        ),
        class_name="reading",
    )


def suggest_page() -> rx.Component:
    """Other words for what somebody wrote; its author takes them in one click, or answers."""
    state, source = SuggestState, SuggestState.source
    title = ui.text_input("title", max_length=LONGEST_TITLE, default_value=source.title)
    body = markdown_field("body", about=source.content_id, rows=12, default_value=source.body)
    draft = rx.Var.create("suggest-") + source.content_id
    form = ui.form(
        shared_draft(draft),
        ui.hidden("edition", source.edition),
        rx.cond(
            source.title != "",
            ui.field("title", field_word(source.kind, "title"), title, error=state.errors["title"]),
        ),
        ui.field("body", field_word(source.kind, "body"), body, error=state.errors["body"]),
        rx.foreach(source.sections, _section),
        ui.form_actions(
            ui.button(_("Cancel"), to=source.address, size="3"),
            ui.button(_("Send the suggestion"), variant="solid", type="submit", size="3"),
        ),
        on_submit=state.suggest,
        draft=draft,
        cleared=state.saved,
        key=source.content_id + source.edition.to_string(),
        class_name="form",
    )
    intro = _("Only the author, moderators and you see it. The author takes it in one click, or answers.")
    head = ui.heading(_("Suggest an edit"), intro, over=kind_label(source.kind))
    is_shown = (source.content_id != "") & (source.content_id == state.content_ref)
    return ui.el.div(ui.loaded(is_shown, rx.fragment(head, form)), class_name="reading")


def _section(section: ui.ViewVar[SectionSource]) -> rx.Component:
    """A text beside the body."""
    words = ui.el.textarea(
        name=section.field,
        id=section.field,
        rows=3,
        max_length=section.most,
        default_value=section.text,
        class_name="input input-area",
    )
    problem = SuggestState.errors[section.field]
    return ui.el.div(
        ui.el.label(section.label, html_for=section.field, class_name="field-label"),
        words,
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        class_name="field",
        key=section.name,
    )


PAGES = (
    Page(
        "/kept",
        kept_page,
        N_("What I kept"),
        load=BookmarkListState.load,
        section="kept",
        requires=CONTENT_KEEP,
        in_language=True,
    ),
    Page(
        "/suggest/[content_ref]",
        suggest_page,
        N_("Suggest an edit"),
        load=SuggestState.load,
        requires=CONTENT_SUGGEST,
        dock=True,
    ),
    Page(
        "/history/[content_ref]",
        history_page,
        N_("History"),
        load=HistoryState.load,
        requires=CONTENT_HISTORY,
        in_language=True,
    ),
)
