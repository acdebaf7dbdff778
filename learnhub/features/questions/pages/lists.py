"""The list of questions."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.notices.components import follow_topic_button
from learnhub.features.questions import components
from learnhub.features.questions.enums import Order, Progress
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.state import Filter, QuestionListState
from learnhub.features.search.browsing import WORDS_MAX
from learnhub.ui.text import _

PAUSE_MS = 350


def ask_button() -> rx.Component:
    """The one solid button of these pages."""
    return ui.button(_("Ask a question"), variant="solid", icon="plus", to="/questions/ask", key_cap="a")


def questions_page() -> rx.Component:
    """The list in its orders, perhaps narrowed."""
    state = QuestionListState
    of_topic = rx.fragment(
        ui.heading(_("Questions about {topic}", topic=state.topic.name), class_name="page-head-own"),
        ui.el.div(
            follow_topic_button(state.topic.id),
            ui.text_link(_("All questions"), to="/questions", class_name="t-body"),
            class_name="row g4 wrap mb4",
        ),
    )
    listed = ui.list_(rx.foreach(state.rows, components.listed_question))
    return ui.el.div(
        rx.cond(state.topic.id != "", of_topic, ui.heading(_("Questions"))),
        ui.search_input(
            "words",
            placeholder=_("Search the questions"),
            default_value=state.search_shown.words,
            max_length=WORDS_MAX,
            on_change=state.search.debounce(PAUSE_MS),
            on_clear=state.clear,
            show_clear=state.search_shown.words != "",
            key=state.renewed.to_string(),
        ),
        components.own_news(),
        _filters(),
        _order_tabs(),
        rx.cond(state.search_shown.order == Order.HELPED, _helped()),
        rx.cond(state.search_shown.order == Order.HOT, _formula()),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, listed, _nothing_listed()),
            ui.pager(state.has_more, state.show_more),
            rows=5,
        ),
        class_name="reading",
    )


def _filters() -> rx.Component:
    state, shown = QuestionListState, QuestionListState.search_shown

    def choice(name: Filter, options: Any, value: Any, every: Any, label: Any) -> rx.Component:
        return ui.select(
            name.value,
            options,
            size="2",
            value=value,
            label=label,
            placeholder=every,
            on_change=lambda chosen: state.choose(name.value, chosen),
        )

    progress = [
        (Progress.UNANSWERED.value, _("Without an answer")),
        (Progress.ANSWERED.value, _("Answered, not solved")),
        (Progress.SOLVED.value, _("Solved")),
    ]
    languages = [*LANGUAGE_NAMES.items()]
    has_progress = shown.order != Order.UNANSWERED
    return ui.el.div(
        choice(Filter.TOPIC, state.topics, shown.topic_id, _("Any topic"), _("Topic")),
        choice(Filter.SITE, state.sites, shown.site_id, _("Any site"), _("Site")),
        rx.cond(
            has_progress,
            choice(Filter.STATUS, progress, shown.progress, _("Any status"), _("Status")),
        ),
        choice(Filter.LANGUAGE, languages, shown.language, _("Any language"), _("Language")),
        rx.cond(
            state.communities.length() > 0,
            choice(Filter.COMMUNITY, state.communities, shown.space_id, _("Any community"), _("Community")),
        ),
        class_name="filters narrowing",
    )


def _order_tabs() -> rx.Component:
    state = QuestionListState

    def tab(label: Any, order: Order) -> tuple:
        asked = "" if order == Order.NEWEST else f"order={order}&"
        to = rx.Var.create(f"/questions?{asked}") + state.kept
        return label, to, state.search_shown.order == order, None

    orders = [
        tab(_("Newest"), Order.NEWEST),
        tab(_("Unanswered"), Order.UNANSWERED),
        tab(_("Followed"), Order.FOLLOWED),
        tab(_("Most helpful"), Order.HELPED),
        tab(_("Hot"), Order.HOT),
    ]
    return ui.tabs(orders, label=_("Order of the questions"), class_name="mb2")


def _formula() -> rx.Component:
    said = _("Sorted by ln(1 + people who opened it) + ln(1 + answers) − age in weeks.")
    counted = _("Each person counts once, and nobody can see who opened what.")
    return ui.el.p(said, " ", counted, class_name="t-meta mb2")


def _helped() -> rx.Component:
    said = _("Sorted by how many people it helped: an answer worked for them, or solved what they had too.")
    return ui.el.p(said, class_name="t-meta mb2")


def _nothing_listed() -> rx.Component:
    state, shown = QuestionListState, QuestionListState.search_shown
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
    nothing_followed = ui.empty(
        _("You follow no question yet"),
        _("Follow a question or a topic, and what is new there is listed here."),
        ui.button(_("Newest"), to="/questions"),
        icon="bell",
    )
    found = ui.empty(
        _("No question has these words"), _("Try fewer or other words, or ask."), ask, icon="search"
    )
    narrowed = ui.empty(
        _("No question fits these choices"),
        None,
        ui.button(_("Clear filters"), to="/questions"),
        icon="sliders_horizontal",
    )
    is_narrowed = (shown.site_id != "") | (shown.progress != "") | (shown.language != "")
    by_order = rx.match(
        shown.order,
        (Order.UNANSWERED.value, all_answered),
        (Order.FOLLOWED.value, nothing_followed),
        rx.cond(state.topic.id != "", of_topic, first),
    )
    return rx.cond(shown.words != "", found, rx.cond(is_narrowed, narrowed, by_order))
