"""The list of questions."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.searching import WORDS_MAX
from learnhub.features.notices.components import follow_topic_button
from learnhub.features.questions import components
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.state import QuestionListState
from learnhub.ui.text import _

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
            class_name="row g4 wrap mb4",
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
        components.own_news(),
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
