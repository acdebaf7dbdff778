"""The pages of guides: one to read, and their forms."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    LIBRARY,
    edit_item_form,
    form_page,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
)
from learnhub.features.guides import queries
from learnhub.features.guides.components import applied, reading, writing
from learnhub.features.guides.components.articles import article_fields
from learnhub.features.guides.components.steps import phone_dialog, steps_fields
from learnhub.features.guides.room import ARTICLE, GUIDES_READ, GUIDES_WRITE, PRACTICE, STEPS
from learnhub.features.guides.state import (
    EditArticleState,
    EditPracticeState,
    EditStepsState,
    GuideState,
    ReportState,
    ShowStepsState,
    TellPracticeState,
    WriteArticleState,
)
from learnhub.features.notices.components import follow_button
from learnhub.rooms import Kind
from learnhub.ui.text import _
from learnhub.web.pages import FirstLook, Page

Fields = Callable[[Any, ui.Errors], list[rx.Component]]
NEW_FORMS = (TellPracticeState, ShowStepsState, WriteArticleState)


def guide_page() -> rx.Component:
    """A guide, what was said of it, and where it comes from."""
    guide = GuideState.guide
    return item_page(
        guide,
        reading.guide_head(guide),
        reading.guide_facts(guide),
        reading.guide_words(guide, on_send=GuideState.send),
        item_foot(guide, follow_button(guide.id), thanks_button(post_id=guide.id)),
        rx.cond(guide.kind != ARTICLE, _applied()),
        phone_dialog(GuideState.qr, GuideState.put_away),
        aside=reading.guide_aside(guide),
        dialogs=rx.fragment(
            reading.guide_dialogs(guide, on_remove=GuideState.remove),
            *(undo_publishing(each, guide) for each in NEW_FORMS),
        ),
        on_show=GuideState.load,
    )


def _applied() -> rx.Component:
    state, guide = ReportState, GuideState.guide
    form = applied.report_form(
        state.errors, state.today, guide_id=guide.id, on_submit=state.apply, cleared=state.saved
    )
    rows = ui.list_(
        rx.foreach(
            state.rows,
            lambda row: applied.report_row(
                row, on_open=state.open, on_remove=state.remove, on_limit=state.add_to_limits
            ),
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
    return reading.guide_bar(GuideState.guide, on_send=GuideState.send(0))


def tell_page() -> rx.Component:
    """The form of a new best practice."""
    source = ui.hidden("source_id", TellPracticeState.text.source_id)
    return _new(TellPracticeState, PRACTICE, writing.practice_fields, _("Tell a best practice"), source)


def edit_page() -> rx.Component:
    """The form of a best practice that is published."""
    return _edit(EditPracticeState, PRACTICE, writing.practice_fields, _("Edit the best practice"))


def show_steps_page() -> rx.Component:
    """The form of a new step-by-step."""
    return _new(ShowStepsState, STEPS, steps_fields, _("Show it step by step"))


def edit_steps_page() -> rx.Component:
    """The form of a step-by-step that is published."""
    return _edit(EditStepsState, STEPS, steps_fields, _("Edit the step-by-step"))


def write_article_page() -> rx.Component:
    """The form of a new article."""
    return _new(WriteArticleState, ARTICLE, article_fields, _("Write an article"))


def edit_article_page() -> rx.Component:
    """The form of an article that is published."""
    return _edit(EditArticleState, ARTICLE, article_fields, _("Edit the article"))


def _new(state: Any, kind: Kind, fields: Fields, title: ui.Text, *before: rx.Component) -> rx.Component:
    written = [*before, *fields(state.text, state.errors)]
    return new_item_form(state, kind, written, title=title, draft=f"{kind}-new", on_template=state.begin)


def _edit(state: Any, kind: Kind, fields: Fields, title: ui.Text) -> rx.Component:
    return edit_item_form(state, kind, fields(state.text, state.errors), title=title, draft=str(kind))


PAGES = (
    form_page(
        "/practices/new", tell_page, N_("Tell a best practice"),
        load=TellPracticeState.load, requires=GUIDES_WRITE,
    ),
    Page(
        "/guides/[guide_ref]", guide_page, GuideState.guide.title, load=GuideState.load, section="library",
        requires=GUIDES_READ, crumbs=LIBRARY, bar=guide_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    form_page(
        "/guides/[guide_ref]/edit", edit_page, N_("Edit the best practice"),
        load=EditPracticeState.load, requires=GUIDES_WRITE,
    ),
    form_page(
        "/steps/new", show_steps_page, N_("Show it step by step"),
        load=ShowStepsState.load, requires=GUIDES_WRITE,
    ),
    form_page(
        "/steps/[guide_ref]/edit", edit_steps_page, N_("Edit the step-by-step"),
        load=EditStepsState.load, requires=GUIDES_WRITE,
    ),
    form_page(
        "/articles/new", write_article_page, N_("Write an article"),
        load=WriteArticleState.load, requires=GUIDES_WRITE,
    ),
    form_page(
        "/articles/[guide_ref]/edit", edit_article_page, N_("Edit the article"),
        load=EditArticleState.load, requires=GUIDES_WRITE,
    ),
)  # fmt: skip
