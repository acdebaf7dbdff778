"""The form of a new question."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import shared_draft, where_field
from learnhub.features.questions import components
from learnhub.features.questions.state import AskState, UnsignedAskState
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _

PAUSE_MS = 350
DRAFT = "ask"


def ask_page() -> rx.Component:
    """The form of a new question with its preview, and what may answer it already."""
    state = AskState
    fields = components.question_fields(
        state.errors,
        suggestions=TopicSuggestionState.completions,
        on_tags=TopicSuggestionState.suggest.debounce(PAUSE_MS),
        language=state.language,
        title=state.title,
        topics=state.topics,
        under_title=components.similar_list(state.similar, draft=DRAFT, on_spare=state.spare),
    )
    form = ui.form(
        shared_draft(DRAFT),
        components.about_line(state.about),
        ui.hidden("about", state.about.id),
        *fields,
        where_field(state.errors),
        *ui.previews(state.previewed, title=state.preview_title, body=state.preview_body),
        ui.form_actions(
            ui.button(_("Cancel"), to="/questions", size="3"),
            ui.button(_("Publish the question"), variant="solid", type="submit", size="3"),
        ),
        on_submit=state.ask,
        draft=DRAFT,
        cleared=state.saved,
        once=True,
        key=state.title + "|" + state.topics + "|" + state.about.id,
        class_name="form",
    )
    intro = _("The first one is the hardest. It can be simple.")
    return ui.columns(
        [
            ui.heading(_("Ask a question"), intro),
            components.ways_to_ask(unsigned=False),
            ui.loaded(state.is_ready, form),
        ],
        [components.preview(state.title_shown, state.body_shown), components.spared_line(state.spared)],
        label=_("Preview"),
    )


def unsigned_page() -> rx.Component:
    """The form of a question without a name, and what this browser asked so."""
    state = UnsignedAskState
    form = components.unsigned_form(state.view, state.language)
    return ui.el.div(
        ui.heading(_("Ask a question"), _("The first one is the hardest. It can be simple.")),
        components.ways_to_ask(unsigned=True),
        ui.loaded(state.is_ready, rx.cond(state.view.is_closed, components.too_few(), form)),
        components.own_questions(),
        class_name="reading",
    )
