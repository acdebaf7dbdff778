"""The form of a new question."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import shared_draft
from learnhub.features.questions import components
from learnhub.features.questions.state import AskState
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
        *fields,
        *ui.previews(state.previewed, title=state.preview_title, body=state.preview_body),
        ui.form_actions(
            ui.button(_("Cancel"), to="/questions", size="3"),
            ui.button(_("Publish the question"), variant="solid", type="submit", size="3"),
        ),
        on_submit=state.ask,
        draft=DRAFT,
        cleared=state.saved,
        once=True,
        key=state.title + "|" + state.topics,
        class_name="form",
    )
    intro = _("The first one is the hardest. It can be simple.")
    return ui.columns(
        [ui.heading(_("Ask a question"), intro), ui.loaded(state.is_ready, form)],
        [components.preview(state.title_shown, state.body_shown), components.spared_line(state.spared)],
        label=_("Preview"),
    )
