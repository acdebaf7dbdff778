"""The pages of guides: one to read, and their forms."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    hidden_note,
    kind_label,
    new_comments,
    panel,
    shared_draft,
    tags_field,
    thanks_button,
    undo_comment,
)
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.guides import queries
from learnhub.features.guides.components import applied, reactions, reading, writing
from learnhub.features.guides.room import GUIDES_READ, GUIDES_WRITE, PRACTICE
from learnhub.features.guides.state import EditPracticeState, GuideState, ReportState, TellPracticeState
from learnhub.features.notices.components import follow_button
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

PAUSE = 150  # milliseconds without typing before tags are suggested
LIBRARY = ((N_("Library"), "/library"),)

FormState = type[TellPracticeState] | type[EditPracticeState]


def guide_page() -> rx.Component:
    """A guide, what was said of it, and where it comes from."""
    guide = GuideState.guide
    main = [
        reading.guide_facts(guide),
        reading.practice_parts(guide),
        reading.guide_foot(
            guide,
            reactions.reactions(guide, on_react=GuideState.react),
            follow_button(guide.id),
            thanks_button(post_id=guide.id),
        ),
        _applied(),
        panel(guide),
        new_comments(
            DiscussionLiveState.comments,
            is_here=DiscussionLiveState.root_id == guide.id,
            on_show=GuideState.load,
        ),
    ]
    shown = ui.loaded(
        guide.id != "",
        hidden_note(guide),
        reading.guide_head(guide),
        ui.columns(main, reading.guide_aside(guide), label=_("About this page")),
        reading.guide_dialogs(guide, on_remove=GuideState.remove),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def _applied() -> rx.Component:
    state, guide = ReportState, GuideState.guide
    form = applied.report_form(
        state.errors, state.today, guide_id=guide.id, on_submit=state.apply, cleared=state.saved
    )
    rows = ui.list_(
        rx.foreach(
            state.rows,
            lambda row: applied.report_row(row, on_open=state.open, on_remove=state.remove),
        )
    )
    return applied.applied_section(
        state.counts,
        state.outcome,
        rx.cond(guide.can_apply, form),
        rows,
        ui.pager(state.has_more, state.show_more),
        applied.edit_dialog(
            state.source, state.errors, state.today, on_submit=state.save, on_close=state.close
        ),
        on_filter=state.filter,
    )


def guide_bar() -> rx.Component:
    """What can be done with a guide."""
    return reading.guide_bar(GuideState.guide)


def tell_page() -> rx.Component:
    """The form of a new best practice."""
    return _form_page(
        TellPracticeState,
        TellPracticeState.publish,
        _("Publish for the whole company"),
        ui.el.span(ui.icon("check", 15), _("A draft is kept while you type"), class_name="t-meta row g2"),
        draft="practice-new",
    )


def edit_page() -> rx.Component:
    """The form of a best practice that is published."""
    state = EditPracticeState
    draft = rx.Var.create("practice-") + state.text.id.to(str)
    edition = ui.hidden("edition", state.text.edition)
    return _form_page(state, state.save, _("Save"), edition, draft=draft)


def _form_page(
    state: FormState, on_submit: ui.Handler, send: ui.Text, extra: rx.Component, *, draft: ui.Text
) -> rx.Component:
    tags = tags_field(
        TopicSuggestionState.completions,
        TopicSuggestionState.suggest.debounce(PAUSE),
        error=state.errors["topics"],
        default_value=state.text.topics,
    )
    form = ui.form(
        shared_draft(draft),
        *writing.practice_fields(state.text, state.errors, tags=tags),
        ui.dock(extra, ui.button(send, variant="solid", type="submit", size="3"), class_name="told-dock"),
        on_submit=on_submit,
        draft=draft,
        cleared=state.saved,
        once=state is TellPracticeState,
        key=state.renewed.to_string(),
        class_name="told-form",
    )
    head = ui.el.div(
        kind_label(PRACTICE), ui.el.span(_("about 2 min"), class_name="t-meta"), class_name="row between"
    )
    return ui.el.div(
        head,
        ui.el.h1(_("Tell a best practice"), class_name="sr-only"),
        ui.loaded(state.renewed > 0, form),
        class_name="reading",
    )


PAGES = (
    Page(
        "/practices/new", tell_page, N_("Tell a best practice"), load=TellPracticeState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/guides/[guide_ref]", guide_page, GuideState.guide.title, load=GuideState.load, section="library",
        requires=GUIDES_READ, crumbs=LIBRARY, bar=guide_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    Page(
        "/guides/[guide_ref]/edit", edit_page, N_("Edit the best practice"), load=EditPracticeState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
)  # fmt: skip
