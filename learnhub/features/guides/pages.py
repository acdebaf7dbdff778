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
from learnhub.features.guides.room import GUIDES_READ, GUIDES_WRITE, PRACTICE
from learnhub.features.guides.state import EditPracticeState, GuideState, ReportState, TellPracticeState
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.pages import FirstLook, Page


def guide_page() -> rx.Component:
    """A guide, what was said of it, and where it comes from."""
    guide = GuideState.guide
    return item_page(
        guide,
        reading.guide_head(guide),
        reading.guide_facts(guide),
        reading.practice_parts(guide),
        item_foot(
            guide,
            reactions.reactions(guide, on_react=GuideState.react),
            follow_button(guide.id),
            thanks_button(post_id=guide.id),
        ),
        _applied(),
        aside=reading.guide_aside(guide),
        dialogs=rx.fragment(
            reading.guide_dialogs(guide, on_remove=GuideState.remove),
            undo_publishing(TellPracticeState, guide),
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
    return reading.guide_bar(GuideState.guide)


def tell_page() -> rx.Component:
    """The form of a new best practice."""
    state = TellPracticeState
    fields = writing.practice_fields(state.text, state.errors)
    title, lasts = _("Tell a best practice"), _("about 2 min")
    return new_item_form(state, PRACTICE, fields, title=title, draft="practice-new", lasts=lasts)


def edit_page() -> rx.Component:
    """The form of a best practice that is published."""
    state = EditPracticeState
    fields = writing.practice_fields(state.text, state.errors)
    return edit_item_form(state, PRACTICE, fields, title=_("Edit the best practice"), draft="practice")


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
