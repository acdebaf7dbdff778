"""The pages of questions: the list, a new one, and one with its answers."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    hide_dialog,
    new_comments,
    post_menu,
    remove_dialog,
    undo_comment,
    votes_of,
)
from learnhub.features.discussion.searching import WORDS_MAX
from learnhub.features.notices.components import follow_button, follow_topic_button
from learnhub.features.questions import components, queries
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTION, QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.state import (
    AnswerState,
    AskState,
    EditState,
    QuestionListState,
    QuestionLiveState,
    QuestionState,
)
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _, ngettext_
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

PAUSE_MS = 350


def ask_button() -> rx.Component:
    """The one solid button of these pages."""
    return ui.button(_("Ask a question"), variant="solid", icon="plus", to="/questions/ask", key_cap="a")


def questions_page() -> rx.Component:
    """The list, in three orders, perhaps of one topic."""
    state = QuestionListState
    of_topic = rx.fragment(
        ui.heading(_("Questions about {topic}", topic=state.topic.name), class_name="page-head-own"),
        ui.el.div(
            follow_topic_button(state.topic.id),
            ui.text_link(_("All questions"), to="/questions", class_name="t-body"),
            class_name="row g4 wrap",
        ),
    )
    listed = ui.list_(rx.foreach(state.rows, components.question_row))
    return ui.el.div(
        rx.cond(state.topic.id != "", of_topic, ui.heading(_("Questions"))),
        ui.search_input(
            "words",
            placeholder=_("Search the questions"),
            default_value=state.words,
            max_length=WORDS_MAX,
            on_change=state.search.debounce(PAUSE_MS),
            on_clear=state.clear,
            show_clear=state.words != "",
            key=state.renewed.to_string(),
        ),
        _order_tabs(),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, listed, _nothing_listed()),
            ui.pager(state.has_more, state.show_more),
            rows=5,
        ),
        class_name="reading",
    )


def _order_tabs() -> rx.Component:
    state = QuestionListState

    def tab(label: Any, order: Order) -> tuple:
        asked = "" if order == Order.NEWEST else f"order={order}&"
        return label, rx.Var.create(f"/questions?{asked}") + state.kept, state.order == order, None

    orders = [
        tab(_("Newest"), Order.NEWEST),
        tab(_("Unanswered"), Order.UNANSWERED),
        tab(_("Most votes"), Order.VOTES),
    ]
    return ui.tabs(orders, label=_("Order of the questions"), class_name="mb2")


def _nothing_listed() -> rx.Component:
    state = QuestionListState
    ask = ui.button(_("Ask a question"), to="/questions/ask")
    first = ui.empty(
        _("No question yet"), _("The first one is the hardest. It can be simple."), ask, kind="question"
    )
    of_topic = ui.empty(
        _("Nothing about {topic} yet", topic=state.topic.name),
        None,
        ask,
        icon=QUESTION.icon,
        colour=QUESTION.colour,
    )
    all_answered = ui.empty(
        rx.cond(
            state.topic.id != "",
            _("No question about {topic} waits for an answer", topic=state.topic.name),
            _("No question waits for an answer"),
        ),
        _("Come back later, or ask one yourself."),
        ask,
        icon="circle_check",
    )
    found = ui.empty(
        _("No question has these words"), _("Try fewer or other words, or ask."), ask, icon="search"
    )
    listed = rx.cond(state.topic.id != "", of_topic, first)
    return rx.cond(state.words != "", found, rx.cond(state.order == Order.UNANSWERED, all_answered, listed))


def ask_page() -> rx.Component:
    """The form of a new question with its preview."""
    state = AskState
    fields = components.question_fields(
        state.errors,
        suggestions=TopicSuggestionState.completions,
        on_tags=TopicSuggestionState.suggest.debounce(PAUSE_MS),
        language=state.language,
        under_title=components.similar_questions(state.similar),
    )
    form = ui.form(
        *fields,
        *ui.previews(state.previewed, title=state.preview_title, body=state.preview_body),
        ui.form_actions(
            ui.button(_("Cancel"), to="/questions", size="3"),
            ui.button(_("Publish the question"), variant="solid", type="submit", size="3"),
        ),
        on_submit=state.ask,
        draft="ask",
        cleared=state.saved,
        once=True,
        class_name="form",
    )
    intro = _("The first one is the hardest. It can be simple.")
    return ui.columns(
        [ui.heading(_("Ask a question"), intro), ui.loaded(state.is_ready, form)],
        components.preview(state.title_shown, state.body_shown),
        label=_("Preview"),
    )


def question_page() -> rx.Component:
    """A question, its answers, and what stands beside it."""
    state = QuestionState
    shown = state.question.post.id
    is_shown = (shown != "") & (shown == state.question_ref)  # both are empty before the data have come
    page = ui.columns([_question(), *_answers(), _answer_form()], _rail())
    return rx.fragment(watch(QuestionLiveState), ui.loaded(is_shown, page, first_look=True))


def _question() -> rx.Component:
    question, post = QuestionState.question, QuestionState.question.post
    source = EditState.source
    menu = post_menu(post, edit={"on_click": EditState.open(post.id)})
    votes = votes_of(content_id=post.id, can_vote=post.can_vote, word=True, is_solution=False)
    body = components.question_body(question, votes, menu)
    fields = components.question_fields(
        EditState.errors,
        suggestions=TopicSuggestionState.completions,
        on_tags=TopicSuggestionState.suggest.debounce(PAUSE_MS),
        language=source.language,
        title=source.title,
        body=source.body,
        topics=source.topics,
        about=source.id,
    )
    form = components.edit_form(
        *fields, source=source, on_submit=EditState.save_question, on_cancel=EditState.close
    )
    return ui.el.div(
        components.question_head(question),
        rx.cond(source.id == post.id, form, body),
        remove_dialog(
            post,
            QuestionState.remove,
            title=_("Delete your question?"),
            text=_("It cannot be recovered, and its answers are no longer shown."),
        ),
        hide_dialog(post),
    )


def _answers() -> list[rx.Component]:
    state = QuestionState
    count = state.question.answer_count
    title = rx.cond(count == 0, _("No answer yet"), ngettext_("{n} answer", "{n} answers", count))
    return [
        ui.section(title, rx.foreach(state.rows, _answer), ui.pager(state.has_more, state.show_more)),
        components.new_answers(QuestionLiveState, state.question, on_show=state.load),
        new_comments(
            QuestionLiveState.comments,
            is_here=QuestionLiveState.question_id == state.question.post.id,
            on_show=state.load,
        ),
        undo_comment(),
    ]


def _answer(post: Any) -> rx.Component:
    state, source = QuestionState, EditState.source
    form = components.edit_form(
        *components.answer_edit_fields(source, EditState.errors),
        source=source,
        on_submit=EditState.save_answer,
        on_cancel=EditState.close,
    )
    actions = components.answer_actions(
        post,
        can_withdraw=state.question.can_withdraw,
        on_accept=state.accept(post.id),
        on_withdraw=state.withdraw,
        on_edit=EditState.open(post.id),
    )
    dialogs = [
        remove_dialog(
            post,
            state.remove_answer(post.id),
            title=_("Delete your answer?"),
            text=_("It cannot be recovered."),
        ),
        hide_dialog(post),
    ]
    return components.answer_view(
        post,
        votes_of(content_id=post.id, can_vote=post.can_vote, word=False, is_solution=post.is_accepted),
        solved=components.solved_line(state.question),
        actions=actions,
        form=form,
        editing=source.id == post.id,
        dialogs=dialogs,
    )


def _answer_form() -> rx.Component:
    state = QuestionState
    form = components.answer_form(
        AnswerState.answer,
        about=state.question_ref,
        draft=rx.Var.create("answer-") + state.question_ref,
        saved=AnswerState.saved,
        errors=AnswerState.errors,
        language=state.question.post.language,
    )
    return rx.cond(state.question.can_answer, form)


def _rail() -> list[rx.Component]:
    rail = QuestionState.rail
    related = ui.section(
        _("Related questions"),
        ui.el.ul(rx.foreach(rail.related, components.linked_question)),
        line=False,
    )
    helpers = ui.section(
        _("People who know this"),
        ui.el.ul(rx.foreach(rail.helpers, components.helper_row), class_name="col g3"),
        line=False,
    )
    return [
        follow_button(QuestionState.question.post.id),
        rx.cond(rail.related.length() > 0, related),
        rx.cond(rail.helpers.length() > 0, helpers),
    ]


PAGES = (
    Page(
        "/questions",
        questions_page,
        N_("Questions"),
        load=QuestionListState.load,
        section="questions",
        requires=QUESTIONS_READ,
        bar=ask_button,
        in_language=True,
    ),
    Page(
        "/questions/ask",
        ask_page,
        N_("Ask a question"),
        load=AskState.load,
        section="questions",
        requires=QUESTIONS_ASK,
        crumbs=((N_("Questions"), "/questions"),),
        dock=True,
    ),
    Page(
        "/questions/[question_ref]",
        question_page,
        QuestionState.question.title,
        load=QuestionState.load,
        section="questions",
        requires=QUESTIONS_READ,
        bar=ask_button,
        in_language=True,
        crumbs=((N_("Questions"), "/questions"),),
        first_look=FirstLook(queries.get_words, components.first_look),
    ),
)
