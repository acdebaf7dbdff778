"""The pages of guides: one to read, and their forms."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    LIBRARY,
    edit_item_form,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
)
from learnhub.features.guides import queries
from learnhub.features.guides.components import applied, reactions, reading, writing
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
from learnhub.ui.text import _
from learnhub.web.pages import FirstLook, Page

NEW_FORMS = (TellPracticeState, ShowStepsState, WriteArticleState)


def guide_page() -> rx.Component:
    """A guide, what was said of it, and where it comes from."""
    guide = GuideState.guide
    return item_page(
        guide,
        reading.guide_head(guide),
        reading.guide_facts(guide),
        reading.guide_words(guide),
        item_foot(
            guide,
            reactions.reactions(guide, on_react=GuideState.react),
            follow_button(guide.id),
            thanks_button(post_id=guide.id),
        ),
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
    return reading.guide_bar(GuideState.guide, on_send=GuideState.send)


def tell_page() -> rx.Component:
    """The form of a new best practice."""
    state = TellPracticeState
    source = ui.hidden("source_id", state.text.source_id)
    fields = [source, *writing.practice_fields(state.text, state.errors)]
    title = _("Tell a best practice")
    return new_item_form(state, PRACTICE, fields, title=title, draft="practice-new", on_template=state.begin)


def edit_page() -> rx.Component:
    """The form of a best practice that is published."""
    state = EditPracticeState
    fields = writing.practice_fields(state.text, state.errors)
    return edit_item_form(state, PRACTICE, fields, title=_("Edit the best practice"), draft="practice")


def show_steps_page() -> rx.Component:
    """The form of a new step-by-step."""
    state = ShowStepsState
    fields = steps_fields(state.text, state.errors)
    title = _("Show it step by step")
    return new_item_form(state, STEPS, fields, title=title, draft="steps-new", on_template=state.begin)


def edit_steps_page() -> rx.Component:
    """The form of a step-by-step that is published."""
    state = EditStepsState
    fields = steps_fields(state.text, state.errors)
    return edit_item_form(state, STEPS, fields, title=_("Edit the step-by-step"), draft="steps")


def write_article_page() -> rx.Component:
    """The form of a new article."""
    state = WriteArticleState
    fields = article_fields(state.text, state.errors)
    title = _("Write an article")
    return new_item_form(state, ARTICLE, fields, title=title, draft="article-new", on_template=state.begin)


def edit_article_page() -> rx.Component:
    """The form of an article that is published."""
    state = EditArticleState
    fields = article_fields(state.text, state.errors)
    return edit_item_form(state, ARTICLE, fields, title=_("Edit the article"), draft="article")


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
    Page(
        "/steps/new", show_steps_page, N_("Show it step by step"), load=ShowStepsState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/steps/[guide_ref]/edit", edit_steps_page, N_("Edit the step-by-step"), load=EditStepsState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/articles/new", write_article_page, N_("Write an article"), load=WriteArticleState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/articles/[guide_ref]/edit", edit_article_page, N_("Edit the article"), load=EditArticleState.load,
        section="library", requires=GUIDES_WRITE, crumbs=LIBRARY, dock=True,
    ),
)  # fmt: skip
